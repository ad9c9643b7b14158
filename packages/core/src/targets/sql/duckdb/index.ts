import type { OperatorNode, SqlDialect } from '../dialect.ts'
import { orderTerm } from '../group.ts'
import { STANDARD_JOINS } from '../joins.ts'
import type { Writing } from '../rule.ts'
import { like, STANDARD_OPERATORS } from '../standard.ts'
import { duckdbArithmetic } from './arithmetic.ts'
import { duckdbCast } from './casts.ts'
import { AGGREGATE_RULES, WINDOW_RULES } from './groups.ts'
import { matching } from './matching.ts'
import { MOMENT_RULES } from './moments.ts'
import { NESTED_RULES } from './nested.ts'
import { NUMBER_RULES } from './numbers.ts'
import { TEXT_RULES } from './text.ts'
import { duckdbLiteral, duckdbType, isWeakInDuckdb } from './types.ts'

/** DuckDB 1.5, the engine's own dialect: it gives every construct. */
export const duckdb: SqlDialect = {
  name: 'duckdb',
  names: {
    unit: 'bytes',
    longestTable: 250,
    longestColumn: 1000,
    forbidden: null,
    caseSensitive: false,
    plain: /^[a-z_][a-z0-9_]*$/,
    reserved: new Set(),
  },
  typeName: duckdbType,
  literal: duckdbLiteral,
  isWeak: isWeakInDuckdb,
  scalar: { ...TEXT_RULES, ...NUMBER_RULES, ...MOMENT_RULES, ...NESTED_RULES },
  aggregate: AGGREGATE_RULES,
  window: WINDOW_RULES,
  operators: { ...STANDARD_OPERATORS, arithmetic: duckdbArithmetic, like: duckdbLike },
  cast: duckdbCast,
  filter: 'clause',
  groupKey: (key) => key,
  order: (key, order) => [orderTerm(key, order)],
  joins: { ...STANDARD_JOINS, semi: matching('SEMI JOIN', 'exists'), anti: matching('ANTI JOIN', 'not exists') },
  frames: { rows: 'native', range: 'native', groups: 'native' },
  unnest: { column: 'unnest($1)' },
  settings: [],
}

/** DuckDB's LIKE has no character that escapes; told one, it compares character by character instead of searching. */
function duckdbLike(node: OperatorNode<'like'>, writing: Writing) {
  const { pattern } = node
  const plain = pattern.kind === 'constant' && typeof pattern.value === 'string' && !pattern.value.includes('\\')
  return like(node, writing, node.ignoreCase ? 'ILIKE' : 'LIKE', plain ? '' : ` ESCAPE ${writing.text('\\').text}`)
}
