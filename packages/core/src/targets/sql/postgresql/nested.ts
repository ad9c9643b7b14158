import type { CONDITION_FUNCTIONS } from '../../../expressions/functions/conditions.ts'
import type { ScalarName } from '../../../expressions/functions/names.ts'
import type { ARRAY_FUNCTIONS, JSON_FUNCTIONS } from '../../../expressions/functions/nested.ts'
import type { PathStep } from '../constants.ts'
import { parsePath, textConstant } from '../constants.ts'
import type { Fragment } from '../fragment.ts'
import { BINDING, fill, operand } from '../fragment.ts'
import { refuse } from '../refusals.ts'
import type { Call, Rule, Writer, Writing } from '../rule.ts'
import { asDefault, byCodePoint, withoutCollation } from './operators.ts'
import { isText } from './types.ts'

type NestedName = Extract<
  ScalarName,
  keyof typeof JSON_FUNCTIONS | keyof typeof ARRAY_FUNCTIONS | keyof typeof CONDITION_FUNCTIONS
>

/** Conditions, JSON (jsonb) and arrays. */
export const NESTED_RULES: Readonly<Record<NestedName, Rule<Call>>> = {
  coalesce: 'coalesce($*)',
  nullif: 'nullif($1, $2)',
  if: 'CASE WHEN $1 THEN $2 ELSE $3 END',
  greatest: extremum('greatest'),
  least: extremum('least'),
  json_text: json('->>', '$1'),
  json_get: json('->', "nullif($1, jsonb 'null')"),
  json_exists: json('->', 'CASE WHEN $2 IS NOT NULL THEN $1 IS NOT NULL END'),
  json_type: json('->', 'jsonb_typeof($1)'),
  json_array_length: json('->', "CASE WHEN jsonb_typeof($1) = 'array' THEN CAST(jsonb_array_length($1) AS bigint) END"),
  json_valid: '$1 IS JSON',
  // An empty text would give no part at all.
  split: { emulated: "CASE WHEN $1 = '' THEN ARRAY[''] ELSE string_to_array($1, $2) END" },
  array_length: 'CAST(cardinality($1) AS bigint)',
  array_get: '($1)[CAST($2 AS integer)]',
  array_contains: {
    emulated: 'CASE WHEN $1 IS NOT NULL AND $2 IS NOT NULL THEN coalesce($2 = ANY ($1), FALSE) END',
  },
  array_join: 'array_to_string($1, $2)',
  array_distinct: ordered(
    (element) => `SELECT DISTINCT ${element} FROM unnest($1) AS list(element) WHERE element IS NOT NULL ORDER BY 1`,
  ),
  array_sort: ordered((element) => `SELECT ${element} FROM unnest($1) AS list(element) ORDER BY 1 NULLS LAST`),
  array_slice: '($1)[CAST($2 AS integer):CAST($3 AS integer)]',
  array_concat: { emulated: 'CASE WHEN $1 IS NOT NULL AND $2 IS NOT NULL THEN $1 || $2 END' },
}

function extremum(name: string): Writer<Call> {
  return (call, writing) => {
    const given = call.arguments.map(writing.expression)
    const [leading, ...rest] = given
    const pieces = isText(call.type) ? [byCodePoint(leading), ...rest.map(withoutCollation)] : given
    const found = fill(`${name}($*)`, pieces)
    return isText(call.type) ? asDefault(found) : found
  }
}

/** A chain of `->`; the last step by the operator that is given. `$1` is what stands there, `$2` the document. */
function json(last: '->' | '->>', template: string): Writer<Call> {
  return (call, writing) => {
    const steps = parsePath(textConstant(call.arguments[1]) ?? '')
    if (steps === undefined) return refuse('json-key')
    const [source] = call.arguments
    const written = writing.exactly(source)
    const document = source.type.kind === 'json' ? written : fill('CAST($1 AS jsonb)', [written])
    return fill(template, [chain(document, steps, last, writing), document])
  }
}

function chain(document: Fragment, steps: readonly PathStep[], last: string, writing: Writing): Fragment {
  if (steps.length === 0) return last === '->' ? document : fill("$1 #>> '{}'", [document])
  return steps.reduce<Fragment>((found, step, i) => {
    const operator = i === steps.length - 1 ? last : '->'
    const key = typeof step === 'number' ? String(step) : writing.text(step).text
    // What is no array is its own first element to PostgreSQL.
    const within = step === 0 ? fill("CASE WHEN jsonb_typeof($1) = 'array' THEN $1 END", [found]) : found
    const before = i > 0 && within === found ? found.text : operand(within)
    return { text: `${before} ${operator} ${key}`, binds: BINDING.loose }
  }, document)
}

function ordered(select: (element: string) => string): Rule<Call> {
  return {
    emulated: (call) => {
      const { type } = call
      const element = type.kind === 'list' && isText(type.element) ? 'element COLLATE "C"' : 'element'
      const kept = element === 'element' ? '' : ' COLLATE "default"'
      return `CASE WHEN $1 IS NOT NULL THEN ARRAY(${select(element)})${kept} END`
    },
  }
}
