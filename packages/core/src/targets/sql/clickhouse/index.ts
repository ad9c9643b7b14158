import { clickhouse as spec } from '../../../dialects/clickhouse.ts'
import { quoteIdentifier } from '../../../dialects/quote.ts'
import type { Frame, JoinOp } from '../../../pipeline/plan/ops.ts'
import type { FrameRule, JoinRule, SqlDialect } from '../dialect.ts'
import { fill } from '../fragment.ts'
import { orderTerm } from '../group.ts'
import { hasEquality, refusesNulls, STANDARD_JOINS } from '../joins.ts'
import { refuse } from '../refusals.ts'
import { clickhouseCast } from './casts.ts'
import { AGGREGATE_RULES, WINDOW_RULES } from './groups.ts'
import { MOMENT_RULES } from './moments.ts'
import { NESTED_RULES } from './nested.ts'
import { NUMBER_RULES } from './numbers.ts'
import { CLICKHOUSE_OPERATORS } from './operators.ts'
import { TEXT_RULES } from './text.ts'
import { clickhouseLiteral, clickhouseType, isWeakInClickhouse } from './types.ts'

/** ClickHouse from 25.8 on (lag and lead, EXISTS over rows of the outer query, Time64). */
export const clickhouse: SqlDialect = {
  name: 'clickhouse',
  names: spec.names,
  typeName: clickhouseType,
  literal: clickhouseLiteral,
  absent: (type) => (type.kind === 'list' ? clickhouseLiteral('[]', type) : undefined),
  isWeak: isWeakInClickhouse,
  weakTruth: true,
  scalar: { ...TEXT_RULES, ...NUMBER_RULES, ...MOMENT_RULES, ...NESTED_RULES },
  aggregate: AGGREGATE_RULES,
  window: WINDOW_RULES,
  operators: CLICKHOUSE_OPERATORS,
  cast: clickhouseCast,
  filter: 'case',
  // -0.0 and 0.0 are one value to SQL and two to ClickHouse.
  groupKey: (key, type) => (type.kind === 'float64' ? fill('if($1 = 0, 0, $1)', [key]) : key),
  order: (key, order) => {
    // NaN, which ClickHouse keeps beside NULL, is the greatest number.
    const nan = order.expression.type.kind === 'float64' ? [orderTerm(fill('isNaN($1)', [key]), order)] : []
    return [...nan, orderTerm(key, order)]
  },
  joins: {
    ...STANDARD_JOINS,
    inner: (op) => (equal(op) ? 'JOIN' : { emulated: 'parts' }),
    left: (op) => (equal(op) ? 'LEFT JOIN' : apart(op, 'parts')),
    right: (op) => (equal(op) ? 'RIGHT JOIN' : apart(op, 'parts')),
    full: (op) => (equal(op) ? 'FULL JOIN' : apart(op, 'parts')),
    semi: (op) => apart(op, 'exists'),
    anti: (op) => apart(op, 'not exists'),
  },
  frames: { rows: 'native', range: rangeRule, groups: refuse('window-frame') },
  unnest: {
    from: (list, name) => {
      const element = quoteIdentifier('clickhouse', 'element$')
      return { join: `ARRAY JOIN ${list.text} AS ${element}`, element: name === element ? name : element }
    },
  },
  settings: [
    'join_use_nulls = 1',
    'aggregate_functions_null_for_empty = 1',
    'prefer_column_name_to_alias = 1',
    'enable_extended_results_for_datetime_functions = 1',
    'enable_time_time64_type = 1',
  ],
}

/** Distances are counted from NULL as from zero; where nothing reaches across, rows with NULL can stand apart. */
function rangeRule({ from, to }: Frame): FrameRule {
  const near = (at: string) => !at.startsWith('unbounded')
  if (!('count' in from) && !('count' in to)) return 'native'
  return near(from.at) && near(to.at) ? 'apart' : refuse('window-frame')
}

/**
 * EXISTS is joined by the outer columns that it names, so that rows with NULL in one of them find nothing: right where the
 * condition finds nothing for them either.
 */
function apart({ on }: JoinOp, emulated: 'parts' | 'exists' | 'not exists'): JoinRule {
  return on === null || refusesNulls(on) ? { emulated } : refuse('join-nulls')
}

/** ClickHouse joins by equal columns; other conditions are looked at over all pairs. Doubles are compared by more than `=`. */
function equal({ on }: JoinOp): boolean {
  return on === null || hasEquality(on, (type) => type.kind !== 'float64')
}
