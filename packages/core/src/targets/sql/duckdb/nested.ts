import type { CONDITION_FUNCTIONS } from '../../../expressions/functions/conditions.ts'
import type { ScalarName } from '../../../expressions/functions/names.ts'
import type { ARRAY_FUNCTIONS, JSON_FUNCTIONS } from '../../../expressions/functions/nested.ts'
import { parsePath, textConstant } from '../constants.ts'
import type { Fragment } from '../fragment.ts'
import { fill } from '../fragment.ts'
import type { Call, Rule, Writer, Writing } from '../rule.ts'

type NestedName = Extract<
  ScalarName,
  keyof typeof JSON_FUNCTIONS | keyof typeof ARRAY_FUNCTIONS | keyof typeof CONDITION_FUNCTIONS
>

/** Conditions, JSON and lists. */
export const NESTED_RULES: Readonly<Record<NestedName, Rule<Call>>> = {
  coalesce: 'coalesce($*)',
  nullif: 'nullif($1, $2)',
  if: 'CASE WHEN $1 THEN $2 ELSE $3 END',
  greatest: 'greatest($*)',
  least: 'least($*)',
  json_text: json('json_extract_string($1, $2)'),
  json_get: json("nullif(json_extract($1, $2), CAST('null' AS JSON))"),
  json_exists: json('json_exists($1, $2)'),
  json_type: {
    emulated: json(
      "CASE json_type($1, $2) WHEN 'OBJECT' THEN 'object' WHEN 'ARRAY' THEN 'array' WHEN 'VARCHAR' THEN 'string' WHEN 'BOOLEAN' THEN 'boolean' WHEN 'NULL' THEN 'null' ELSE CASE WHEN json_exists($1, $2) THEN 'number' END END",
    ),
  },
  json_array_length: json("CASE WHEN json_type($1, $2) = 'ARRAY' THEN CAST(json_array_length($1, $2) AS BIGINT) END"),
  json_valid: 'json_valid($1)',
  split: (call) =>
    textConstant(call.arguments[1]) === '' ? 'CASE WHEN $1 IS NOT NULL THEN [$1] END' : 'string_split($1, $2)',
  array_length: 'len($1)',
  array_get: 'CASE WHEN $2 > 0 THEN list_extract($1, $2) END',
  array_contains: 'list_contains($1, $2)',
  // A list of NULLs alone would give NULL.
  array_join: "CASE WHEN $1 IS NOT NULL THEN coalesce(array_to_string($1, $2), '') END",
  array_distinct: 'list_sort(list_distinct($1))',
  array_sort: "list_sort($1, 'ASC', 'NULLS LAST')",
  array_slice: 'list_slice($1, CASE WHEN $2 < 1 THEN 1 ELSE $2 END, CASE WHEN $3 < 0 THEN 0 ELSE $3 END)',
  array_concat: 'CASE WHEN $1 IS NOT NULL AND $2 IS NOT NULL THEN list_concat($1, $2) END',
}

function json(template: string): Writer<Call> {
  return (call, writing) => {
    const document = writing.exactly(call.arguments[0])
    return fill(template, [document, path(call, writing)])
  }
}

/** The path with every key quoted; a key that holds a quote needs the other notation, JSON Pointer. */
function path(call: Call, writing: Writing): Fragment {
  const given = textConstant(call.arguments[1]) ?? ''
  const steps = parsePath(given)
  if (steps === undefined) return writing.text(given)
  if (steps.some((step) => typeof step === 'string' && step.includes('"'))) {
    const pointer = steps.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`)
    return writing.text(pointer.join(''))
  }
  return writing.text(`$${steps.map((step) => (typeof step === 'number' ? `[${step}]` : `."${step}"`)).join('')}`)
}
