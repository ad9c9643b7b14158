import type { Address } from '@ai-etl/core/address/address'
import type { Context } from '@ai-etl/core/contracts/context'
import type { LedgerEntry, TargetState } from '@ai-etl/core/contracts/state'
import { connect, type Database } from './connection/database.ts'
import { readSettings } from './connection/settings.ts'
import { displayName, quoteText } from './names.ts'
import { TableLock } from './write/lock.ts'
import { lockName, PLATFORM_DATABASE, platformTable } from './write/platform.ts'

interface Row {
  readonly lineage: string
  readonly load: string
  readonly run: string
  readonly mode: string
  readonly at: string
  readonly input: string
  readonly fingerprint: string | null
  readonly rows: string
  readonly cursor_column: string | null
  readonly cursor_value: string | null
}

/**
 * The ledger of a server, for the tables of one database.
 * @throws PlatformError of the area `connection`
 */
export async function openState(address: Address, context: Context): Promise<TargetState> {
  const settings = await readSettings(address, context)
  const database = await connect(settings, context)
  return {
    table: settings.table,
    entries: () => readEntries(database),
    forget: (lineages) => forget(database, lineages, context),
    close: () => database.close(),
  }
}

/** The names that stand today, by lineage: a table that was renamed keeps what was loaded into it. */
async function lineages(database: Database): Promise<ReadonlyMap<string, string>> {
  const ledger = await database.rows(
    `SELECT 1 FROM system.tables WHERE database = '${PLATFORM_DATABASE}' AND name = 'ledger'`,
  )
  if (ledger.length === 0) return new Map()
  const rows = await database.rows<{ lineage: string; name: string }>(
    `SELECT DISTINCT toString(l.lineage) AS lineage, t.name AS name FROM ${platformTable('ledger')} AS l
     INNER JOIN (SELECT uuid, name FROM system.tables WHERE database = ${quoteText(database.settings.database)}) AS t
     ON l.table_uuid = t.uuid`,
  )
  return new Map(rows.map(({ lineage, name }) => [lineage, name]))
}

async function readEntries(database: Database): Promise<readonly LedgerEntry[]> {
  const names = await lineages(database)
  if (names.size === 0) return []
  const rows = await database.rows<Row>(
    `SELECT toString(lineage) AS lineage, load, run, mode,
       formatDateTime(published_at, '%Y-%m-%dT%H:%i:%S.%fZ', 'UTC') AS at, input_address AS input,
       input_fingerprint AS fingerprint, inserted + updated + unchanged AS rows, cursor_column, cursor_value
     FROM ${platformTable('ledger')} WHERE toString(lineage) IN (${listOf([...names.keys()])})
     ORDER BY published_at DESC`,
  )
  return rows.map((row) => {
    const name = names.get(row.lineage) ?? ''
    return {
      tableId: row.lineage,
      name,
      shown: displayName(name),
      load: row.load,
      run: row.run,
      mode: row.mode,
      at: row.at,
      input: row.input,
      fingerprint: row.fingerprint,
      rows: Number(row.rows),
      cursor: row.cursor_value === null ? null : { column: row.cursor_column, value: row.cursor_value },
    }
  })
}

/** Under the tables' locks: a load that goes on would enter what is being forgotten. */
async function forget(database: Database, ids: readonly string[], context: Context): Promise<void> {
  const names = await lineages(database)
  const tables = ids.flatMap((id) => names.get(id) ?? [])
  if (tables.length === 0) return
  const locks: TableLock[] = []
  try {
    const wanted = tables.map((table) => lockName(database.settings.database, table)).sort()
    for (const name of wanted) locks.push(await TableLock.take(database, name, context))
    await database.run(`DELETE FROM ${platformTable('ledger')} WHERE toString(lineage) IN (${listOf(ids)})`, {
      lightweight_deletes_sync: '2',
    })
  } finally {
    for (const lock of locks) await lock.release()
  }
}

const listOf = (texts: readonly string[]) => texts.map(quoteText).join(', ')
