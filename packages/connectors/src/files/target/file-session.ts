import { rm, stat } from 'node:fs/promises'
import type { Batch } from '@ai-etl/core/contracts/batch'
import type {
  LoadPlan,
  LoadReceipt,
  LoadSession,
  PlannedTable,
  TableOutcome,
  TableProof,
} from '@ai-etl/core/contracts/target'
import { atPlace } from '@ai-etl/core/errors/place'
import { publish } from './publish.ts'
import type { FileTableWriter, FileWriting } from './writer.ts'

/** One table of a load into files. */
export interface TableFile {
  readonly table: PlannedTable
  /** Where readers find it. */
  readonly file: string
  readonly ledger: string
  /** Where it is written until it is published. */
  readonly aside: string
}

interface SessionInput {
  readonly plan: LoadPlan
  readonly tables: readonly TableFile[]
  /** The folder `.ai_etl`. */
  readonly folder: string
  readonly writing: FileWriting
  readonly cursor: string | null
  readonly unchanged: boolean
  readonly release: () => Promise<void>
}

/** A load into files: every table is written aside and counted by reading it back; one manifest publishes all. */
export class FileSession implements LoadSession {
  readonly unchanged: boolean
  readonly resume = null
  readonly resumedRows: readonly number[]
  readonly cursor: string | null
  readonly #input: SessionInput
  readonly #writers: (FileTableWriter | undefined)[]
  /** Rows that were in the files before, and stay. */
  readonly #before: number[]

  constructor(input: SessionInput) {
    this.#input = input
    this.unchanged = input.unchanged
    this.cursor = input.cursor
    this.resumedRows = input.tables.map(() => 0)
    this.#writers = input.tables.map(() => undefined)
    this.#before = input.tables.map(() => 0)
  }

  async write(batch: Batch): Promise<void> {
    await this.#at(batch.table, async (writer) => writer.write(batch))
  }

  async chunk(): Promise<void> {
    // A file is published whole or not at all: there is nothing to commit in between.
  }

  async prove(): Promise<readonly TableProof[]> {
    const proofs: TableProof[] = []
    for (const [i, { table, aside }] of this.#input.tables.entries()) {
      await this.#at(i, async (writer) => writer.finish())
      proofs.push({
        table: table.name,
        rows: (await this.#input.writing.count(aside)) - this.#before[i],
        fingerprint: null,
      })
    }
    return proofs
  }

  async publish(receipt: LoadReceipt): Promise<readonly TableOutcome[]> {
    const { plan, tables, folder } = this.#input
    const entry = (rows: number) => ({
      load: plan.load,
      address: plan.input.address,
      fingerprint: plan.input.fingerprint,
      at: new Date().toISOString(),
      rows,
      run: receipt.run,
      mode: plan.mode,
      cursor: receipt.cursor === null ? null : { column: plan.cursor, value: receipt.cursor },
    })
    const rowsOf = (name: string) => receipt.tables.find((proof) => proof.table === name)?.rows ?? 0
    await publish(folder, {
      load: plan.load,
      tables: tables.map(({ table, file, ledger, aside }) => ({
        file,
        ledger,
        aside,
        entry: entry(rowsOf(table.name)),
        replaces: plan.mode === 'replace',
      })),
    })
    await this.#input.release()
    return tables.map(({ table }) => ({
      table: table.name,
      inserted: rowsOf(table.name),
      updated: 0,
      unchanged: 0,
      removed: 0,
    }))
  }

  async abort(): Promise<void> {
    await Promise.all(this.#writers.map((writer) => writer?.abort().catch(() => undefined)))
    await Promise.all(this.#input.tables.map(({ aside }) => rm(aside, { force: true })))
    await this.#input.release()
  }

  /** Works with the writer of a table. @throws failures of the system with the file that readers will find */
  async #at(index: number, work: (writer: FileTableWriter) => Promise<void>): Promise<void> {
    try {
      await work(await this.#writer(index))
    } catch (error) {
      throw atPlace(error, this.#input.tables[index].file)
    }
  }

  async #writer(index: number): Promise<FileTableWriter> {
    const open = this.#writers[index]
    if (open) return open
    const { table, file, aside } = this.#input.tables[index]
    const keeps = this.#input.plan.mode === 'append' && (await stat(file).catch(() => null)) !== null
    if (keeps) this.#before[index] = await this.#input.writing.count(file)
    const made = await this.#input.writing.create(aside, table.columns, keeps ? file : null)
    this.#writers[index] = made
    return made
  }
}
