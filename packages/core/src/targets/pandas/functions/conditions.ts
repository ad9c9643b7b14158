import type { CONDITION_FUNCTIONS } from '../../../expressions/functions/conditions.ts'
import { column } from '../code.ts'
import { pythonType } from '../types.ts'
import { preludeWithNulls, rule, type ScalarRule } from './rule.ts'

export const CONDITION_RULES: Readonly<Record<keyof typeof CONDITION_FUNCTIONS, ScalarRule>> = {
  coalesce: rule('emulated', (call, writer) => {
    const [first, ...others] = call.arguments
    const choices = [writer.column(first).text, ...others.map((each) => writer.later(each))]
    return column(`coalesce(${writer.place.frame}, [${choices.join(', ')}], ${pythonType(call.type)})`)
  }),
  nullif: preludeWithNulls('null_if_equal'),
  if: rule('emulated', (call, writer) => {
    const [when, then, otherwise] = call.arguments
    const branch = `(${writer.column(when).text}, ${writer.later(then)})`
    const type = pythonType(call.type)
    return column(`case(${writer.place.frame}, [${branch}], ${writer.later(otherwise)}, ${type})`)
  }),
  greatest: preludeWithNulls('greatest_of'),
  least: preludeWithNulls('least_of'),
}
