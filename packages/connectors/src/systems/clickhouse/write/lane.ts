import { PassThrough } from 'node:stream'
import type { Batch } from '@ai-etl/core/contracts/batch'
import type { Database } from '../connection/database.ts'
import { BLOCK_BYTES, BLOCK_ROWS, BlockEncoder } from '../native/block.ts'
import type { ColumnPlan } from '../native/columns.ts'

/**
 * One INSERT under way into a table of staging: rows become Native blocks, blocks go out as they fill. At most a block
 * is gathered and a block is under way.
 */
export class InsertLane {
  readonly #encoder: BlockEncoder
  readonly #body = new PassThrough({ highWaterMark: 1 << 20 })
  readonly #done: Promise<void>
  #failure: { readonly error: unknown } | null = null
  #ended = false
  #sent = 0

  /** @param statement `INSERT INTO … (columns) FORMAT Native` */
  constructor(database: Database, statement: string, columns: readonly ColumnPlan[]) {
    this.#encoder = new BlockEncoder(columns)
    this.#done = database.insert(statement, this.#body, INSERT_SETTINGS).catch((error: unknown) => {
      this.#failure = { error }
      this.#body.destroy()
    })
    this.#body.on('error', () => {})
  }

  /** @throws PlatformError when the server refused what was sent before */
  async write(batch: Batch): Promise<void> {
    for (let from = 0; from < batch.rows; ) {
      const room = BLOCK_ROWS - this.#encoder.rows
      const to = Math.min(from + room, from + SLICE_ROWS, batch.rows)
      this.#encoder.add(batch, from, to)
      from = to
      if (this.#encoder.rows === BLOCK_ROWS || this.#encoder.bytes >= BLOCK_BYTES) await this.#flush()
    }
  }

  /** Bytes encoded so far. */
  get bytes(): number {
    return this.#sent + this.#encoder.bytes
  }

  /** Sends the rest and waits until the server has all of it. */
  async finish(): Promise<void> {
    await this.#flush()
    this.#ended = true
    this.#body.end()
    await this.#done
    this.#throwFailure()
  }

  /** Breaks the INSERT off. */
  async cancel(): Promise<void> {
    if (!this.#ended) this.#body.destroy(new Error('the load was given up'))
    await this.#done
  }

  async #flush(): Promise<void> {
    this.#throwFailure()
    for (const piece of this.#encoder.take()) {
      this.#sent += piece.length
      if (piece.length === 0 || this.#body.write(piece)) continue
      await new Promise<void>((resolve) => {
        const go = () => {
          this.#body.off('drain', go).off('close', go)
          resolve()
        }
        this.#body.on('drain', go).on('close', go)
      })
      this.#throwFailure()
    }
  }

  #throwFailure(): void {
    if (this.#failure) throw this.#failure.error
  }
}

/** Rows added before the size is looked at: keeps wide rows from overshooting a block by much. */
const SLICE_ROWS = 4096

/**
 * Bounded memory at the server: one thread, parts of about a quarter million rows or 64 MB. Nothing is changed on the
 * way in: no defaults for NULL, no merging of equal keys, no asynchronous inserts.
 */
const INSERT_SETTINGS = {
  max_insert_threads: '1',
  min_insert_block_size_rows: '262144',
  min_insert_block_size_bytes: String(64 << 20),
  input_format_null_as_default: 0,
  optimize_on_insert: 0,
  async_insert: 0,
  insert_deduplicate: 0,
  max_partitions_per_insert_block: '0',
} as const
