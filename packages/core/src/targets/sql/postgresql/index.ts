import { postgresql as spec } from '../../../dialects/postgresql.ts'
import { quoteIdentifier } from '../../../dialects/quote.ts'
import type { JoinOp } from '../../../pipeline/plan/ops.ts'
import type { JoinRule, SqlDialect } from '../dialect.ts'
import { orderTerm } from '../group.ts'
import { hasEquality, STANDARD_JOINS } from '../joins.ts'
import { postgresqlCast } from './casts.ts'
import { AGGREGATE_RULES, WINDOW_RULES } from './groups.ts'
import { MOMENT_RULES } from './moments.ts'
import { NESTED_RULES } from './nested.ts'
import { NUMBER_RULES } from './numbers.ts'
import { byCodePoint, POSTGRESQL_OPERATORS } from './operators.ts'
import { TEXT_RULES } from './text.ts'
import { isText, isWeakInPostgresql, postgresqlLiteral, postgresqlType } from './types.ts'

/** PostgreSQL from 15 on (`regexp_count`); `json_valid` needs 16. */
export const postgresql: SqlDialect = {
  name: 'postgresql',
  names: spec.names,
  typeName: postgresqlType,
  literal: postgresqlLiteral,
  isWeak: isWeakInPostgresql,
  scalar: { ...TEXT_RULES, ...NUMBER_RULES, ...MOMENT_RULES, ...NESTED_RULES },
  aggregate: AGGREGATE_RULES,
  window: WINDOW_RULES,
  operators: POSTGRESQL_OPERATORS,
  cast: postgresqlCast,
  filter: 'clause',
  groupKey: (key) => key,
  order: (key, order) => [orderTerm(isText(order.expression.type) ? byCodePoint(key) : key, order)],
  joins: { ...STANDARD_JOINS, full: fullJoin },
  frames: { rows: 'native', range: 'native', groups: 'native' },
  unnest: {
    from: (list, name) => {
      // No step is named so: the name of a step holds letters, digits and `_` only.
      const rows = quoteIdentifier('postgresql', 'element$')
      return { join: `CROSS JOIN LATERAL unnest(${list.text}) AS ${rows}(${name})`, element: `${rows}.${name}` }
    },
  },
  settings: [],
}

/** PostgreSQL joins both ways by equal columns only; other conditions take the two halves. */
function fullJoin(op: JoinOp): JoinRule {
  return op.on !== null && hasEquality(op.on) ? 'FULL JOIN' : { emulated: 'halves' }
}
