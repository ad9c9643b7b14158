import type { Batch, Position } from '@ai-etl/core/contracts/batch'
import { BYTE_CLASS } from '@ai-etl/core/contracts/batch'
import type { Context } from '@ai-etl/core/contracts/context'
import type { CompiledQuery, ComputedRows, StagedCount } from '@ai-etl/core/contracts/query'
import { RecordNumbers, tablesByRoot } from '@ai-etl/core/contracts/records'
import type {
  ExistingTable,
  LaneTicket,
  LoadPlan,
  LoadReceipt,
  LoadSession,
  TableOutcome,
  TableProof,
} from '@ai-etl/core/contracts/target'
import type { Phrase } from '@ai-etl/core/messages/phrase'
import { phrase } from '@ai-etl/core/messages/phrase'
import type { Database } from '../connection/database.ts'
import { computeRows } from './compute.ts'
import { crashAt } from './crash-points.ts'
import { countRepeated, countWithLaterRecords, findLaterRecords } from './duplicates.ts'
import { fingerprintSql } from './fingerprint-sql.ts'
import { dropStaging, type Journal } from './journal.ts'
import type { Ledger } from './ledger.ts'
import type { TableLock } from './lock.ts'
import { Publication } from './publication.ts'
import type { SideTicket, TableTicket } from './side-lane.ts'
import { isMerged, isNumbered, type TableStage } from './stage.ts'

/** What begin() has found and made. */
export interface SessionState {
  readonly database: Database
  readonly context: Context
  readonly plan: LoadPlan
  readonly locks: readonly TableLock[]
  readonly journal: Journal
  readonly ledger: Ledger
  readonly stages: readonly TableStage[]
  /** By table; null: it has none. */
  readonly lineages: readonly (string | null)[]
  readonly unchanged: boolean
  readonly resume: Position | null
  readonly chunks: number
  readonly cursor: string | null
  readonly serverZone: string
  readonly existing: ReadonlyMap<string, ExistingTable>
}

/** A chunk is a table of its own with parts of its own: large enough that these stay few. */
const CHUNK_BYTES = 512 << 20

/** A load into ClickHouse. Its guarantees: README.md. */
export class ClickhouseSession implements LoadSession {
  readonly unchanged: boolean
  readonly resume: Position | null
  readonly resumedRows: readonly number[]
  readonly cursor: string | null
  readonly existing: ReadonlyMap<string, ExistingTable>
  readonly #state: SessionState
  readonly #records: RecordNumbers | null
  #chunk: number
  #over = false

  constructor(state: SessionState) {
    this.#state = state
    this.unchanged = state.unchanged
    this.resume = state.resume
    this.resumedRows = state.stages.map((stage) => stage.rows)
    this.cursor = state.cursor
    this.existing = state.existing
    this.#records = isNumbered(state.plan) ? new RecordNumbers(state.plan.tables, this.resumedRows) : null
    this.#chunk = state.chunks
  }

  check(batch: Batch, refuse: (row: number, rule: string, detail: Phrase) => void): void {
    const stage = this.#state.stages[batch.table]
    stage.check(batch, refuse)
    if (isMerged(this.#state.plan) && stage.plan.parent === null) checkKey(stage, batch, refuse)
  }

  async write(batch: Batch): Promise<void> {
    await this.#state.stages[batch.table].write(batch, this.#chunk, this.#records?.of(batch) ?? null)
  }

  /** Numbered rows come in one order: these go one way. */
  async share(): Promise<LaneTicket | null> {
    const { plan, stages, serverZone } = this.#state
    if (isNumbered(plan)) return null
    const tables: TableTicket[] = []
    for (const stage of stages) tables.push(await stage.share(this.#chunk))
    return { serverZone, tables } satisfies SideTicket
  }

  join(rows: readonly number[]): void {
    for (const [i, stage] of this.#state.stages.entries()) stage.rows += rows[i]
  }

  async computeInto(query: CompiledQuery, counts: readonly StagedCount[]): Promise<ComputedRows | null> {
    const { stages, database } = this.#state
    const [stage, ...others] = stages
    return others.length > 0 || this.#chunk > 0 ? null : computeRows(database, stage, query, counts)
  }

  async chunk(next: Position): Promise<void> {
    const { stages, journal, plan, context } = this.#state
    const bytes = stages.reduce((sum, stage) => sum + stage.chunkBytes, 0)
    if (bytes === 0 || bytes < (plan.chunkBytes ?? CHUNK_BYTES)) return
    for (const stage of stages) await stage.finishChunk()
    crashAt('clickhouse.chunk-written', context)
    const rows = stages.map((stage) => stage.rows)
    await journal.commitChunk(plan.load, { number: this.#chunk, position: next, rows })
    crashAt('clickhouse.chunk-committed', context)
    this.#chunk++
  }

  async prove(options: { verify: boolean }): Promise<readonly TableProof[]> {
    const { stages, database, context, serverZone } = this.#state
    const proofs: TableProof[] = []
    for (const stage of stages) {
      await stage.finishChunk()
      const sum = options.verify
        ? fingerprintSql(stage.plan.columns, (name) => stage.nativeOf(name).type, serverZone)
        : "''"
      const [row] = await database.rows<{ n: string; sum: string }>(
        `SELECT count() AS n, ${sum} AS sum FROM ${stage.rowsExpression(stage.columnList)}`,
      )
      stage.leftOut = 0
      proofs.push({ table: stage.name, rows: Number(row.n), fingerprint: options.verify ? row.sum : null })
    }
    await this.#settleKeys(proofs)
    crashAt('clickhouse.proven', context)
    return proofs
  }

  /** Leaves out records whose key stood in an earlier one, or, where rows have no numbers, says that there are some. */
  async #settleKeys(proofs: TableProof[]): Promise<void> {
    const { stages, database, plan } = this.#state
    const amend = (stage: TableStage, change: Partial<TableProof>) => {
      const at = stages.indexOf(stage)
      proofs[at] = { ...proofs[at], ...change, rows: proofs[at].rows - stage.leftOut }
    }
    for (const [root, ...children] of tablesByRoot(stages, (stage) => stage.plan)) {
      if (!isNumbered(plan)) {
        const repeated = await countRepeated(database, plan, root)
        if (repeated > 0) amend(root, { repeated })
        continue
      }
      const leftOut = await findLaterRecords(database, plan, root)
      if (leftOut.length === 0) continue
      root.leftOut = leftOut.length
      amend(root, { leftOut })
      for (const child of children) {
        child.leftOut = await countWithLaterRecords(database, root, child)
        if (child.leftOut > 0) amend(child, { leftOutWithRoot: child.leftOut })
      }
    }
  }

  async publish(receipt: LoadReceipt): Promise<readonly TableOutcome[]> {
    const { locks, journal, plan } = this.#state
    const outcomes = await new Publication(this.#state).run(receipt)
    await journal.end(plan.load)
    this.#over = true
    for (const lock of locks) await lock.release()
    return outcomes
  }

  async abort(options: { keepChunks: boolean }): Promise<void> {
    if (this.#over) return
    this.#over = true
    const { stages, journal, database, plan, locks } = this.#state
    for (const stage of stages) await stage.cancel()
    if (options.keepChunks && this.#chunk > 0) {
      await dropStaging(database, plan.load, (name) => isUncommitted(name, this.#chunk))
    } else await journal.end(plan.load)
    for (const lock of locks) await lock.release()
  }
}

/** What follows a load's prefix: `0_rows_3` is chunk 3 of table 0. Everything but shapes and committed chunks may go. */
export function isUncommitted(name: string, chunks: number): boolean {
  const chunk = /^\d+_rows_(\d+)$/.exec(name)
  return chunk ? Number(chunk[1]) >= chunks : !/^\d+_shape$/.test(name)
}

/** A NULL equals no other: a row without its key could never be found again. */
function checkKey(stage: TableStage, batch: Batch, refuse: (row: number, rule: string, detail: Phrase) => void): void {
  for (const name of stage.plan.key) {
    const column = stage.plan.columns.findIndex((each) => each.name === name)
    for (let row = 0; row < batch.rows; row++) {
      if ((batch.mask[row * batch.columns + column] & BYTE_CLASS.NULL) !== 0) {
        refuse(row, 'key-null', phrase('load.key-empty', { columns: name }))
      }
    }
  }
}
