import { clickhouse } from './clickhouse/index.ts'
import type { SqlDialect } from './dialect.ts'
import { duckdb } from './duckdb/index.ts'
import { postgresql } from './postgresql/index.ts'

/** Every dialect that a plan is written in. */
export const SQL_DIALECTS = {
  duckdb,
  postgresql,
  clickhouse,
} satisfies Record<string, SqlDialect>
