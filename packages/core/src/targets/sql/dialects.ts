import type { SqlDialect } from './dialect.ts'
import { duckdb } from './duckdb/index.ts'

/** Every dialect that a plan is written in. */
export const SQL_DIALECTS = {
  duckdb,
} satisfies Record<string, SqlDialect>
