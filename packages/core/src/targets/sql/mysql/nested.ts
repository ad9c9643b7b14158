import type { CONDITION_FUNCTIONS } from '../../../expressions/functions/conditions.ts'
import type { ScalarName } from '../../../expressions/functions/names.ts'
import type { ARRAY_FUNCTIONS, JSON_FUNCTIONS } from '../../../expressions/functions/nested.ts'
import { parsePath, textConstant } from '../constants.ts'
import type { Fragment } from '../fragment.ts'
import { fill } from '../fragment.ts'
import { refuse } from '../refusals.ts'
import type { Call, Rule, Writer } from '../rule.ts'
import { asBytes, isText } from './types.ts'

type NestedName = Extract<
  ScalarName,
  keyof typeof JSON_FUNCTIONS | keyof typeof ARRAY_FUNCTIONS | keyof typeof CONDITION_FUNCTIONS
>

/** Conditions and JSON; lists are JSON in MySQL, which has no functions of them with the language's results. */
export const NESTED_RULES: Readonly<Record<NestedName, Rule<Call>>> = {
  coalesce: 'coalesce($*)',
  nullif: (call) => (isText(call.type) ? 'CASE WHEN CAST($1 AS BINARY) = $2 THEN NULL ELSE $1 END' : 'nullif($1, $2)'),
  if: 'CASE WHEN $1 THEN $2 ELSE $3 END',
  greatest: { emulated: extremum('>') },
  least: { emulated: extremum('<') },
  json_text: {
    emulated: json("CASE WHEN json_type(json_extract($1, $2)) <> 'NULL' THEN json_unquote(json_extract($1, $2)) END"),
  },
  json_get: { emulated: json("CASE WHEN json_type(json_extract($1, $2)) <> 'NULL' THEN json_extract($1, $2) END") },
  json_exists: json("json_contains_path($1, 'one', $2)", ' WHEN $1 IS NOT NULL THEN FALSE'),
  json_type: {
    emulated: json(
      "CASE json_type(json_extract($1, $2)) WHEN 'OBJECT' THEN 'object' WHEN 'ARRAY' THEN 'array' WHEN 'STRING' THEN 'string' WHEN 'BOOLEAN' THEN 'boolean' WHEN 'NULL' THEN 'null' ELSE CASE WHEN json_extract($1, $2) IS NOT NULL THEN 'number' END END",
    ),
  },
  json_array_length: json(
    "CASE WHEN json_type(json_extract($1, $2)) = 'ARRAY' THEN json_length(json_extract($1, $2)) END",
  ),
  json_valid: 'json_valid($1)',
  split: refuse('no-lists'),
  array_length: (call) => (call.arguments[0].kind === 'column' ? 'json_length($1)' : refuse('no-lists')),
  array_get: refuse('no-lists'),
  array_contains: refuse('no-lists'),
  array_join: refuse('no-lists'),
  array_distinct: refuse('no-lists'),
  array_sort: refuse('no-lists'),
  array_slice: refuse('no-lists'),
  array_concat: refuse('no-lists'),
}

/** Its own functions give NULL where one is NULL. */
function extremum(operator: '>' | '<'): Writer<Call> {
  return (call, writing) =>
    call.arguments.map(writing.exactly).reduce((a, b) => {
      const left = isText(call.type) ? asBytes(a) : a
      return fill(`CASE WHEN $1 IS NULL OR $2 ${operator} $3 THEN $2 ELSE $1 END`, [a, b, left])
    })
}

function json(template: string, nowhere = ''): Writer<Call> {
  return (call, writing) => {
    const steps = parsePath(textConstant(call.arguments[1]) ?? '')
    if (steps === undefined) return refuse('json-key')
    const paths = steps.map((step) => (typeof step === 'number' ? `[${step}]` : `.${JSON.stringify(step)}`))
    const path = (count: number) => writing.text(`$${paths.slice(0, count).join('')}`)
    const document = writing.exactly(call.arguments[0])
    // What is no array is its own first element to MySQL.
    return steps.reduceRight<Fragment>(
      (inside, step, i) =>
        step === 0
          ? fill(`CASE WHEN json_type(json_extract($1, $2)) = 'ARRAY' THEN $3${nowhere} END`, [
              document,
              path(i),
              inside,
            ])
          : inside,
      fill(template, [document, path(steps.length)]),
    )
  }
}
