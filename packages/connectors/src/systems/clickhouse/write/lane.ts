import { setImmediate as eventsSeen } from 'node:timers/promises'
import type { Batch } from '@ai-etl/core/contracts/batch'
import type { Database } from '../connection/database.ts'
import { BLOCK_BYTES, BLOCK_ROWS, BlockEncoder } from '../native/block.ts'
import type { ColumnPlan } from '../native/columns.ts'
import { type Insert, type InsertRoad, insertSettings } from './insert.ts'
import { LaidRoad } from './laid-insert.ts'
import { streamedRoad } from './streamed-insert.ts'

/**
 * Bytes of one INSERT. Each becomes a part of the table (one a partition): large enough that these stay few, small enough
 * that the server holds one in memory; where two lanes send at once, half of it, which is one block.
 */
const INSERT_BYTES = 32 << 20
const SHARED_INSERT_BYTES = 16 << 20
/** Bytes that are worth an INSERT where the server has nothing to do and begins only when it has all. */
const LEAST_INSERT_BYTES = 2 << 20
/** INSERTs under way at once: while the server sorts and compresses one, the next is sent. */
const INSERTS_AT_ONCE = 2
/** Rows added before the size is looked at: keeps wide rows from overshooting a block by much. */
const SLICE_ROWS = 4096

/**
 * Rows on their way into a table of staging: they become Native blocks, blocks go out as they fill, a run of INSERTs one
 * after another. At most a block is gathered and a block is under way.
 */
export class InsertLane {
  readonly #road: InsertRoad
  readonly #encoder: BlockEncoder
  readonly #insertBytes: number
  #insert: Insert | null = null
  readonly #underWay: Insert[] = []
  /** Those of them that the server has not answered. */
  #unanswered = 0
  #sent = 0

  /**
   * @param statement `INSERT INTO … (columns) FORMAT Native`
   * @param shared another lane sends into the same table at the same time
   */
  constructor(database: Database, statement: string, columns: readonly ColumnPlan[], shared: boolean) {
    const { spool } = database.settings
    this.#insertBytes = shared ? SHARED_INSERT_BYTES : INSERT_BYTES
    const settings = insertSettings(this.#insertBytes)
    this.#road =
      spool === null ? streamedRoad(database, statement, settings) : new LaidRoad(database, statement, settings, spool)
    this.#encoder = new BlockEncoder(columns, this.#road.copies)
  }

  /** Bytes encoded so far, and those of the texts that were only numbered: it grows with the input in any case. */
  get bytes(): number {
    return this.#sent + this.#encoder.bytes + this.#encoder.numbered
  }

  /** @throws PlatformError when the server refused what was sent before */
  async write(batch: Batch): Promise<void> {
    // Sources and encoders may never wait: requests and answers would lie where they are until the end.
    if (this.#unanswered > 0) await eventsSeen()
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
    this.#road.close()
  }

  /** Breaks off what is under way. */
  async cancel(): Promise<void> {
    await this.#insert?.cancel()
    for (const insert of this.#underWay.splice(0)) await insert.done.catch(() => {})
    this.#road.close()
  }

  async #flush(): Promise<void> {
    const pieces = this.#encoder.take()
    if (pieces.length === 0) return
    this.#insert ??= this.#road.open()
    const size = await this.#insert.send(pieces)
    this.#sent += size
    const idle = this.#road.wholeFirst && this.#unanswered === 0
    if (this.#insert.bytes < (idle ? LEAST_INSERT_BYTES : this.#insertBytes)) return
    this.#endInsert()
    if (this.#underWay.length >= INSERTS_AT_ONCE) await this.#awaitOldest()
  }

  #endInsert(): void {
    if (this.#insert === null) return
    this.#insert.end()
    this.#unanswered++
    const answered = () => void this.#unanswered--
    this.#insert.done.then(answered, answered)
    this.#underWay.push(this.#insert)
    this.#insert = null
  }

  async #awaitOldest(): Promise<void> {
    await this.#underWay.shift()?.done
  }
}
