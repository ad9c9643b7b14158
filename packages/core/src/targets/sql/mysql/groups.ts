import type { AggregateName, WindowName } from '../../../expressions/functions/names.ts'
import type { Fragment } from '../fragment.ts'
import { fill } from '../fragment.ts'
import { groupOf } from '../group.ts'
import { refuse } from '../refusals.ts'
import type { GroupCall, Rule, Writer, Writing, Written } from '../rule.ts'
import { quotient } from './operators.ts'
import { asBytes, isText } from './types.ts'

/** Aggregates. MySQL has none of ordered sets, of pairs and of first and last values. */
export const AGGREGATE_RULES: Readonly<Record<AggregateName, Rule<GroupCall>>> = {
  sum: (call, writing) => {
    const sum = writing.group('sum', call)
    return call.type.kind === 'int64' ? fill('CAST($1 AS SIGNED)', [sum]) : sum
  },
  avg: mean,
  count: (call, writing) =>
    writing.group('count', call, call.arguments.length > 0 ? { pieces: [key(call, writing)] } : {}),
  min: extremum('min'),
  max: extremum('max'),
  stddev: spread('stddev_samp'),
  stddev_pop: spread('stddev_pop'),
  variance: spread('var_samp'),
  var_pop: spread('var_pop'),
  median: refuse('no-function'),
  quantile: refuse('no-function'),
  mode: refuse('no-function'),
  string_agg: joined,
  array_agg: refuse('no-lists'),
  first: refuse('no-function'),
  last: refuse('no-function'),
  corr: refuse('no-function'),
  covar_samp: refuse('no-function'),
  covar_pop: refuse('no-function'),
  bool_and: groupOf('min'),
  bool_or: groupOf('max'),
  count_if: (call, writing) =>
    writing.group('count', call, { pieces: [], where: writing.expression(call.arguments[0]) }),
  min_by: refuse('no-function'),
  max_by: refuse('no-function'),
}

/** Functions of the place in a window. */
export const WINDOW_RULES: Readonly<Record<WindowName, Rule<GroupCall>>> = {
  row_number: unframed('row_number'),
  rank: unframed('rank'),
  dense_rank: unframed('dense_rank'),
  // MariaDB's own give ten digits.
  percent_rank: {
    emulated: (call, writing) =>
      fill('coalesce(($1 - 1e0) / nullif($2 - 1, 0), 0)', [
        writing.group('rank', call, { frame: null }),
        rows(call, writing, ALL),
      ]),
  },
  cume_dist: {
    emulated: (call, writing) => fill('$1 * 1e0 / $2', [rows(call, writing, UP_TO_HERE), rows(call, writing, ALL)]),
  },
  ntile: unframed('ntile'),
  lag: { emulated: shifted('lag') },
  lead: { emulated: shifted('lead') },
  first_value: groupOf('first_value'),
  last_value: groupOf('last_value'),
  nth_value: (call, writing) => {
    const [value, place] = call.arguments
    return writing.group('nth_value', call, { pieces: [writing.exactly(value), writing.expression(place)] })
  },
}

const ALL = 'ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING'
const UP_TO_HERE = 'RANGE BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW'

/** How many rows a frame holds. */
function rows(call: GroupCall, writing: Writing, frame: string): Fragment {
  return writing.group('count', call, { pieces: [{ text: '*', binds: 9 }], frame })
}

function spread(name: string): Writer<GroupCall> {
  return (call, writing) =>
    call.kind === 'aggregate' && call.distinct ? refuse('ordered-distinct') : writing.group(name, call)
}

function unframed(name: string): Writer<GroupCall> {
  return (call, writing) => writing.group(name, call, { pieces: call.arguments.map(writing.expression), frame: null })
}

/** MariaDB has no default: it stands where no row is so far away. */
function shifted(name: string): Writer<GroupCall> {
  return (call, writing) => {
    const [value, rows, otherwise] = call.arguments
    const distance = rows ? writing.expression(rows) : { text: '1', binds: 9 as const }
    const found = writing.group(name, call, { pieces: [writing.exactly(value), distance], frame: null })
    if (!otherwise) return found
    const there = writing.group(name, call, { pieces: [{ text: '1', binds: 9 }, distance], frame: null })
    return fill('CASE WHEN $1 IS NULL THEN $2 ELSE $3 END', [there, writing.exactly(otherwise), found])
  }
}

function key(call: GroupCall, writing: Writing): Fragment {
  const [argument] = call.arguments
  const written = writing.exactly(argument)
  return isText(argument.type) ? asBytes(written) : written
}

function extremum(name: string): Writer<GroupCall> {
  return (call, writing) => {
    const found = writing.group(name, call, { pieces: [key(call, writing)] })
    return isText(call.type) ? fill('convert($1 USING utf8mb4)', [found]) : found
  }
}

/** As doubles, sum by count; of decimals to the places of the type. */
function mean(call: GroupCall, writing: Writing): Written {
  if (call.arguments[0].type.kind === 'float64') return writing.group('avg', call)
  const [sum, count] = [writing.group('sum', call), writing.group('count', call)]
  const divisor = fill('nullif($1, 0)', [count])
  return call.type.kind === 'decimal'
    ? quotient(sum, divisor, call.type)
    : fill('CAST($1 AS DOUBLE) / $2', [sum, divisor])
}

/** Cut off at `group_concat_max_len`, which the statement raises. */
function joined(call: GroupCall, writing: Writing): Written {
  if (writing.over !== null) return refuse('window-ordered-set')
  const [value, separator] = call.arguments
  const keys = writing.ordering(call)
  const order = keys === '' ? '' : `ORDER BY ${keys} `
  return writing.group('group_concat', call, {
    pieces: [writing.exactly(value)],
    tail: `${order}SEPARATOR ${writing.expression(separator).text}`,
  })
}
