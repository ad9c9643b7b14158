import type { CONDITION_FUNCTIONS } from '../../../expressions/functions/conditions.ts'
import type { ScalarName } from '../../../expressions/functions/names.ts'
import type { ARRAY_FUNCTIONS, JSON_FUNCTIONS } from '../../../expressions/functions/nested.ts'
import type { Typed } from '../../../expressions/typed.ts'
import { parsePath, textConstant } from '../constants.ts'
import type { Fragment } from '../fragment.ts'
import { fill } from '../fragment.ts'
import { refuse } from '../refusals.ts'
import type { Call, Rule, Writer } from '../rule.ts'

type NestedName = Extract<
  ScalarName,
  keyof typeof JSON_FUNCTIONS | keyof typeof ARRAY_FUNCTIONS | keyof typeof CONDITION_FUNCTIONS
>

/** Conditions, JSON (text) and arrays, of which none is NULL as a whole. */
export const NESTED_RULES: Readonly<Record<NestedName, Rule<Call>>> = {
  coalesce: 'coalesce($*)',
  nullif: (call, writing) => {
    if (call.type.kind !== 'float64') return 'nullIf($1, $2)'
    const same = {
      kind: 'compare',
      type: { kind: 'bool' },
      operator: '=',
      left: call.arguments[0],
      right: call.arguments[1],
    } as const
    return fill('if($1, NULL, $2)', [writing.expression(same), writing.expression(call.arguments[0])])
  },
  if: 'if($1, $2, $3)',
  greatest: extremum('greatest', -1),
  least: extremum('least', 1),
  json_text: json("JSONExtract($1, $*, 'Nullable(String)')"),
  json_get: json("if(JSONType($1, $*) = 'Null', NULL, JSONExtractRaw($1, $*))"),
  json_exists: json('JSONHas($1, $*)', 'if(isNull($1), NULL, false)'),
  json_type: {
    emulated: json(
      "multiIf(isNull($1) OR NOT JSONHas($1, $*), NULL, JSONType($1, $*) = 'Object', 'object', JSONType($1, $*) = 'Array', 'array', JSONType($1, $*) = 'String', 'string', JSONType($1, $*) = 'Bool', 'boolean', JSONType($1, $*) = 'Null', 'null', 'number')",
    ),
  },
  json_array_length: json("if(JSONType($1, $*) = 'Array', toInt64(JSONLength($1, $*)), NULL)"),
  json_valid: 'isValidJSON($1)',
  split: (call, writing) => {
    const text = writing.expression(call.arguments[0])
    if (textConstant(call.arguments[1]) === '') return fill('if(isNull($1), [], [$1])', [text])
    const separator = writing.expression(call.arguments[1])
    return fill("if(isNull($1), [], splitByString($2, ifNull($1, '')))", [text, separator])
  },
  array_length: whole('toInt64(length($1))'),
  array_get: 'if($2 BETWEEN 1 AND length($1), $1[ifNull($2, 1)], NULL)',
  array_contains: whole('if(isNull($2), NULL, has($1, $2))'),
  array_join: whole('arrayStringConcat(arrayMap(x -> assumeNotNull(x), arrayFilter(x -> isNotNull(x), $1)), $2)'),
  array_distinct: 'arraySort(arrayDistinct(arrayFilter(x -> isNotNull(x), $1)))',
  array_sort: 'arraySort(x -> (isNull(x), x), $1)',
  array_slice: whole('arraySlice($1, greatest($2, 1), greatest($3 - greatest($2, 1) + 1, 0))'),
  array_concat: whole('arrayConcat($1, $2)'),
}

/** NULLs are left out; NaN, which its own functions pass over, is the greatest. */
function extremum(name: string, place: 1 | -1): Writer<Call> {
  return (call, writing) => {
    // A literal without a sign would widen the type of what stands beside it.
    if (call.type.kind !== 'float64') return fill(`${name}($*)`, call.arguments.map(writing.exactly))
    const sorted = 'arraySort(x -> (isNaN(x), x), arrayFilter(x -> isNotNull(x), [$*]))'
    return fill(`${sorted}[${place}]`, call.arguments.map(writing.exactly))
  }
}

/** What is asked of an array that the language may know as NULL, which ClickHouse does not keep: then that is told apart. */
function whole(template: string): Writer<Call> {
  return (call, writing) => {
    const reasons = reasonsOfAbsence(call)
    if (reasons === undefined) return refuse('no-null-lists')
    const pieces = call.arguments.map(writing.expression)
    const found = fill(template, pieces)
    if (reasons.length === 0) return found
    const absent = reasons.map((each) => fill('isNull($1)', [writing.expression(each)]).text).join(' OR ')
    return fill(`if($2, ${call.type.kind === 'list' ? '[]' : 'NULL'}, $1)`, [found, { text: absent, binds: 0 }])
  }
}

/** Expressions of which one is NULL where the result is NULL for the language; undefined where nothing tells. */
function reasonsOfAbsence(typed: Typed): readonly Typed[] | undefined {
  if (typed.kind === 'column' && typed.type.kind === 'list') return []
  if (typed.kind === 'constant') return typed.value === null ? undefined : []
  if (typed.type.kind !== 'list' && typed.kind !== 'call') return [typed]
  if (typed.kind !== 'call') return undefined
  const reasons = typed.arguments.map((each) => (each.type.kind === 'list' ? reasonsOfAbsence(each) : ofValue(each)))
  return reasons.some((each) => each === undefined) ? undefined : reasons.flatMap((each) => each ?? [])
}

function ofValue(typed: Typed): readonly Typed[] {
  return typed.kind === 'constant' && typed.value !== null ? [] : [typed]
}

/** `$1` is the document, `$*` the steps of the path, places counted from 1. */
function json(template: string, nowhere = 'NULL'): Writer<Call> {
  return (call, writing) => {
    const path = parsePath(textConstant(call.arguments[1]) ?? '')
    if (path === undefined || path.length === 0) return refuse('json-key')
    const document = writing.exactly(call.arguments[0])
    const steps = path.map((step) => (typeof step === 'number' ? String(step + 1) : writing.text(step).text))
    const found = withPath(template, document, steps)
    // A number would find a member of an object too, by its place.
    const arrays = path.flatMap((step, i) =>
      typeof step === 'number'
        ? [withPath(i === 0 ? "JSONType($1) = 'Array'" : "JSONType($1, $*) = 'Array'", document, steps.slice(0, i))]
        : [],
    )
    return arrays.reduceRight((inside, isArray) => fill(`if($2, $3, ${nowhere})`, [document, isArray, inside]), found)
  }
}

function withPath(template: string, document: Fragment, steps: readonly string[]): Fragment {
  return fill(template.replaceAll('$*', '$2'), [document, { text: steps.join(', '), binds: 9 }])
}
