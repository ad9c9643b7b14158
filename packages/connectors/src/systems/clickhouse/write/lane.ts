import { PassThrough } from 'node:stream'
import type { Batch } from '@ai-etl/core/contracts/batch'
import type { Database } from '../connection/database.ts'
import { BLOCK_BYTES, BLOCK_ROWS, BlockEncoder } from '../native/block.ts'
import type { ColumnPlan } from '../native/columns.ts'

/**
 * Bytes of one INSERT. Each becomes a part of the table (one a partition): large enough that these stay few, small enough
 * that the server holds one in memory.
 */
const INSERT_BYTES = 32 << 20
/** INSERTs under way at once: while the server sorts and compresses one, the next is sent. */
const INSERTS_AT_ONCE = 2
/** Rows added before the size is looked at: keeps wide rows from overshooting a block by much. */
const SLICE_ROWS = 4096

/**
 * Bounded memory at the server: one thread, one part an INSERT. Nothing is changed on the way in: no defaults for NULL,
 * no merging of equal keys, no asynchronous inserts.
 */
const INSERT_SETTINGS = {
  max_insert_threads: '1',
  min_insert_block_size_rows: '1048576',
  min_insert_block_size_bytes: String(2 * INSERT_BYTES),
  input_format_null_as_default: 0,
  optimize_on_insert: 0,
  async_insert: 0,
  insert_deduplicate: 0,
  max_partitions_per_insert_block: '0',
} as const

/**
 * Rows on their way into a table of staging: they become Native blocks, blocks go out as they fill, a run of INSERTs one
 * after another. At most a block is gathered and a block is under way.
 */
export class InsertLane {
  readonly #database: Database
  readonly #statement: string
  readonly #encoder: BlockEncoder
  #insert: Insert | null = null
  readonly #underWay: Insert[] = []
  #sent = 0

  /** @param statement `INSERT INTO … (columns) FORMAT Native` */
  constructor(database: Database, statement: string, columns: readonly ColumnPlan[]) {
    this.#database = database
    this.#statement = statement
    this.#encoder = new BlockEncoder(columns)
  }

  /** Bytes encoded so far. */
  get bytes(): number {
    return this.#sent + this.#encoder.bytes
  }

  /** @throws PlatformError when the server refused what was sent before */
  async write(batch: Batch): Promise<void> {
    for (let from = 0; from < batch.rows; ) {
      const to = Math.min(from + BLOCK_ROWS - this.#encoder.rows, from + SLICE_ROWS, batch.rows)
      this.#encoder.add(batch, from, to)
      from = to
      if (this.#encoder.rows === BLOCK_ROWS || this.#encoder.bytes >= BLOCK_BYTES) await this.#flush()
    }
  }

  /** Sends the rest and waits until the server has all of it. */
  async finish(): Promise<void> {
    await this.#flush()
    this.#endInsert()
    while (this.#underWay.length > 0) await this.#awaitOldest()
  }

  /** Breaks off what is under way. */
  async cancel(): Promise<void> {
    await this.#insert?.cancel()
    for (const insert of this.#underWay.splice(0)) await insert.done.catch(() => {})
  }

  async #flush(): Promise<void> {
    const pieces = this.#encoder.take()
    if (pieces.length === 0) return
    this.#insert ??= new Insert(this.#database, this.#statement)
    const size = await this.#insert.send(pieces)
    this.#sent += size
    if (this.#insert.bytes < INSERT_BYTES) return
    this.#endInsert()
    if (this.#underWay.length >= INSERTS_AT_ONCE) await this.#awaitOldest()
  }

  #endInsert(): void {
    if (this.#insert === null) return
    this.#insert.end()
    this.#underWay.push(this.#insert)
    this.#insert = null
  }

  async #awaitOldest(): Promise<void> {
    await this.#underWay.shift()?.done
  }
}

/** One INSERT, its body written piece by piece. */
class Insert {
  readonly #body = new PassThrough({ highWaterMark: 1 << 20 })
  /** Settles when the server has taken or refused all of it. */
  readonly done: Promise<void>
  #over = false
  bytes = 0

  constructor(database: Database, statement: string) {
    this.#body.on('error', () => {})
    this.done = database.insert(statement, this.#body, INSERT_SETTINGS).finally(() => {
      this.#over = true
      this.#body.destroy()
    })
    // Whoever awaits it gets the failure.
    this.done.catch(() => {})
  }

  /** Resolves when more may be sent: the size of what was. @throws PlatformError when the server refused before the end */
  async send(pieces: readonly Buffer[]): Promise<number> {
    let size = 0
    for (const piece of pieces) {
      size += piece.length
      if (this.#over) await this.done
      if (piece.length === 0 || this.#body.write(piece)) continue
      await new Promise<void>((resolve) => {
        const go = () => {
          this.#body.off('drain', go).off('close', go)
          resolve()
        }
        this.#body.on('drain', go).on('close', go)
      })
    }
    this.bytes += size
    return size
  }

  end(): void {
    this.#body.end()
  }

  async cancel(): Promise<void> {
    this.#body.destroy(new Error('the load was given up'))
    await this.done.catch(() => {})
  }
}
