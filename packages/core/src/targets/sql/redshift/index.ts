import { quoteLiteral } from '../../../dialects/quote.ts'
import { redshift as spec } from '../../../dialects/redshift.ts'
import type { LogicalType } from '../../../types/logical.ts'
import { plainCast } from '../casting.ts'
import type { SqlDialect } from '../dialect.ts'
import { atom } from '../fragment.ts'
import { groupOf, orderTerm } from '../group.ts'
import { hasEquality, STANDARD_JOINS } from '../joins.ts'
import { AGGREGATE_RULES } from '../postgresql/groups.ts'
import { postgresql } from '../postgresql/index.ts'
import { postgresqlLiteral, postgresqlType } from '../postgresql/types.ts'
import { refuse, refuseAll } from '../refusals.ts'
import { applyRule } from '../rule.ts'
import { distinctByCase, STANDARD_OPERATORS } from '../standard.ts'
import { SCALAR_RULES } from './scalar.ts'

/** There is one type of text; JSON and lists are SUPER. */
function redshiftType(type: LogicalType): string {
  switch (type.kind) {
    case 'string':
    case 'enum':
    case 'uuid':
      return 'varchar(65535)'
    case 'json':
    case 'list':
    case 'struct':
      return 'super'
    default:
      return postgresqlType(type)
  }
}

/** Amazon Redshift: what its documentation promises with the language's results. */
export const redshift: SqlDialect = {
  ...postgresql,
  name: 'redshift',
  names: spec.names,
  typeName: redshiftType,
  literal: (value, type) =>
    redshiftType(type) === postgresqlType(type)
      ? postgresqlLiteral(value, type)
      : atom(quoteLiteral('redshift', String(value))),
  scalar: SCALAR_RULES,
  aggregate: {
    ...AGGREGATE_RULES,
    ...refuseAll(['mode', 'array_agg', 'first', 'last', 'min_by', 'max_by'], 'no-function'),
    ...refuseAll(['corr', 'covar_samp', 'covar_pop'], 'no-function'),
    avg: (call, writing) =>
      call.type.kind === 'decimal' ? refuse('wide-decimal') : applyRule(AGGREGATE_RULES.avg, call, writing),
    min: groupOf('min'),
    max: groupOf('max'),
    string_agg: {
      emulated: (call, writing) => {
        if (writing.over !== null) return refuse('window-ordered-set')
        const keys = writing.ordering(call)
        return writing.group('listagg', call, keys === '' ? {} : { behind: `WITHIN GROUP (ORDER BY ${keys})` })
      },
    },
  },
  operators: {
    ...STANDARD_OPERATORS,
    like: (node, writing) => postgresql.operators.like(node, writing),
    arithmetic: (node, writing) =>
      node.operator === '/' && node.type.kind === 'decimal'
        ? refuse('wide-decimal')
        : postgresql.operators.arithmetic(node, writing),
    distinct: distinctByCase,
  },
  cast: (operand, cast) => plainCast(operand, cast, redshiftType),
  filter: 'case',
  order: (key, order) => [orderTerm(key, order)],
  joins: {
    ...STANDARD_JOINS,
    full: (op) => (op.on !== null && hasEquality(op.on) ? 'FULL JOIN' : { emulated: 'halves' }),
  },
  // An aggregate with an order must name its frame, and that in rows: peers cannot be taken in.
  frames: { rows: 'native', range: refuse('window-frame'), groups: refuse('window-frame') },
  framelessAggregates: refuse('window-frame'),
  unnest: refuse('no-lists'),
}
