import type { AggregateName, WindowName } from '../../../expressions/functions/names.ts'
import { nodesOf } from '../../../expressions/transform.ts'
import type { Typed } from '../../../expressions/typed.ts'
import { scaleOf } from '../../../expressions/values.ts'
import { decimal, scalar } from '../../../types/logical.ts'
import type { Fragment } from '../fragment.ts'
import { fill } from '../fragment.ts'
import { groupOf, orderedGroup } from '../group.ts'
import type { GroupCall, Rule, Writing } from '../rule.ts'
import { quotient } from './arithmetic.ts'
import { narrowed } from './narrow.ts'
import { duckdbType } from './types.ts'

/** Aggregates. DuckDB sums integers in 128 bits and averages decimals as doubles. */
export const AGGREGATE_RULES: Readonly<Record<AggregateName, Rule<GroupCall>>> = {
  sum: (call, writing) => {
    const { kind } = call.arguments[0].type
    if (kind === 'decimal') return decimalSum(call, writing)
    const sum = writing.group('sum', call)
    return kind === 'float64' ? sum : fill(`CAST($1 AS ${duckdbType(call.type)})`, [sum])
  },
  avg: (call, writing) => (call.type.kind === 'decimal' ? decimalMean(call, writing) : writing.group('avg', call)),
  count: groupOf('count'),
  min: groupOf('min'),
  max: groupOf('max'),
  stddev: groupOf('stddev_samp'),
  stddev_pop: groupOf('stddev_pop'),
  variance: groupOf('var_samp'),
  var_pop: groupOf('var_pop'),
  median: (call, writing) =>
    writing.group('quantile_cont', call, { pieces: [writing.exactly(call.arguments[0]), { text: '0.5', binds: 9 }] }),
  quantile: groupOf('quantile_cont'),
  // Of several it takes the first one it meets.
  mode: {
    emulated: (call, writing) => {
      const [value] = call.arguments.map(writing.exactly)
      return writing.group('mode', call, varies(call.arguments[0]) ? { tail: fill('ORDER BY $1', [value]).text } : {})
    },
  },
  string_agg: orderedGroup('string_agg'),
  array_agg: (call, writing) => listed(call, writing, 'list', writing.ordering(call)),
  first: (call, writing) => end(call, writing, 'first'),
  last: (call, writing) => end(call, writing, 'last'),
  corr: { emulated: groupOf('corr', "nullif($1, CAST('NaN' AS DOUBLE))") },
  covar_samp: groupOf('covar_samp'),
  covar_pop: groupOf('covar_pop'),
  bool_and: groupOf('bool_and'),
  bool_or: groupOf('bool_or'),
  count_if: (call, writing) =>
    writing.group('count', call, { pieces: [], where: writing.expression(call.arguments[0]) }),
  min_by: { emulated: (call, writing) => extreme(call, writing, 'ASC') },
  max_by: { emulated: (call, writing) => extreme(call, writing, 'DESC') },
}

/** Functions of the place in a window. */
export const WINDOW_RULES: Readonly<Record<WindowName, Rule<GroupCall>>> = {
  row_number: groupOf('row_number'),
  rank: groupOf('rank'),
  dense_rank: groupOf('dense_rank'),
  percent_rank: groupOf('percent_rank'),
  cume_dist: groupOf('cume_dist'),
  ntile: groupOf('ntile'),
  lag: groupOf('lag'),
  lead: groupOf('lead'),
  first_value: groupOf('first_value'),
  last_value: groupOf('last_value'),
  nth_value: groupOf('nth_value'),
}

/** Whether rows may differ in it: DuckDB takes no order by what is the same for all. */
function varies(typed: Typed): boolean {
  return nodesOf(typed, ({ kind }) => kind === 'column').length > 0
}

/** DuckDB's sum of decimals has 38 digits, whatever theirs. */
function decimalSum(call: GroupCall, writing: Writing): Fragment {
  const [value] = call.arguments
  const narrow = narrowed(value, writing)
  const isSame = narrow !== null && narrow.scale === scaleOf(value.type)
  return writing.group('sum', call, isSame ? { pieces: [narrow.fragment] } : {})
}

/** Sum by count, to the places of the type. */
function decimalMean(call: GroupCall, writing: Writing) {
  const [sum, count] = [decimalSum(call, writing), writing.group('count', call)]
  const [{ type }] = call.arguments
  return quotient(sum, decimal(38, scaleOf(type)), count, scalar('int64'), call.type)
}

/** Ordered values that are not NULL. */
function listed(call: GroupCall, writing: Writing, name: string, order: string) {
  const [value] = call.arguments.map(writing.exactly)
  return writing.group(name, call, {
    pieces: [value],
    tail: order === '' ? '' : `ORDER BY ${order}`,
    where: fill('$1 IS NOT NULL', [value]),
  })
}

function end(call: GroupCall, writing: Writing, name: 'first' | 'last') {
  if (writing.over === null) return listed(call, writing, name, writing.ordering(call))
  // As a function of a window it is another one, which takes neither FILTER nor an order of its own.
  return writing.group(`${name}_value`, call, { tail: 'IGNORE NULLS', filter: 'case' })
}

/** The value where the other is least or greatest; of several the least. */
function extreme(call: GroupCall, writing: Writing, direction: 'ASC' | 'DESC') {
  const [value, by] = call.arguments.map(writing.exactly)
  const keys = [
    ...(varies(call.arguments[1]) ? [fill(`$1 ${direction}`, [by]).text] : []),
    ...(varies(call.arguments[0]) ? [fill('$1 ASC', [value]).text] : []),
  ]
  const list = writing.group('list', call, {
    pieces: [value],
    tail: keys.length === 0 ? '' : `ORDER BY ${keys.join(', ')}`,
    where: fill('$1 IS NOT NULL AND $2 IS NOT NULL', [value, by]),
  })
  return fill('list_extract($1, 1)', [list])
}
