import type { AggregateName, WindowName } from '../../../expressions/functions/names.ts'
import type { Typed } from '../../../expressions/typed.ts'
import { scaleOf } from '../../../expressions/values.ts'
import type { Order } from '../../../pipeline/plan/ops.ts'
import { familyOf } from '../../../types/family.ts'
import type { LogicalType } from '../../../types/logical.ts'
import { decimal, scalar } from '../../../types/logical.ts'
import { textConstant } from '../constants.ts'
import type { Fragment } from '../fragment.ts'
import { atom, fill } from '../fragment.ts'
import { groupOf } from '../group.ts'
import { refuse } from '../refusals.ts'
import { type GroupCall, isRefusal, type Rule, type Writer, type Writing, type Written } from '../rule.ts'
import { quotient } from './operators.ts'

/** Aggregates; the setting `aggregate_functions_null_for_empty` gives NULL where there is nothing. */
export const AGGREGATE_RULES: Readonly<Record<AggregateName, Rule<GroupCall>>> = {
  sum: (call, writing) => sum(call, writing),
  avg: mean,
  count: (call, writing) => fill('toInt64($1)', [writing.group('count', call, distinctKeys(call, writing))]),
  min: extremum('min'),
  max: extremum('max'),
  stddev: sample('stddevSampStable', 1),
  stddev_pop: groupOf('stddevPopStable'),
  variance: sample('varSampStable', 1),
  var_pop: groupOf('varPopStable'),
  median: (call, writing) => quantile(call, writing, '0.5'),
  quantile: (call, writing) => quantile(call, writing, writing.expression(call.arguments[1]).text),
  mode: { emulated: mode },
  string_agg: { emulated: joined },
  array_agg: (call, writing) => listed(call, writing),
  first: { emulated: (call, writing) => end(call, writing, 'argMin', 'any') },
  last: { emulated: (call, writing) => end(call, writing, 'argMax', 'anyLast') },
  corr: { emulated: (call, writing) => whereFinite(paired('corrStable', call, writing)) },
  covar_samp: { emulated: (call, writing) => whereFinite(paired('covarSampStable', call, writing)) },
  covar_pop: { emulated: (call, writing) => whereFinite(paired('covarPopStable', call, writing)) },
  bool_and: groupOf('min'),
  bool_or: groupOf('max'),
  count_if: (call, writing) =>
    fill('toInt64($1)', [writing.group('count', call, { pieces: [], where: writing.expression(call.arguments[0]) })]),
  min_by: { emulated: (call, writing) => extreme(call, writing, false) },
  max_by: { emulated: (call, writing) => extreme(call, writing, true) },
}

/** Functions of the place in a window; counts are unsigned in ClickHouse. */
export const WINDOW_RULES: Readonly<Record<WindowName, Rule<GroupCall>>> = {
  row_number: unframed('row_number', 'toInt64($1)'),
  rank: unframed('rank', 'toInt64($1)'),
  dense_rank: unframed('dense_rank', 'toInt64($1)'),
  percent_rank: unframed('percent_rank'),
  cume_dist: unframed('cume_dist'),
  ntile: (call, writing) =>
    fill('toInt64($1)', [
      writing.group('ntile', call, { pieces: call.arguments.map(writing.expression), frame: null }),
    ]),
  lag: shifted('lag'),
  lead: shifted('lead'),
  first_value: (call, writing) => respecting('first_value', call, writing),
  last_value: (call, writing) => respecting('last_value', call, writing),
  nth_value: (call, writing) => {
    const [value, place] = call.arguments
    return writing.group('nth_value', call, { pieces: [nullable(value, writing), writing.expression(place)] })
  },
}

/** The place of a row does not ask for the frame. */
function unframed(name: string, as = '$1'): Writer<GroupCall> {
  return (call, writing) => fill(as, [writing.group(name, call, { frame: null })])
}

function respecting(name: string, call: GroupCall, writing: Writing): Written {
  return writing.group(name, call, { pieces: [nullable(call.arguments[0], writing)], behind: 'RESPECT NULLS' })
}

function shifted(name: string): Writer<GroupCall> {
  return (call, writing) => {
    const [value, rows, otherwise] = call.arguments
    const pieces = [nullable(value, writing), ...(rows ? [writing.expression(rows)] : [])]
    return writing.group(name, call, {
      pieces: otherwise ? [...pieces, nullable(otherwise, writing)] : pieces,
      frame: null,
    })
  }
}

/** Where there is no row ClickHouse gives the default of a type that takes no NULL. */
function nullable(typed: Typed, writing: Writing): Fragment {
  const written = writing.exactly(typed)
  return typed.type.kind === 'list' ? written : fill('toNullable($1)', [written])
}

/** int64 would wrap: as decimals of 38 digits the sum does not. */
function sum(call: GroupCall, writing: Writing): Fragment {
  const [argument] = call.arguments
  const value = writing.exactly(argument)
  const { kind } = argument.type
  const wide = kind === 'int64' || kind === 'uint64' || kind === 'decimal'
  return writing.group('sum', call, {
    pieces: [wide ? fill(`toDecimal128($1, ${scaleOf(argument.type)})`, [value]) : value],
  })
}

function mean(call: GroupCall, writing: Writing): Written {
  const [{ type }] = call.arguments
  if (type.kind === 'float64') return writing.group('avg', call)
  const [total, count] = [sum(call, writing), writing.group('count', call)]
  if (call.type.kind === 'decimal') {
    // Of no values the sum is NULL, and so is the quotient.
    const divisor = fill('greatest($1, 1)', [count])
    return quotient(total, decimal(38, scaleOf(type)), divisor, scalar('int64'), call.type)
  }
  return fill('toFloat64($1) / $2', [total, count])
}

/** -0.0 and 0.0 are one value to SQL and two to ClickHouse. */
function distinctKeys(call: GroupCall, writing: Writing) {
  const [argument] = call.arguments
  if (argument?.type.kind !== 'float64' || call.kind !== 'aggregate' || !call.distinct) return {}
  return { pieces: [fill('if($1 = 0, 0, $1)', [writing.exactly(argument)])] }
}

/** NaN is the greatest number; its own functions pass over it. */
function extremum(name: 'min' | 'max'): Writer<GroupCall> {
  return (call, writing) => {
    const plain = writing.group(name, call)
    if (call.arguments[0].type.kind !== 'float64') return plain
    const nan = fill('isNaN($1)', [writing.exactly(call.arguments[0])])
    const numbers = writing.group(name, call, { where: fill('NOT $1', [nan]) })
    const any = writing.group('max', call, { pieces: [nan], distinct: false })
    return name === 'max'
      ? fill('if($1 = 1, nan, $2)', [any, numbers])
      : fill('if($1 IS NULL AND $2 = 1, nan, $1)', [numbers, any])
  }
}

function sample(name: string, least: number): Rule<GroupCall> {
  return {
    emulated: (call, writing) =>
      fill(`if($1 > ${least}, $2, NULL)`, [writing.group('count', call), writing.group(name, call)]),
  }
}

function quantile(call: GroupCall, writing: Writing, fraction: string): Written {
  const level = /toFloat64\('([^']+)'\)/.exec(fraction)?.[1] ?? fraction
  if (!/^[0-9.e-]+$/.test(level)) return refuse('no-function')
  return writing.group(`quantileExactInclusive(${level})`, call, { pieces: [writing.exactly(call.arguments[0])] })
}

/** Fewer than two pairs, or such as do not vary, give NaN or infinity. */
function whereFinite(value: Fragment): Fragment {
  return fill('if(isFinite($1), $1, NULL)', [value])
}

/** Pairs of which one is NULL are left out. */
function paired(name: string, call: GroupCall, writing: Writing): Fragment {
  return writing.group(name, call)
}

/** Of the counts by value, whose keys come in order, the first that is greatest. */
function mode(call: GroupCall, writing: Writing): Written {
  const [argument] = call.arguments
  if (call.kind === 'aggregate' && call.distinct) return writing.group('min', call, { distinct: false })
  const value = writing.exactly(argument)
  const present = fill('isNotNull($1)', [value])
  const condition = call.filter ? fill('$1 AND $2', [present, writing.expression(call.filter)]) : present
  const over = writing.over === null ? '' : ` ${writing.over()}`
  const counts = atom(`sumMapIf([assumeNotNull(${value.text})], [toUInt64(1)], ifNull(${condition.text}, 0))${over}`)
  return fill('if(empty($1.1), NULL, $1.1[indexOf($1.2, arrayMax($1.2))])', [counts])
}

/** Values that are not NULL, sorted by the call's keys: each is carried behind its keys. */
function listed(call: GroupCall, writing: Writing): Written {
  const order = call.kind === 'aggregate' ? call.order : []
  const value = writing.exactly(call.arguments[0])
  if (order.length === 0) return writing.group('groupArray', call, { pieces: [value] })
  const keys = sortKeys(order, writing)
  if (isRefusal(keys)) return keys
  const carried = fill(`tuple($*)`, [...keys.pieces, value])
  const all = groupIf('groupArray', [carried], value, call, writing)
  return fill(
    `arrayMap(t -> t.${keys.pieces.length + 1}, ${keys.descending ? 'arrayReverse(arraySort($1))' : 'arraySort($1)'})`,
    [all],
  )
}

function joined(call: GroupCall, writing: Writing): Written {
  const list = listed(call, writing)
  if (isRefusal(list) || typeof list === 'string') return list
  const separator = writing.text(textConstant(call.arguments[1]) ?? '')
  return fill("if(empty($1), NULL, arrayStringConcat(arrayMap(x -> ifNull(x, ''), $1), $2))", [list, separator])
}

function end(call: GroupCall, writing: Writing, byKey: 'argMin' | 'argMax', any: string): Written {
  const order = call.kind === 'aggregate' ? call.order : []
  const value = writing.exactly(call.arguments[0])
  if (call.type.kind === 'list') return refuse('no-null-lists')
  if (order.length === 0)
    return groupIf(
      writing.over === null ? any : any === 'any' ? 'first_value' : 'last_value',
      [value],
      value,
      call,
      writing,
    )
  const keys = sortKeys(order, writing)
  if (isRefusal(keys)) return keys
  const name = keys.descending ? (byKey === 'argMin' ? 'argMax' : 'argMin') : byKey
  return groupIf(name, [value, fill('tuple($*)', keys.pieces)], value, call, writing)
}

/** A call over the rows where the value is not NULL; tuples are never NULL, so that CASE would not leave them out. */
function groupIf(
  name: string,
  pieces: readonly Fragment[],
  value: Fragment,
  call: GroupCall,
  writing: Writing,
): Fragment {
  const present = fill('isNotNull($1)', [value])
  const condition = call.filter ? fill('ifNull($1 AND $2, 0)', [present, writing.expression(call.filter)]) : present
  const over = writing.over === null ? '' : ` ${writing.over()}`
  return atom(`${name}If(${[...pieces, condition].map((piece) => piece.text).join(', ')})${over}`)
}

/** Keys in the order of the first one's direction; those of the other direction turned, which numbers and moments can. */
function sortKeys(order: readonly Order[], writing: Writing) {
  const descending = order[0].direction === 'desc'
  const pieces: Fragment[] = []
  for (const { expression, direction, nulls } of order) {
    const key = writing.exactly(expression)
    const turned = (direction === 'desc') !== descending ? turnedKey(key, expression) : key
    if (!turned) return refuse('mixed-order')
    const last = (nulls === 'last') !== descending
    pieces.push(
      fill(last ? 'isNull($1)' : 'isNotNull($1)', [key]),
      ...nanKeys(key, expression.type, (direction === 'desc') !== descending),
      turned,
    )
  }
  return { pieces, descending }
}

function nanKeys(key: Fragment, type: LogicalType, turned: boolean): readonly Fragment[] {
  return type.kind === 'float64' ? [fill(turned ? 'NOT isNaN($1)' : 'isNaN($1)', [key])] : []
}

/** The key in the other direction. */
function turnedKey(key: Fragment, { type }: Typed): Fragment | undefined {
  switch (familyOf(type)) {
    case 'number':
      return type.kind === 'float64' || type.kind === 'decimal' ? fill('-$1', [key]) : fill('-toInt128($1)', [key])
    case 'moment':
      return type.kind === 'date' ? fill('-toInt32($1)', [key]) : fill('-toUnixTimestamp64Micro($1)', [key])
    case 'bool':
      return fill('NOT $1', [key])
    default:
      return undefined
  }
}

/** The value where the other is least or greatest; of several the least. */
function extreme(call: GroupCall, writing: Writing, greatest: boolean): Written {
  const [argument, by] = call.arguments
  if (call.type.kind === 'list') return refuse('no-null-lists')
  const [value, key] = [writing.exactly(argument), writing.exactly(by)]
  const sorted = greatest ? turnedKey(key, by) : key
  if (!sorted) return refuse('mixed-order')
  const both = fill('if(isNull($1), NULL, $2)', [key, value])
  return groupIf(
    'argMin',
    [value, fill('tuple($*)', [...nanKeys(key, by.type, greatest), sorted, value])],
    both,
    call,
    writing,
  )
}
