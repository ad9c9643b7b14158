import type { SqlDialect } from '../dialect.ts'
import { orderTerm } from '../group.ts'
import { STANDARD_JOINS } from '../joins.ts'
import { STANDARD_OPERATORS } from '../standard.ts'
import { duckdbArithmetic } from './arithmetic.ts'
import { duckdbCast } from './casts.ts'
import { AGGREGATE_RULES, WINDOW_RULES } from './groups.ts'
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
  operators: { ...STANDARD_OPERATORS, arithmetic: duckdbArithmetic },
  cast: duckdbCast,
  filter: 'clause',
  groupKey: (key) => key,
  order: (key, order) => [orderTerm(key, order)],
  joins: STANDARD_JOINS,
  frames: { rows: 'native', range: 'native', groups: 'native' },
  unnest: { column: 'unnest($1)' },
  settings: [],
}
