import { quoteLiteral } from '../../../dialects/quote.ts'
import { snowflake as spec } from '../../../dialects/snowflake.ts'
import { AGGREGATE_NAMES } from '../../../expressions/functions/names.ts'
import { formatValue, scaleOf } from '../../../expressions/values.ts'
import type { LogicalType } from '../../../types/logical.ts'
import { scalar } from '../../../types/logical.ts'
import { plainCast } from '../casting.ts'
import type { SqlDialect } from '../dialect.ts'
import type { Fragment } from '../fragment.ts'
import { atom, BINDING, fill } from '../fragment.ts'
import { groupOf, orderTerm } from '../group.ts'
import { STANDARD_JOINS } from '../joins.ts'
import { AGGREGATE_RULES, WINDOW_RULES } from '../postgresql/groups.ts'
import { refuse, refuseAll } from '../refusals.ts'
import { binary, STANDARD_OPERATORS } from '../standard.ts'
import { SCALAR_RULES } from './scalar.ts'

const NAMES: Readonly<Record<string, string | undefined>> = {
  bool: 'boolean',
  int8: 'number(38, 0)',
  int16: 'number(38, 0)',
  int32: 'number(38, 0)',
  int64: 'number(38, 0)',
  uint64: 'number(38, 0)',
  float64: 'double',
  date: 'date',
  timestamp: 'timestamp_ntz(6)',
  timestamptz: 'timestamp_tz(6)',
  time: 'time(6)',
  json: 'variant',
  list: 'array',
  struct: 'object',
  binary: 'binary',
}

function snowflakeType(type: LogicalType): string {
  return type.kind === 'decimal' ? `number(${type.precision}, ${type.scale})` : (NAMES[type.kind] ?? 'varchar')
}

/**
 * An exact quotient: whole units of both, cut off to one digit more than is wanted, which is then rounded away. The
 * remainder is taken off first, so that nothing is left to the places that the division itself would keep.
 */
function decimalQuotient(a: Fragment, b: Fragment, by: LogicalType, to: LogicalType): Fragment {
  const scale = scaleOf(to)
  const shift = scale + 1 + scaleOf(by)
  const pieces = [
    fill(`CAST($1 * 1${'0'.repeat(shift)} AS number(38, 0))`, [a]),
    fill(`CAST($1 * 1${'0'.repeat(scaleOf(by))} AS number(38, 0))`, [b]),
  ]
  return fill(`round(($1 - mod($1, $2)) / $2 * 0.${'0'.repeat(scale)}1, ${scale})`, pieces)
}

/** Snowflake: what its documentation promises with the language's results. Whole numbers have 38 digits and do not wrap. */
export const snowflake: SqlDialect = {
  name: 'snowflake',
  names: spec.names,
  typeName: snowflakeType,
  literal: (value, type) => {
    const text = formatValue(value, type)
    if (typeof value === 'boolean') return atom(text.toUpperCase())
    if (/^(?:u?int\d+|decimal)$/.test(type.kind))
      return { text, binds: text.startsWith('-') ? BINDING.sign : BINDING.atom }
    const quoted = quoteLiteral('snowflake', type.kind === 'timestamptz' ? text.replace(/Z$/, ' +0000') : text)
    if (type.kind === 'string' || type.kind === 'enum' || type.kind === 'uuid') return atom(quoted)
    return fill(`CAST($1 AS ${snowflakeType(type)})`, [atom(quoted)])
  },
  isWeak: (type) => type.kind === 'decimal',
  scalar: SCALAR_RULES,
  aggregate: {
    ...refuseAll(AGGREGATE_NAMES, 'unproven'),
    sum: groupOf('sum'),
    avg: (call, writing) => {
      if (call.type.kind === 'decimal') {
        const [sum, count] = [writing.group('sum', call), writing.group('count', call)]
        return decimalQuotient(sum, fill('nullif($1, 0)', [count]), scalar('int64'), call.type)
      }
      const pieces = call.arguments.map((each) => fill('CAST($1 AS double)', [writing.exactly(each)]))
      return writing.group('avg', call, { pieces })
    },
    count: groupOf('count'),
    min: groupOf('min'),
    max: groupOf('max'),
    stddev: groupOf('stddev_samp'),
    stddev_pop: groupOf('stddev_pop'),
    variance: groupOf('var_samp'),
    var_pop: groupOf('var_pop'),
    median: AGGREGATE_RULES.median,
    quantile: AGGREGATE_RULES.quantile,
    corr: groupOf('corr'),
    covar_samp: groupOf('covar_samp'),
    covar_pop: groupOf('covar_pop'),
    bool_and: groupOf('booland_agg'),
    bool_or: groupOf('boolor_agg'),
    count_if: AGGREGATE_RULES.count_if,
    string_agg: {
      emulated: (call, writing) => {
        if (writing.over !== null) return refuse('window-ordered-set')
        const keys = writing.ordering(call)
        // Of nothing it gives an empty text.
        const joined = writing.group('listagg', call, keys === '' ? {} : { behind: `WITHIN GROUP (ORDER BY ${keys})` })
        const count = writing.group('count', call, { pieces: [writing.expression(call.arguments[0])], distinct: false })
        return fill('CASE WHEN $1 > 0 THEN $2 END', [count, joined])
      },
    },
  },
  window: WINDOW_RULES,
  operators: {
    ...STANDARD_OPERATORS,
    arithmetic: (node, writing) => {
      const [left, right] = [writing.exactly(node.left), writing.exactly(node.right)]
      const divisor = fill('nullif($1, 0)', [right])
      if (node.operator === '%') return fill('mod($1, $2)', [left, divisor])
      if (node.operator !== '/') return STANDARD_OPERATORS.arithmetic(node, writing)
      if (node.type.kind === 'decimal') return decimalQuotient(left, divisor, node.right.type, node.type)
      const quotient = binary(left, '/', divisor, BINDING.product)
      return node.type.kind === 'float64' ? quotient : fill('trunc($1)', [quotient])
    },
  },
  cast: (operand, cast) => plainCast(operand, cast, snowflakeType),
  filter: 'case',
  groupKey: (key) => key,
  order: (key, order) => [orderTerm(key, order)],
  joins: STANDARD_JOINS,
  frames: { rows: 'native', range: refuse('window-frame'), groups: refuse('window-frame') },
  unnest: refuse('unproven'),
  settings: [],
}
