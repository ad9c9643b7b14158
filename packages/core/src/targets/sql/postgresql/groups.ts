import type { AggregateName, WindowName } from '../../../expressions/functions/names.ts'
import type { Typed } from '../../../expressions/typed.ts'
import type { Order } from '../../../pipeline/plan/ops.ts'
import type { Fragment } from '../fragment.ts'
import { atom, castAs, fill } from '../fragment.ts'
import { groupOf, orderedGroup } from '../group.ts'
import { refuse } from '../refusals.ts'
import type { GroupCall, Rule, Writing, Written } from '../rule.ts'
import { asDefault, byCodePoint, quotient } from './operators.ts'
import { isText } from './types.ts'

/** Aggregates; sums have the language's types by themselves. */
export const AGGREGATE_RULES: Readonly<Record<AggregateName, Rule<GroupCall>>> = {
  sum: groupOf('sum'),
  avg: mean,
  count: groupOf('count'),
  min: extremum('min', 'bool_and'),
  max: extremum('max', 'bool_or'),
  stddev: groupOf('stddev_samp'),
  stddev_pop: groupOf('stddev_pop'),
  variance: groupOf('var_samp'),
  var_pop: groupOf('var_pop'),
  median: (call, writing) => withinGroup(call, writing, 'percentile_cont', [atom('0.5')]),
  quantile: (call, writing) => withinGroup(call, writing, 'percentile_cont', [writing.expression(call.arguments[1])]),
  // Of several it gives the first in the order.
  mode: (call, writing) => withinGroup(call, writing, 'mode', []),
  string_agg: orderedGroup('string_agg'),
  array_agg: (call, writing) =>
    call.arguments[0].type.kind === 'list' ? refuse('list-of-lists') : present(call, writing, writing.ordering(call)),
  first: { emulated: (call, writing) => end(call, writing, 'first') },
  last: { emulated: (call, writing) => end(call, writing, 'last') },
  corr: { emulated: correlation },
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
  ntile: plainly('ntile', 'CAST($1 AS bigint)'),
  lag: shifted('lag'),
  lead: shifted('lead'),
  first_value: (call, writing) => writing.group('first_value', call, { pieces: [known(call.arguments[0], writing)] }),
  last_value: (call, writing) => writing.group('last_value', call, { pieces: [known(call.arguments[0], writing)] }),
  nth_value: plainly('nth_value', '$1'),
}

/** Counts of rows are integers, which literals are by themselves. */
function plainly(name: string, as: string): Rule<GroupCall> {
  return (call, writing) => {
    const [value, ...rest] = call.arguments
    const pieces = [
      name === 'ntile' ? writing.expression(value) : known(value, writing),
      ...rest.map(writing.expression),
    ]
    return fill(as, [writing.group(name, call, { pieces })])
  }
}

function shifted(name: string): Rule<GroupCall> {
  return (call, writing) => {
    const [value, rows, otherwise] = call.arguments
    const pieces = [known(value, writing), ...(rows ? [writing.expression(rows)] : [])]
    return writing.group(name, call, { pieces: otherwise ? [...pieces, writing.exactly(otherwise)] : pieces })
  }
}

/** A value whose type a function of any type is told: a text as it is written has none of its own. */
function known(typed: Typed, writing: Writing): Fragment {
  const written = writing.exactly(typed)
  const bare = (typed.kind === 'constant' || typed.kind === 'parameter') && isText(typed.type) && typed.value !== null
  return bare ? castAs(written, 'text') : written
}

/** As doubles, sum by count; of decimals to the places of the type. */
function mean(call: GroupCall, writing: Writing): Written {
  const { kind } = call.arguments[0].type
  if (kind === 'float64') return writing.group('avg', call)
  const [sum, count] = [writing.group('sum', call), writing.group('count', call)]
  if (call.type.kind === 'decimal') return quotient(sum, fill('nullif($1, 0)', [count]), call.type)
  return fill('CAST($1 AS double precision) / $2', [sum, fill('nullif($1, 0)', [count])])
}

/** Of values that are all the same there is none; sums of doubles leave some digits there. */
function correlation(call: GroupCall, writing: Writing): Fragment {
  const [a, b] = call.arguments.map(writing.exactly)
  const varies = (value: Fragment, other: Fragment) => {
    const parts = { pieces: [value], where: fill('$1 IS NOT NULL', [other]), distinct: false }
    return fill('$1 < $2', [writing.group('min', call, parts), writing.group('max', call, parts)])
  }
  return fill('CASE WHEN $1 AND $2 THEN $3 END', [varies(a, b), varies(b, a), writing.group('corr', call)])
}

/** Text is ordered by code point; truth values have their own functions. */
function extremum(name: string, ofBool: string): Rule<GroupCall> {
  return (call, writing) => {
    const [{ type }] = call.arguments
    if (type.kind === 'bool') return writing.group(ofBool, call)
    if (type.kind === 'uuid')
      return fill('CAST($1 AS uuid)', [
        writing.group(name, call, { pieces: [fill('CAST($1 AS text)', [writing.exactly(call.arguments[0])])] }),
      ])
    const found = writing.group(name, call, { pieces: [key(call, 0, writing)] })
    return isText(type) ? asDefault(found) : found
  }
}

function key(call: GroupCall, i: number, writing: Writing): Fragment {
  const argument = call.arguments[i]
  const written = known(argument, writing)
  return isText(argument.type) ? byCodePoint(written) : written
}

/** Functions of an ordered set, which are none of a window and take no DISTINCT. */
function withinGroup(call: GroupCall, writing: Writing, name: string, pieces: readonly Fragment[]): Written {
  if (writing.over !== null) return refuse('window-ordered-set')
  if (call.kind === 'aggregate' && call.distinct) return refuse('ordered-distinct')
  const tail = fill('WITHIN GROUP (ORDER BY $1)', [key(call, 0, writing)]).text
  const found = writing.group(name, call, { pieces, behind: tail })
  return isText(call.type) ? asDefault(found) : found
}

/** The values that are not NULL, in their order. */
function present(call: GroupCall, writing: Writing, order: string): Fragment {
  const value = known(call.arguments[0], writing)
  return writing.group('array_agg', call, {
    pieces: [value],
    tail: order === '' ? '' : `ORDER BY ${order}`,
    where: fill('$1 IS NOT NULL', [value]),
  })
}

function end(call: GroupCall, writing: Writing, which: 'first' | 'last'): Written {
  if (call.arguments[0].type.kind === 'list') return refuse('list-of-lists')
  const order = call.kind === 'aggregate' ? call.order : []
  if (which === 'first') return fill('($1)[1]', [present(call, writing, writing.ordering(call))])
  if (order.length === 0) return fill('($1)[cardinality($1)]', [present(call, writing, '')])
  const backwards: GroupCall = { ...call, order: order.map(turned) } as GroupCall
  return fill('($1)[1]', [present(call, writing, writing.ordering(backwards))])
}

function turned(order: Order): Order {
  return {
    ...order,
    direction: order.direction === 'asc' ? 'desc' : 'asc',
    nulls: order.nulls === 'first' ? 'last' : 'first',
  }
}

/** The value where the other is least or greatest; of several the least. */
function extreme(call: GroupCall, writing: Writing, direction: 'ASC' | 'DESC'): Written {
  if (writing.over !== null) return refuse('window-ordered-set')
  if (call.arguments[0].type.kind === 'list') return refuse('list-of-lists')
  const [value, by] = [key(call, 0, writing), key(call, 1, writing)]
  const list = writing.group('array_agg', call, {
    pieces: [known(call.arguments[0], writing)],
    tail: `ORDER BY ${by.text} ${direction}, ${value.text}`,
    where: fill('$1 IS NOT NULL AND $2 IS NOT NULL', call.arguments.map(writing.exactly)),
  })
  return fill('($1)[1]', [list])
}
