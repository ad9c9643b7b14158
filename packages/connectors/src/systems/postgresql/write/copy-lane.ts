import type { Batch } from '@ai-etl/core/contracts/batch'
import { BinaryEncoder, type ColumnEncoder } from '../binary/encoder.ts'
import { statementFailure } from '../connection/failure.ts'
import { CopyIn } from '../wire/copy-in.ts'
import type { Database } from './database.ts'

/** Begins and ends COPY's binary form: signature, flags, length of the extension; then an int16 of -1. */
const SIGNATURE = copyData('PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0')
const TRAILER = copyData('\xff\xff')
/** With several tables, frames are gathered so that COPY changes tables seldom: 4 MB a table. */
const GATHERED_FRAMES = 8

/** A table that rows are copied into. */
export interface CopyTable {
  /** `COPY … FROM STDIN (FORMAT binary …)` */
  statement: string
  readonly columns: readonly ColumnEncoder[]
}

interface Lane {
  readonly table: CopyTable
  readonly encoder: BinaryEncoder
  readonly waiting: Buffer[]
  rows: number
}

/** Copies batches of several tables over one connection, which does one COPY at a time. */
export class CopyLanes {
  readonly #database: Database
  readonly #lanes: readonly Lane[]
  #open: { lane: Lane; copy: CopyIn } | null = null
  #taken = 0

  constructor(database: Database, tables: readonly CopyTable[]) {
    this.#database = database
    this.#lanes = tables.map((table) => {
      return { table, encoder: new BinaryEncoder(table.columns), waiting: [], rows: 0 }
    })
  }

  /** Rows that the server has counted, by table; complete after `finish`. */
  get rows(): readonly number[] {
    return this.#lanes.map((lane) => lane.rows)
  }

  /** Bytes encoded since the last `finish`. */
  get bytes(): number {
    return this.#lanes.reduce((sum, lane) => sum + lane.encoder.pending, this.#taken)
  }

  /** The tables were made in a transaction that is over. */
  refuseFreeze(): void {
    for (const { table } of this.#lanes) table.statement = table.statement.replace(', FREEZE)', ')')
  }

  /**
   * Encodes a batch and sends what fills frames; holds the caller up while the server is behind.
   * @param records for a table that keeps them: the record's number of each row
   */
  async write(index: number, batch: Batch, records: Float64Array | null): Promise<void> {
    const lane = this.#lanes[index]
    for (let row = 0; (row = lane.encoder.encode(batch, row, records)) < batch.rows; ) await this.#takeFrame(lane)
  }

  /** Sends all that waits and ends COPY, so that the connection is free for statements and everything is counted. */
  async finish(): Promise<void> {
    for (const lane of this.#lanes) {
      await this.#takeFrame(lane)
      if (lane.waiting.length > 0) await this.#send(lane)
    }
    await this.#close()
    this.#taken = 0
  }

  /** Gives up what is under way; the transaction is to be rolled back. */
  async giveUp(): Promise<void> {
    const open = this.#open
    this.#open = null
    await open?.copy.fail('given up')
  }

  async #takeFrame(lane: Lane): Promise<void> {
    const frame = lane.encoder.take()
    if (frame === null) return
    this.#taken += frame.length
    lane.waiting.push(frame)
    if (this.#lanes.length === 1 || lane.waiting.length >= GATHERED_FRAMES) await this.#send(lane)
  }

  async #send(lane: Lane): Promise<void> {
    const copy = await this.#copyInto(lane)
    for (const frame of lane.waiting.splice(0)) await this.#guard(lane, copy.write(frame))
  }

  async #copyInto(lane: Lane): Promise<CopyIn> {
    if (this.#open?.lane === lane) return this.#open.copy
    await this.#close()
    const copy = new CopyIn(lane.table.statement, (frame) => lane.encoder.recycle(frame))
    this.#database.client.query(copy)
    this.#open = { lane, copy }
    await this.#guard(lane, copy.write(Buffer.from(SIGNATURE)))
    return copy
  }

  async #close(): Promise<void> {
    if (this.#open === null) return
    const { lane, copy } = this.#open
    this.#open = null
    await this.#guard(lane, copy.write(Buffer.from(TRAILER)))
    lane.rows += await this.#guard(lane, copy.end())
  }

  async #guard<T>(lane: Lane, work: Promise<T>): Promise<T> {
    try {
      return await work
    } catch (error) {
      this.#open = null
      throw statementFailure(error, this.#database.settings, lane.table.statement)
    }
  }
}

/** A whole CopyData message. */
function copyData(content: string): Buffer {
  const message = Buffer.alloc(5 + content.length)
  message.write('d', 'latin1')
  message.writeUInt32BE(4 + content.length, 1)
  message.write(content, 5, 'latin1')
  return message
}
