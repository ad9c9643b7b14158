import type { ARRAY_FUNCTIONS, JSON_FUNCTIONS } from '../../../expressions/functions/nested.ts'
import { pythonText } from '../../pandas/python.ts'
import { parsePath } from '../../sql/constants.ts'
import { column } from '../code.ts'
import { Refused } from '../refused.ts'
import { native, python, rule, type ScalarRule } from './rule.ts'

export const NESTED_RULES: Readonly<Record<keyof typeof JSON_FUNCTIONS | keyof typeof ARRAY_FUNCTIONS, ScalarRule>> = {
  json_text: atPath('json_text'),
  json_get: atPath('json_get'),
  json_exists: atPath('json_exists'),
  json_type: atPath('json_type'),
  json_array_length: atPath('json_array_length'),
  json_valid: python('json_valid'),
  split: python('split_text'),
  array_length: native('F.array_size($1).cast("bigint")'),
  array_get: native('F.get($1, $2.cast("int") - 1)', 'emulated'),
  array_contains: native(
    'F.when($1.isNotNull() & $2.isNotNull(), F.coalesce(F.array_contains($1, $2), F.lit(False)))',
    'emulated',
  ),
  array_join: rule('native', (call, writer) => {
    const [list, separator] = call.arguments
    if (separator.kind !== 'constant') throw new Refused(call.name, 'constant')
    if (separator.value === null) return writer.write({ kind: 'constant', type: call.type, value: null })
    return column(`F.array_join(${writer.write(list).text}, ${pythonText(String(separator.value))})`)
  }),
  array_distinct: native('F.array_sort(F.array_distinct(F.array_compact($1)))', 'emulated'),
  array_sort: native('F.array_sort($1)'),
  array_slice: native(
    'F.when($2.isNotNull() & $3.isNotNull(), F.slice($1, F.greatest($2, F.lit(1)).cast("int"), F.greatest($3 - F.greatest($2, F.lit(1)) + 1, F.lit(0)).cast("int")))',
    'emulated',
  ),
  array_concat: native('F.concat($1, $2)'),
}

/** A path becomes a tuple of names and places. */
function atPath(name: string): ScalarRule {
  return rule('emulated', (call, writer) => {
    const [json, path] = call.arguments
    const steps = path.kind === 'constant' && path.value !== null ? parsePath(String(path.value)) : undefined
    if (steps === undefined) throw new Refused(call.name, 'constant')
    const items = steps.map((step) => (typeof step === 'number' ? String(step) : pythonText(step)))
    const tuple = `(${items.join(', ')}${items.length === 1 ? ',' : ''})`
    return writer.each(name, [writer.write(json).text, tuple], call.type)
  })
}
