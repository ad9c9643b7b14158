import type { CONDITION_FUNCTIONS } from '../../../expressions/functions/conditions.ts'
import type { ScalarName } from '../../../expressions/functions/names.ts'
import type { ARRAY_FUNCTIONS, JSON_FUNCTIONS } from '../../../expressions/functions/nested.ts'
import type { Typed } from '../../../expressions/typed.ts'
import { parsePath, textConstant } from '../constants.ts'
import type { Fragment } from '../fragment.ts'
import { fill } from '../fragment.ts'
import { refuse } from '../refusals.ts'
import type { Call, Rule, Writer, Written } from '../rule.ts'

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
  greatest: extremum('greatest', '>'),
  least: extremum('least', '<'),
  json_text: json("JSONExtract($1, $*, 'Nullable(String)')"),
  json_get: json("if(JSONType($1, $*) = 'Null', NULL, JSONExtractRaw($1, $*))"),
  json_exists: json('JSONHas($1, $*)'),
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
  array_get: 'if($2 > 0, $1[ifNull($2, 1)], NULL)',
  array_contains: whole('if(isNull($2), NULL, has($1, $2))'),
  array_join: whole('arrayStringConcat(arrayMap(x -> assumeNotNull(x), arrayFilter(x -> isNotNull(x), $1)), $2)'),
  array_distinct: 'arraySort(arrayDistinct(arrayFilter(x -> isNotNull(x), $1)))',
  array_sort: 'arraySort(x -> (isNull(x), x), $1)',
  array_slice: (call) =>
    call.arguments.slice(1).every((each) => each.kind === 'constant' && each.value !== null)
      ? 'arraySlice($1, greatest($2, 1), greatest($3 - greatest($2, 1) + 1, 0))'
      : refuse('no-null-lists'),
  array_concat: whole('arrayConcat($1, $2)'),
}

/** NULLs are left out; NaN, which its own functions pass over, is the greatest. */
function extremum(name: string, operator: '>' | '<'): Writer<Call> {
  return (call, writing) => {
    if (call.type.kind !== 'float64') return `${name}($*)`
    return call.arguments.map(writing.exactly).reduce((a, b) => {
      const better =
        operator === '>' ? 'isNaN($1) OR $1 > $2 AND NOT isNaN($2)' : 'isNaN($2) OR $1 < $2 AND NOT isNaN($1)'
      return fill(`multiIf(isNull($1), $2, isNull($2), $1, ${better}, $1, $2)`, [a, b])
    })
  }
}

/** What is asked of an array that the language may know as NULL, which ClickHouse does not keep. */
function whole(template: string): Writer<Call> {
  return (call) => (call.arguments.some(mayBeAbsent) ? refuse('no-null-lists') : template)
}

function mayBeAbsent(typed: Typed): boolean {
  if (typed.type.kind !== 'list' || typed.kind === 'column') return false
  return typed.kind === 'constant'
    ? typed.value === null
    : typed.kind !== 'call' || typed.name === 'split' || typed.arguments.some(mayBeAbsent)
}

/** `$1` is the document, `$*` the steps of the path, places counted from 1. */
function json(template: string): Writer<Call> {
  return (call, writing) => {
    const steps = parsePath(textConstant(call.arguments[1]) ?? '')
    if (steps === undefined || steps.length === 0) return refuse('json-key')
    const document = writing.exactly(call.arguments[0])
    const path = steps.map((step) => (typeof step === 'number' ? String(step + 1) : writing.text(step).text)).join(', ')
    return withPath(template, document, path)
  }
}

function withPath(template: string, document: Fragment, path: string): Written {
  return fill(template.replaceAll('$*', '$2'), [document, { text: path, binds: 9 }])
}
