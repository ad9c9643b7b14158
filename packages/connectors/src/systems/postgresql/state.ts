import type { Address } from '@ai-etl/core/address/address'
import type { Context } from '@ai-etl/core/contracts/context'
import type { LedgerEntry, TargetState } from '@ai-etl/core/contracts/state'
import { connect } from './connection/connect.ts'
import { readSettings } from './connection/settings.ts'
import { displayName, qualified } from './names.ts'
import { Database } from './write/database.ts'
import { PLATFORM_SCHEMA } from './write/ledger.ts'
import { lockKey, lockTables, unlockTables } from './write/lock.ts'

interface Row {
  readonly table_id: string
  readonly schema: string
  readonly name: string
  readonly load: string
  readonly run: string
  readonly mode: string
  readonly at: Date
  readonly input: string
  readonly fingerprint: string | null
  readonly rows: number
  readonly cursor_column: string | null
  readonly cursor_value: string | null
}

/**
 * The ledgers of a database: that of the platform's schema, and those beside tables where a role could make no schema.
 * An address without a fragment means all schemas.
 * @throws PlatformError of the area `connection`
 */
export async function openState(address: Address, context: Context): Promise<TargetState> {
  const settings = await readSettings(address, context)
  const database = new Database(await connect(settings, context), settings)
  const schema = settings.name === null && settings.options.schema === undefined ? null : settings.schema
  return {
    table: settings.name?.table ?? null,
    entries: () => readEntries(database, schema),
    forget: (tableIds) => forget(database, tableIds, context),
    close: () => database.client.end(),
  }
}

/** Names of the ledgers that may be read, ready for SQL. */
async function ledgers(database: Database): Promise<readonly string[]> {
  const found = await database.rows<{ schema: string; name: string }>(
    `SELECT n.nspname AS schema, c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE c.relkind = 'r' AND has_schema_privilege(n.oid, 'USAGE') AND has_table_privilege(c.oid, 'SELECT')
       AND ((n.nspname = $1 AND c.relname = 'ledger') OR c.relname = $2)`,
    [PLATFORM_SCHEMA, `${PLATFORM_SCHEMA}_ledger`],
  )
  return found.map(({ schema, name }) => qualified(schema, name))
}

async function readEntries(database: Database, schema: string | null): Promise<readonly LedgerEntry[]> {
  const found: Row[] = []
  for (const ledger of await ledgers(database)) {
    const rows = await database.rows<Row>(
      `SELECT l.table_oid::text AS table_id, n.nspname AS schema, c.relname AS name, l.load, l.run, l.mode,
         l.published_at AS at, l.input_address AS input, l.input_fingerprint AS fingerprint,
         (l.inserted + l.updated + l.unchanged)::float8 AS rows, l.cursor_column, l.cursor_value
       FROM ${ledger} l JOIN pg_class c ON c.oid = l.table_oid JOIN pg_namespace n ON n.oid = c.relnamespace
       WHERE $1::text IS NULL OR n.nspname = $1 ORDER BY l.published_at DESC`,
      [schema],
    )
    found.push(...rows)
  }
  return found.map((row) => ({
    tableId: row.table_id,
    name: row.name,
    shown: displayName(row.schema, row.name),
    load: row.load,
    run: row.run,
    mode: row.mode,
    at: row.at.toISOString(),
    input: row.input,
    fingerprint: row.fingerprint,
    rows: row.rows,
    cursor: row.cursor_value === null ? null : { column: row.cursor_column, value: row.cursor_value },
  }))
}

/** Under the tables' locks: a load that goes on would enter what is being forgotten. */
async function forget(database: Database, tableIds: readonly string[], context: Context): Promise<void> {
  const tables = await database.rows<{ schema: string; name: string }>(
    `SELECT n.nspname AS schema, c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE c.oid = ANY($1::oid[])`,
    [tableIds],
  )
  const keys = tables.map(({ schema, name }) => lockKey(schema, name))
  await lockTables(database, keys, context)
  try {
    for (const ledger of await ledgers(database))
      await database.run(`DELETE FROM ${ledger} WHERE table_oid = ANY($1::oid[])`, [tableIds])
  } finally {
    await unlockTables(database, keys)
  }
}
