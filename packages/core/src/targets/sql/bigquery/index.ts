import { bigquery as spec } from '../../../dialects/bigquery.ts'
import { quoteIdentifier, quoteLiteral } from '../../../dialects/quote.ts'
import { AGGREGATE_NAMES } from '../../../expressions/functions/names.ts'
import { formatValue } from '../../../expressions/values.ts'
import type { LogicalType } from '../../../types/logical.ts'
import { plainCast } from '../casting.ts'
import type { SqlDialect } from '../dialect.ts'
import { atom, BINDING, fill } from '../fragment.ts'
import { groupOf, orderedGroup, orderTerm } from '../group.ts'
import { STANDARD_JOINS } from '../joins.ts'
import { AGGREGATE_RULES, WINDOW_RULES } from '../postgresql/groups.ts'
import { refuse, refuseAll } from '../refusals.ts'
import { binary, STANDARD_OPERATORS } from '../standard.ts'
import { SCALAR_RULES } from './scalar.ts'

const NAMES: Readonly<Record<string, string | undefined>> = {
  bool: 'BOOL',
  int8: 'INT64',
  int16: 'INT64',
  int32: 'INT64',
  int64: 'INT64',
  uint64: 'BIGNUMERIC',
  float64: 'FLOAT64',
  date: 'DATE',
  timestamp: 'DATETIME',
  timestamptz: 'TIMESTAMP',
  time: 'TIME',
  json: 'JSON',
  struct: 'JSON',
  binary: 'BYTES',
}

/** NUMERIC holds 29 digits before the point and 9 behind it. */
function bigqueryType(type: LogicalType): string {
  if (type.kind === 'decimal') return type.scale <= 9 && type.precision - type.scale <= 29 ? 'NUMERIC' : 'BIGNUMERIC'
  if (type.kind === 'list') return `ARRAY<${bigqueryType(type.element)}>`
  return NAMES[type.kind] ?? 'STRING'
}

/** BigQuery: what its documentation promises with the language's results. */
export const bigquery: SqlDialect = {
  name: 'bigquery',
  names: spec.names,
  typeName: bigqueryType,
  literal: (value, type) => {
    const text = formatValue(value, type)
    if (typeof value === 'boolean') return atom(text.toUpperCase())
    if (/^int\d+$/.test(type.kind)) return { text, binds: text.startsWith('-') ? BINDING.sign : BINDING.atom }
    const quoted = quoteLiteral('bigquery', type.kind === 'timestamptz' ? text.replace(/Z$/, '+00') : text)
    if (type.kind === 'string' || type.kind === 'enum' || type.kind === 'uuid') return atom(quoted)
    return fill(`CAST($1 AS ${bigqueryType(type)})`, [atom(quoted)])
  },
  isWeak: () => false,
  scalar: SCALAR_RULES,
  aggregate: {
    ...refuseAll(AGGREGATE_NAMES, 'unproven'),
    sum: (call, writing) => {
      const { kind } = call.arguments[0].type
      // Sums of INT64 may overflow; those of BIGNUMERIC hold 38 digits.
      const wide = kind === 'int64' || kind === 'uint64'
      return writing.group('sum', call, {
        pieces: call.arguments.map((each) =>
          wide ? fill('CAST($1 AS BIGNUMERIC)', [writing.exactly(each)]) : writing.exactly(each),
        ),
      })
    },
    avg: (call, writing) => {
      if (call.type.kind !== 'decimal') return writing.group('avg', call)
      const [sum, count] = [writing.group('sum', call), writing.group('count', call)]
      return fill(`round(CAST($1 AS BIGNUMERIC) / nullif($2, 0), ${call.type.scale})`, [sum, count])
    },
    count: groupOf('count'),
    min: groupOf('min'),
    max: groupOf('max'),
    stddev: groupOf('stddev_samp'),
    stddev_pop: groupOf('stddev_pop'),
    variance: groupOf('var_samp'),
    var_pop: groupOf('var_pop'),
    corr: groupOf('corr'),
    covar_samp: groupOf('covar_samp'),
    covar_pop: groupOf('covar_pop'),
    bool_and: groupOf('logical_and'),
    bool_or: groupOf('logical_or'),
    count_if: AGGREGATE_RULES.count_if,
    string_agg: (call, writing) =>
      writing.over === null ? orderedGroup('string_agg')(call, writing) : refuse('window-ordered-set'),
    array_agg: (call, writing) => {
      if (writing.over !== null) return refuse('window-ordered-set')
      const keys = writing.ordering(call)
      return writing.group('array_agg', call, { tail: `IGNORE NULLS${keys === '' ? '' : ` ORDER BY ${keys}`}` })
    },
  },
  window: {
    ...WINDOW_RULES,
    row_number: (call, writing) => writing.group('row_number', call, { frame: null }),
    rank: (call, writing) => writing.group('rank', call, { frame: null }),
    dense_rank: (call, writing) => writing.group('dense_rank', call, { frame: null }),
    percent_rank: (call, writing) => writing.group('percent_rank', call, { frame: null }),
    cume_dist: (call, writing) => writing.group('cume_dist', call, { frame: null }),
    ntile: (call, writing) =>
      writing.group('ntile', call, { pieces: call.arguments.map(writing.expression), frame: null }),
    lag: (call, writing) => writing.group('lag', call, { frame: null }),
    lead: (call, writing) => writing.group('lead', call, { frame: null }),
  },
  operators: {
    ...STANDARD_OPERATORS,
    like: (node, writing) => {
      const [text, pattern] = [writing.expression(node.operand), writing.expression(node.pattern)]
      const fold = (piece: typeof text) => (node.ignoreCase ? fill('lower($1)', [piece]) : piece)
      return fill(`$1 ${node.negated ? 'NOT LIKE' : 'LIKE'} $2`, [fold(text), fold(pattern)])
    },
    arithmetic: (node, writing) => {
      const { kind } = node.type
      const [left, right] = [writing.exactly(node.left), writing.exactly(node.right)]
      const divisor = fill('nullif($1, 0)', [right])
      if (node.operator === '%')
        return kind === 'float64' ? refuse('float-remainder') : fill('mod($1, $2)', [left, divisor])
      if (node.operator !== '/') return STANDARD_OPERATORS.arithmetic(node, writing)
      // 38 places, which are rounded to those of the type: halves away from zero, as the language has it.
      if (node.type.kind === 'decimal')
        return fill(`round(CAST($1 AS BIGNUMERIC) / $2, ${node.type.scale})`, [left, divisor])
      return kind === 'float64' ? binary(left, '/', divisor, BINDING.product) : fill('div($1, $2)', [left, divisor])
    },
  },
  cast: (operand, cast) => plainCast(operand, cast, bigqueryType),
  filter: 'case',
  groupKey: (key) => key,
  order: (key, order) => [orderTerm(key, order)],
  joins: STANDARD_JOINS,
  frames: { rows: 'native', range: refuse('window-frame'), groups: refuse('window-frame') },
  unnest: {
    from: (list, name) => {
      const element = quoteIdentifier('bigquery', 'element$')
      return { join: `CROSS JOIN UNNEST(${list.text}) AS ${element}`, element: name === element ? name : element }
    },
  },
  settings: [],
}
