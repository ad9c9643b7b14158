import type { Context } from '@ai-etl/core/contracts/context'
import { PlatformError } from '@ai-etl/core/errors/error'
import type { Database } from '../connection/database.ts'
import { qualified, quoteText } from '../names.ts'
import { crashAt } from './crash-points.ts'
import type { Intent, Journal, Swap } from './journal.ts'
import type { Ledger } from './ledger.ts'
import { PLATFORM_DATABASE, platformTable } from './platform.ts'

/** The uuid of a table; null when there is none of the name. */
export async function tableUuid(database: Database, name: string, table: string): Promise<string | null> {
  const [row] = await database.rows<{ uuid: string }>(
    `SELECT toString(uuid) AS uuid FROM system.tables WHERE database = ${quoteText(name)} AND name = ${quoteText(table)}`,
  )
  return row?.uuid ?? null
}

/**
 * Puts new tables in the places of the present ones and enters the ledger. Each EXCHANGE is one step for readers; several
 * tables follow one another within milliseconds. Safe to run again after a crash at any point: where a uuid shows that a
 * table is in place already, it is left alone.
 */
export async function publishIntent(
  database: Database,
  ledger: Ledger,
  intent: Intent,
  context: Context,
): Promise<void> {
  for (const [index, swap] of intent.swaps.entries()) {
    await swapIn(database, swap)
    if (index === 0) crashAt('clickhouse.swapped', context)
  }
  await ledger.enter(intent.entries)
  crashAt('clickhouse.published', context)
}

async function swapIn(database: Database, swap: Swap): Promise<void> {
  const present = await tableUuid(database, swap.database, swap.table)
  if (present === swap.stagedUuid) return
  const place = qualified(swap.database, swap.table)
  const staged = platformTable(swap.staged)
  await database.run(present === null ? `RENAME TABLE ${staged} TO ${place}` : `EXCHANGE TABLES ${staged} AND ${place}`)
}

/**
 * Finishes what a dead load had begun to publish: its new tables are complete and proven, so the way is forward. A
 * table that was dropped or changed by others meanwhile ends it: then nothing more is swapped.
 */
export async function recover(
  database: Database,
  journal: Journal,
  ledger: Ledger,
  load: string,
  context: Context,
): Promise<void> {
  const intent = await journal.intent(load)
  if (intent === null) return
  if (await canFinish(database, intent)) await publishIntent(database, ledger, intent, context)
  await journal.end(load)
}

async function canFinish(database: Database, intent: Intent): Promise<boolean> {
  for (const swap of intent.swaps) {
    const present = await tableUuid(database, swap.database, swap.table)
    if (present === swap.stagedUuid) continue
    const staged = await tableUuid(database, PLATFORM_DATABASE, swap.staged)
    if (staged !== swap.stagedUuid || present !== swap.replacedUuid) return false
  }
  return true
}

/** What the active parts of a table were at a moment: changes when anybody writes, not when parts are merged. */
export async function contentMark(database: Database, name: string, table: string): Promise<string> {
  const [row] = await database.rows<{ mark: string }>(
    `SELECT concat(toString(sum(rows)), ' ', toString(max(max_block_number)), ' ', toString(max(data_version))) AS mark
     FROM system.parts WHERE active AND database = ${quoteText(name)} AND table = ${quoteText(table)}`,
  )
  return row.mark
}

/** Publishing needs databases whose tables have uuids and swap in one step. @throws PlatformError `clickhouse.not-atomic` */
export async function requireAtomic(database: Database, name: string): Promise<void> {
  const [row] = await database.rows<{ engine: string }>(
    `SELECT engine FROM system.databases WHERE name = ${quoteText(name)}`,
  )
  if (row && row.engine !== 'Atomic' && row.engine !== 'Replicated') {
    throw new PlatformError('clickhouse.not-atomic', { database: name, engine: row.engine })
  }
}
