import type { Dialect } from '../documents/ddl.ts'
import { bigquery } from './bigquery.ts'
import { clickhouse } from './clickhouse.ts'
import type { DialectSpec } from './dialect.ts'
import { mysql } from './mysql.ts'
import { postgresql } from './postgresql.ts'
import { redshift } from './redshift.ts'
import { snowflake } from './snowflake.ts'

/** Every dialect; one that is missing here does not compile. */
export const DIALECT_SPECS: Readonly<Record<Dialect, DialectSpec>> = {
  postgresql,
  clickhouse,
  mysql,
  redshift,
  snowflake,
  bigquery,
}
