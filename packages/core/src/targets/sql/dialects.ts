import { bigquery } from './bigquery/index.ts'
import { clickhouse } from './clickhouse/index.ts'
import type { SqlDialect, SqlDialectName } from './dialect.ts'
import { duckdb } from './duckdb/index.ts'
import { mysql } from './mysql/index.ts'
import { postgresql } from './postgresql/index.ts'
import { redshift } from './redshift/index.ts'
import { snowflake } from './snowflake/index.ts'

/** Every dialect that a plan is written in; one that is missing here does not compile. */
export const SQL_DIALECTS: Readonly<Record<SqlDialectName, SqlDialect>> = {
  duckdb,
  postgresql,
  clickhouse,
  mysql,
  redshift,
  snowflake,
  bigquery,
}
