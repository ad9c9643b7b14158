import { createHash } from 'node:crypto'
import { PlatformError } from '@ai-etl/core/errors/error'
import { type Database, hasServerCode } from '../connection/database.ts'
import { CODE } from '../connection/failure.ts'
import { qualified } from '../names.ts'

/** Database of the platform's own objects: ledger, journal, locks, staging. */
export const PLATFORM_DATABASE = 'ai_etl'

/** Columns that the modes scd2 and `missing: mark` keep; a plan never has them. */
export const VALID_FROM = '_valid_from'
export const VALID_TO = '_valid_to'
export const CURRENT = '_current'
export const DELETED_AT = '_deleted_at'
export const PLATFORM_COLUMNS: readonly string[] = [VALID_FROM, VALID_TO, CURRENT, DELETED_AT]

/** Number of a row's record in its load. A column of staging only, as the next ones. */
export const ROW_NUMBER = '_ai_etl_row'
/** Where a row stood in the source: for rows that only the target can tell are not to be loaded. */
export const ORIGIN = { line: '_ai_etl_line', byte: '_ai_etl_byte', file: '_ai_etl_file' } as const
/** All of them, each UInt64, in the order in which they follow the planned columns. */
export const NUMBER_COLUMNS: readonly string[] = [ROW_NUMBER, ORIGIN.line, ORIGIN.byte, ORIGIN.file]

export const platformTable = (name: string): string => qualified(PLATFORM_DATABASE, name)

/** Short and stable: names of tables become folders, so what users call things stays out of them. */
export function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16)
}

/** Name of the lock of a table. */
export const lockName = (database: string, table: string): string => `lock_${digest(`${database}\0${table}`)}`

/** First part of the names of all staging tables of a load: equal when it is resumed. */
export const stagingPrefix = (load: string): string => `load_${digest(load)}_`

/** Makes the platform's database and tables where they are missing. @throws PlatformError `connection.no-right` */
export async function preparePlatform(database: Database): Promise<void> {
  const [{ made }] = await database.rows<{ made: string }>(
    `SELECT count() AS made FROM system.tables WHERE database = '${PLATFORM_DATABASE}' AND name IN ('ledger', 'journal')`,
  )
  if (Number(made) === 2) return
  await database.run(`CREATE DATABASE IF NOT EXISTS ${PLATFORM_DATABASE}`)
  await database.run(`CREATE TABLE IF NOT EXISTS ${platformTable('ledger')} (
    lineage UUID, table_uuid UUID, database String, table String, load String, run String, mode String,
    input_address String, input_fingerprint Nullable(String), cursor_column Nullable(String),
    cursor_value Nullable(String), inserted UInt64, updated UInt64, unchanged UInt64, removed UInt64,
    published_at DateTime64(6, 'UTC') DEFAULT now64(6)
  ) ENGINE = MergeTree ORDER BY (database, table, published_at)`)
  await database.run(`CREATE TABLE IF NOT EXISTS ${platformTable('journal')} (
    lock String, load String, event String, number UInt32, payload String, at DateTime64(6, 'UTC') DEFAULT now64(6)
  ) ENGINE = MergeTree PARTITION BY load ORDER BY (lock, load, at)`)
}

/** Runs a statement that may find its object gone already. */
export async function tolerateMissing(work: Promise<void>): Promise<void> {
  try {
    await work
  } catch (error) {
    if (!(error instanceof PlatformError) || !hasServerCode(error, CODE.unknownTable)) throw error
  }
}
