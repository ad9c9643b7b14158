import { tablesByRoot } from '@ai-etl/core/contracts/records'
import type { LoadReceipt, TableOutcome } from '@ai-etl/core/contracts/target'
import { serverVersion } from '../connection/connect.ts'
import { qualified, quoteName } from '../names.ts'
import type { Database } from './database.ts'
import {
  addMarkColumn,
  addVersionColumns,
  isKeyed,
  type LayoutOptions,
  moveTable,
  runStatements,
  type TableLoad,
} from './layout.ts'
import type { Ledger } from './ledger.ts'
import { empty, insertApart } from './publish-plain.ts'
import { mergeVersions } from './publish-scd2.ts'
import { swapTables } from './publish-swap.ts'
import { mergeRows } from './publish-upsert.ts'

/**
 * Makes the rows of all tables visible at once: everything here happens in the transaction that is open, and the
 * caller commits it together with the ledger.
 */
export async function publishTables(
  options: LayoutOptions,
  tables: readonly TableLoad[],
  ledger: Ledger,
  receipt: LoadReceipt,
): Promise<readonly TableOutcome[]> {
  const { database, plan } = options
  await database.run("SET LOCAL work_mem = '64MB'")
  for (const table of tables) if (table.way === 'staged' && table.existing) await alterInPlace(options, table)
  const outcomes = await fill(options, tables, receipt)
  await swapTables(options, tables)
  for (const table of tables) {
    if (table.made === null || table.way === 'swapped') continue
    await makeSchema(database, table.schema)
    await moveTable(database, table.made, table.schema)
    await runStatements(options, table.schema, table.plan.after)
  }
  for (const [index, table] of tables.entries()) {
    const [relation] = await database.rows<{ oid: number }>('SELECT to_regclass($1)::oid::int8::float8 AS oid', [
      qualified(table.schema, table.name),
    ])
    await ledger.enter(plan, receipt, relation.oid, outcomes[index], plan.mode === 'replace')
  }
  await ledger.forgetDropped()
  return outcomes
}

/** The schema of a new table is made with it. */
async function makeSchema(database: Database, schema: string): Promise<void> {
  const found = await database.rows('SELECT FROM pg_namespace WHERE nspname = $1', [schema])
  if (found.length === 0) await database.run(`CREATE SCHEMA ${quoteName(schema)}`)
}

/** From version 18 on a new table's size can be told to the planner, and to `discover`, without reading it. */
const TELL_SIZES_VERSION = 180_000

/** Tells the server how many rows the tables of a load hold that it made; an estimate, so a refusal is no failure. */
export async function noteSizes(database: Database, tables: readonly TableLoad[], receipt: LoadReceipt): Promise<void> {
  if (serverVersion(database.client) < TELL_SIZES_VERSION) return
  for (const [index, table] of tables.entries()) {
    const rows = receipt.tables[index]?.rows
    if (table.made === null || rows === undefined || rows === 0) continue
    const values = [table.schema, table.name, qualified(table.schema, table.name), rows]
    await database.client.query(SIZE, values).catch(() => {})
  }
}
const SIZE = `SELECT pg_restore_relation_stats('schemaname', $1::text, 'relname', $2::text,
  'relpages', (pg_relation_size($3::regclass) / current_setting('block_size')::int8)::int4, 'reltuples', $4::real)
  FROM pg_class WHERE oid = $3::regclass AND relkind = 'r' AND reltuples < 0`

async function alterInPlace(options: LayoutOptions, table: TableLoad): Promise<void> {
  const { database, plan } = options
  const name = qualified(table.schema, table.name)
  await runStatements(options, table.schema, table.plan.alter)
  const has = (column: string) => table.existing?.columns.some((one) => one.name === column)
  if (plan.mode === 'scd2' && !has('_valid_from')) await addVersionColumns(database, name)
  if (plan.mode === 'upsert' && plan.missing === 'mark' && table.plan.parent === null && !has('_deleted_at')) {
    await addMarkColumn(database, name)
  }
  // Readers go on; other writers wait, so that nothing comes between a comparison and what follows from it.
  if (plan.mode !== 'append') await database.run(`LOCK TABLE ${name} IN SHARE ROW EXCLUSIVE MODE`)
}

async function fill(
  options: LayoutOptions,
  tables: readonly TableLoad[],
  receipt: LoadReceipt,
): Promise<readonly TableOutcome[]> {
  const { plan } = options
  if (isKeyed(plan.mode)) {
    const merge = plan.mode === 'scd2' ? mergeVersions : mergeRows
    const outcomes = new Map<TableLoad, TableOutcome>()
    for (const group of tablesByRoot(tables, (table) => table.plan)) {
      for (const [i, outcome] of (await merge(options, group)).entries()) outcomes.set(group[i], outcome)
    }
    return tables.flatMap((table) => outcomes.get(table) ?? [])
  }
  if (plan.mode === 'replace') await empty(options, tables)
  const apart = await insertApart(options, tables)
  return tables.map((table, index) => {
    const rows = receipt.tables[index]?.rows ?? 0
    const inserted = apart.get(table) ?? rows
    return { table: table.name, inserted, updated: 0, unchanged: rows - inserted, removed: 0 }
  })
}
