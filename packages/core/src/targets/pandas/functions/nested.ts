import type { ARRAY_FUNCTIONS, JSON_FUNCTIONS } from '../../../expressions/functions/nested.ts'
import { type PathStep, parsePath } from '../../sql/constants.ts'
import { type Code, column } from '../code.ts'
import type { ExpressionWriter } from '../expressions.ts'
import { pythonText } from '../python.ts'
import { Refused } from '../refused.ts'
import { pythonType } from '../types.ts'
import { type Call, prelude, python, rule, type ScalarRule } from './rule.ts'

export const NESTED_RULES: Readonly<Record<keyof typeof JSON_FUNCTIONS | keyof typeof ARRAY_FUNCTIONS, ScalarRule>> = {
  json_text: atPath('json_text'),
  json_get: atPath('json_get'),
  json_exists: atPath('json_exists'),
  json_type: atPath('json_type'),
  json_array_length: atPath('json_array_length'),
  json_valid: prelude('json_valid'),
  split: prelude('split_text'),
  array_length: python('len'),
  array_get: prelude('array_get'),
  array_contains: prelude('array_contains'),
  array_join: prelude('array_join'),
  array_distinct: prelude('array_distinct'),
  array_sort: prelude('array_sort'),
  array_slice: prelude('array_slice'),
  array_concat: prelude('array_concat'),
}

/** A path becomes a tuple of names and places. */
function atPath(name: string): ScalarRule {
  return rule('emulated', (call, writer) => withPath(name, call, writer))
}

function withPath(name: string, call: Call, writer: ExpressionWriter): Code {
  const [json, path] = call.arguments
  if (path.kind !== 'constant') throw new Refused(call.name, 'pathNotConstant')
  const steps = path.value === null ? 'None' : pythonTuple(pathOf(String(path.value), call))
  return column(`each(${name}, ${writer.column(json).text}, ${steps}, type=${pythonType(call.type)})`)
}

function pythonTuple(steps: readonly (string | number)[]): string {
  const items = steps.map((step) => (typeof step === 'number' ? String(step) : pythonText(step)))
  return `(${items.join(', ')}${items.length === 1 ? ',' : ''})`
}

function pathOf(path: string, call: Call): readonly PathStep[] {
  const steps = parsePath(path)
  if (steps === undefined) throw new Refused(call.name, 'pathNotConstant')
  return steps
}
