import type { Batch, Position } from '@ai-etl/core/contracts/batch'
import type { Context } from '@ai-etl/core/contracts/context'
import type { CompiledQuery, ComputedRows, StagedCount } from '@ai-etl/core/contracts/query'
import { RecordNumbers } from '@ai-etl/core/contracts/records'
import type { LoadPlan, LoadReceipt, LoadSession, TableOutcome, TableProof } from '@ai-etl/core/contracts/target'
import { PlatformError } from '@ai-etl/core/errors/error'
import type { Phrase } from '@ai-etl/core/messages/phrase'
import { quoteName } from '../names.ts'
import { makeChecks, type RowCheck } from './check.ts'
import { computeRows } from './compute.ts'
import { CopyLanes, type CopyTable } from './copy-lane.ts'
import { crashAt } from './crash-points.ts'
import type { Database } from './database.ts'
import { findTable } from './existing.ts'
import {
  chooseWays,
  isApart,
  type LayoutOptions,
  layOut,
  ORIGIN,
  placeName,
  stagingSchema,
  type TableLoad,
} from './layout.ts'
import { type CommittedChunk, type Ledger, openLedger } from './ledger.ts'
import { lockKey, lockTables, unlockTables } from './lock.ts'
import { proveTables } from './prove.ts'
import { noteSizes, publishTables } from './publish.ts'
import { stow, takeOut } from './stow.ts'

/**
 * Begins a load: takes the tables, cleans up after dead loads, reads the ledger, makes staging.
 * @throws PlatformError of the areas `connection`, `postgresql`, `sql`, `run`
 */
export async function openSession(
  database: Database,
  plan: LoadPlan,
  schema: string,
  context: Context,
): Promise<LoadSession> {
  const keys = plan.tables.map((table) => lockKey(schema, table.name))
  await lockTables(database, keys, context)
  const { ledger, ownSchemas } = await openLedger(database, schema)
  // One after the other: a connection runs one statement at a time.
  const found: Awaited<ReturnType<typeof findTable>>[] = []
  for (const table of plan.tables) found.push(await findTable(database, schema, table.name))
  const root = found[0]?.oid ?? null
  const unchanged = await ledger.holds(plan, root)
  const resumed = unchanged ? null : await ledger.lastChunk(plan.load)
  await database.transaction(() => ledger.cleanDeadLoads(keys[0], resumed ? plan.load : null))
  const cursor = await ledger.cursor(plan.cursor, root)
  const staging = ownSchemas ? stagingSchema(plan.load) : null
  const options = { database, plan, schema, staging, chunked: ownSchemas && plan.chunkBytes !== undefined }
  const session = new PostgresqlSession({ options, context, ledger, keys, unchanged, resumed, cursor })
  if (unchanged) return session
  try {
    await session.begin(found)
    return session
  } catch (error) {
    await session.abort({ keepChunks: true })
    throw error
  }
}

interface Opening {
  readonly options: LayoutOptions
  readonly context: Context
  readonly ledger: Ledger
  readonly keys: readonly string[]
  readonly unchanged: boolean
  readonly resumed: CommittedChunk | null
  readonly cursor: string | null
}

class PostgresqlSession implements LoadSession {
  readonly unchanged: boolean
  readonly resume: Position | null
  readonly resumedRows: readonly number[]
  readonly cursor: string | null
  readonly #opening: Opening
  readonly #database: Database
  #tables: readonly TableLoad[] = []
  #checks: readonly RowCheck[] = []
  readonly #records: RecordNumbers
  #lanes: CopyLanes
  #chunk: number
  #open = false
  /** Rows that came from a SELECT. */
  #computed = 0

  constructor(opening: Opening) {
    const { options, resumed } = opening
    this.#opening = opening
    this.#database = options.database
    this.unchanged = opening.unchanged
    this.cursor = opening.cursor
    this.resume = resumed?.position ?? null
    this.resumedRows = resumed?.rows ?? options.plan.tables.map(() => 0)
    this.#records = new RecordNumbers(options.plan.tables, this.resumedRows)
    this.#chunk = resumed?.number ?? 0
    this.#lanes = new CopyLanes(options.database, [])
  }

  /** Opens the transaction and makes or finds the tables that rows are copied into. */
  async begin(found: Parameters<typeof chooseWays>[1]): Promise<void> {
    const { options, ledger, resumed, context } = this.#opening
    const ways = await chooseWays(options, found)
    await this.#database.run('BEGIN')
    this.#open = true
    const { staging } = options
    if (resumed && staging !== null) await takeOut(this.#database, resumed.stowed, staging, ledger.schema)
    else if (staging !== null && ways.some((way) => way !== 'direct')) {
      await this.#database.run(`CREATE SCHEMA ${quoteName(staging)}`)
    }
    const tables: TableLoad[] = []
    for (const [index, way] of ways.entries()) {
      tables.push(await layOut(options, index, found[index], way, resumed !== null))
    }
    this.#tables = tables
    this.#checks = tables.map((table) => makeChecks(table))
    this.#lanes = new CopyLanes(
      this.#database,
      tables.map((table) => copyTable(table, resumed === null)),
    )
    crashAt('postgresql.begun', context)
  }

  check(batch: Batch, refuse: (row: number, rule: string, detail: Phrase) => void): void {
    this.#checks[batch.table](batch, refuse)
  }

  async write(batch: Batch): Promise<void> {
    const { origin } = this.#tables[batch.table]
    await this.#lanes.write(batch.table, batch, origin ? this.#records.of(batch) : null)
  }

  async computeInto(query: CompiledQuery, counts: readonly StagedCount[]): Promise<ComputedRows | null> {
    const [table, ...others] = this.#tables
    if (others.length > 0 || this.resume !== null) return null
    const computed = await computeRows(this.#database, table, query, counts)
    this.#computed = computed?.rows ?? 0
    return computed
  }

  async chunk(next: Position): Promise<void> {
    const { options, ledger, context, keys } = this.#opening
    const { plan, staging } = options
    if (staging === null || !options.chunked || this.#lanes.bytes < (plan.chunkBytes ?? 0)) return
    await this.#lanes.finish()
    const rows = this.#lanes.rows.map((written, index) => written + this.resumedRows[index])
    const stowed = await stow(this.#database, staging, ledger.schema)
    this.#chunk++
    await ledger.commitChunk(plan.load, keys[0], { number: this.#chunk, position: next, rows, stowed })
    crashAt('postgresql.chunk-copied', context)
    await this.#database.run('COMMIT')
    crashAt('postgresql.chunk-committed', context)
    await this.#database.run('BEGIN')
    await takeOut(this.#database, stowed, staging, ledger.schema)
    // FREEZE is for tables made in the same transaction.
    this.#lanes.refuseFreeze()
  }

  async prove(request: { verify: boolean }): Promise<readonly TableProof[]> {
    await this.#lanes.finish()
    const counted = this.#lanes.rows.map((rows, index) => rows + this.resumedRows[index])
    const proofs = await proveTables(this.#opening.options, this.#tables, {
      counted,
      resumed: this.#chunk > 0 || this.#computed > 0,
      ...request,
    })
    crashAt('postgresql.proven', this.#opening.context)
    return proofs
  }

  async publish(receipt: LoadReceipt): Promise<readonly TableOutcome[]> {
    const { options, ledger, context, keys } = this.#opening
    const outcomes = await publishTables(options, this.#tables, ledger, receipt)
    await ledger.endLoad(options.plan.load)
    await this.#dropStaging()
    crashAt('postgresql.merged', context)
    await this.#database.run('COMMIT')
    this.#open = false
    crashAt('postgresql.published', context)
    await noteSizes(this.#database, this.#tables, receipt)
    await unlockTables(this.#database, keys)
    return outcomes
  }

  async #dropStaging(): Promise<void> {
    const { staging } = this.#opening.options
    if (staging !== null) await this.#database.run(`DROP SCHEMA IF EXISTS ${quoteName(staging)} CASCADE`)
    else
      for (const table of this.#tables)
        if (isApart(table)) await this.#database.run(`DROP TABLE ${placeName(table.fill)}`)
  }

  async abort({ keepChunks }: { keepChunks: boolean }): Promise<void> {
    const { keys, ledger } = this.#opening
    try {
      await this.#lanes.giveUp()
      if (this.#open) await this.#database.run('ROLLBACK')
      this.#open = false
      if (!keepChunks) await this.#database.transaction(() => ledger.cleanDeadLoads(keys[0], null))
      await unlockTables(this.#database, keys)
    } catch (error) {
      // With the connection the server has given up the transaction and the locks; the next load cleans up.
      if (!(error instanceof PlatformError && error.code === 'connection.lost')) throw error
    }
  }
}

function copyTable(table: TableLoad, fresh: boolean): CopyTable {
  const names = [...table.columns.map((column) => column.name), ...(table.origin ? ORIGIN : [])]
  // A partitioned or foreign table takes no FREEZE; which of them a table that the plan makes is, its statement tells.
  const plain =
    table.way !== 'direct' && !table.plan.create.some((statement) => /\bPARTITION\b|\bFOREIGN TABLE\b/i.test(statement))
  return {
    statement: `COPY ${placeName(table.fill)} (${names.map(quoteName).join(', ')}) FROM STDIN (FORMAT binary${fresh && plain ? ', FREEZE' : ''})`,
    columns: table.encoders,
  }
}
