import type { CONDITION_FUNCTIONS } from '../../../expressions/functions/conditions.ts'
import { column } from '../code.ts'
import { argumentsOf, native, rule, type ScalarRule } from './rule.ts'

export const CONDITION_RULES: Readonly<Record<keyof typeof CONDITION_FUNCTIONS, ScalarRule>> = {
  coalesce: native('F.coalesce($*)'),
  nullif: native('F.nullif($1, $2)'),
  if: native('F.when($1, $2).otherwise($3)'),
  greatest: extremum('F.greatest'),
  least: extremum('F.least'),
}

/** Spark's take two at least. */
function extremum(name: string): ScalarRule {
  return rule('native', (call, writer) => {
    const given = argumentsOf(call, writer)
    return column(given.length === 1 ? given[0] : `${name}(${given.join(', ')})`)
  })
}
