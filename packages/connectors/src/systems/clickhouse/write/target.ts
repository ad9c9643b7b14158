import type { Address } from '@ai-etl/core/address/address'
import { maskSecrets } from '@ai-etl/core/address/mask'
import type { Context } from '@ai-etl/core/contracts/context'
import type { ExistingTable, LoadPlan, LoadSession, Target } from '@ai-etl/core/contracts/target'
import { PlatformError } from '@ai-etl/core/errors/error'
import { connect, type Database } from '../connection/database.ts'
import { readSettings } from '../connection/settings.ts'
import { displayName } from '../names.ts'
import { crashAt } from './crash-points.ts'
import { describeTable, type FoundTable, findTables } from './existing.ts'
import { dropStaging, Journal } from './journal.ts'
import { Ledger } from './ledger.ts'
import { TableLock } from './lock.ts'
import { lockName, preparePlatform, stagingPrefix } from './platform.ts'
import { ClickhouseSession, isUncommitted } from './session.ts'
import { TableStage } from './stage.ts'
import { recover, requireAtomic } from './swap.ts'

/** Opens an address for one load. @throws PlatformError of the area `connection` */
export async function openTarget(address: Address, context: Context): Promise<Target> {
  const settings = await readSettings(address, context)
  const database = await connect(settings, context)
  return {
    address: maskSecrets(address.text),
    table: settings.table,
    existing: async (tables) => describeTables(await findTables(database, settings.database, tables)),
    begin: (plan) => begin(database, plan, context),
    close: () => database.close(),
  }
}

function describeTables(found: ReadonlyMap<string, FoundTable>): ReadonlyMap<string, ExistingTable> {
  return new Map([...found].map(([name, table]) => [name, describeTable(table)]))
}

async function begin(database: Database, plan: LoadPlan, context: Context): Promise<LoadSession> {
  const ready = Promise.all([requireAtomic(database, database.settings.database), preparePlatform(database)])
  // Whoever waits for it gets the failure.
  ready.catch(() => {})
  const locks = await takeLocks(database, plan, context, ready)
  try {
    await ready
    return await beginLocked(database, plan, context, locks)
  } catch (error) {
    for (const lock of locks) await lock.release().catch(() => {})
    throw error
  }
}

/**
 * In the order of their names, so that two loads of several tables never wait for each other.
 * @param ready the platform's database is there
 */
async function takeLocks(
  database: Database,
  plan: LoadPlan,
  context: Context,
  ready: Promise<unknown>,
): Promise<TableLock[]> {
  const names = plan.tables.map((table) => lockName(database.settings.database, table.name)).sort()
  const locks: TableLock[] = []
  try {
    for (const name of names) locks.push(await TableLock.take(database, name, context, ready))
    return locks
  } catch (error) {
    for (const lock of locks) await lock.release()
    throw error
  }
}

async function beginLocked(
  database: Database,
  plan: LoadPlan,
  context: Context,
  locks: readonly TableLock[],
): Promise<LoadSession> {
  const journal = new Journal(database, lockName(database.settings.database, plan.tables[0].name))
  const ledger = new Ledger(database)
  const names = plan.tables.map((table) => table.name)
  const find = () =>
    Promise.all([
      findTables(database, database.settings.database, names),
      ledger.lineages(database.settings.database, names),
    ])
  // Round trips that do not depend on each other go out together: here they take longer than what they ask for.
  const [openLoads, [{ zone }], asTheyStand] = await Promise.all([
    journal.openLoads(),
    database.rows<{ zone: string }>('SELECT timezone() AS zone'),
    find(),
  ])
  for (const load of openLoads) {
    await recover(database, journal, ledger, load, context)
    if (load !== plan.load) await journal.end(load)
  }
  const [found, known] = openLoads.length > 0 ? await find() : asTheyStand
  for (const table of found.values()) requireMergeTree(table)
  const lineages = plan.tables.map((table) => known.get(found.get(table.name)?.uuid ?? '') ?? null)
  const common = { database, context, plan, locks, journal, ledger, lineages, existing: describeTables(found) }
  const [cursor, holds, chunks] = await Promise.all([
    ledger.cursor(plan.cursor, lineages[0]),
    ledger.holds(plan, lineages[0]),
    openLoads.includes(plan.load) ? journal.chunks(plan.load) : [],
  ])
  if (holds) {
    return new ClickhouseSession({
      ...common,
      stages: [],
      unchanged: true,
      resume: null,
      chunks: 0,
      cursor,
      serverZone: zone,
    })
  }
  const last = chunks.at(-1) ?? null
  const count = last === null ? 0 : last.number + 1
  await Promise.all([
    last === null ? journal.begin(plan.load) : null,
    dropStaging(database, plan.load, (name) => (last === null ? true : isUncommitted(name, count))),
  ])
  const stages = plan.tables.map(
    (table, i) => new TableStage(database, plan, i, stagingPrefix(plan.load), found.get(table.name) ?? null),
  )
  await Promise.all(stages.map((stage) => stage.prepare(last !== null, zone)))
  for (const [i, stage] of stages.entries()) {
    stage.rows = last?.rows[i] ?? 0
    for (const [c, chunk] of chunks.entries()) {
      const rows = chunk.rows[i] - (c === 0 ? 0 : chunks[c - 1].rows[i])
      if (rows > 0) stage.chunkTables.push(stage.chunkTable(chunk.number))
    }
  }
  crashAt('clickhouse.begun', context)
  const resume = last?.position ?? null
  return new ClickhouseSession({ ...common, stages, unchanged: false, resume, chunks: count, cursor, serverZone: zone })
}

function requireMergeTree(table: FoundTable): void {
  if (table.engine.endsWith('MergeTree')) return
  throw new PlatformError('clickhouse.not-a-mergetree', { table: displayName(table.name), engine: table.engine })
}
