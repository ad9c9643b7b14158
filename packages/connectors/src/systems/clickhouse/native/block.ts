import type { Batch } from '@ai-etl/core/contracts/batch'
import { BYTE_CLASS } from '@ai-etl/core/contracts/batch'
import { type ColumnBuffer, columnHeader } from './column-buffer.ts'
import type { ColumnPlan } from './columns.ts'
import { DictionaryColumn } from './dictionary.ts'
import { LENGTH_BYTES, writeLength } from './encoder.ts'
import { ListBuffer } from './list.ts'
import { encodeText, TEXT_ROOM, wordsOf } from './text.ts'

/** Rows of a block: half of what the engine itself works with, so that what is sent last is soon done. */
export const BLOCK_ROWS = 32_768
/** Bytes after which a block is closed early: bounds memory for wide rows. */
export const BLOCK_BYTES = 16 << 20

/** Gathers rows by columns and gives them as Native blocks: no object per row or value, one pass a column. */
export class BlockEncoder {
  readonly #columns: readonly ColumnBuffer[]
  rows = 0

  /** @param reuse what is taken has been copied before rows are added again, so that its memory serves once more */
  constructor(plans: readonly ColumnPlan[], reuse: boolean) {
    this.#columns = plans.map((plan) => columnBuffer(plan, reuse))
  }

  get bytes(): number {
    return this.#columns.reduce((sum, column) => sum + column.size, 0)
  }

  /** Bytes of texts, since the beginning, that stand for a number each in the blocks. */
  get numbered(): number {
    return this.#columns.reduce((sum, column) => sum + column.numbered, 0)
  }

  /** Adds rows [from, to) of a canonical batch whose columns are the plans', in order. */
  add(batch: Batch, from: number, to: number): void {
    for (let column = 0; column < this.#columns.length; column++) this.#columns[column].add(batch, column, from, to)
    this.rows += to - from
  }

  /** The block gathered so far, in pieces; empty when there are no rows. Begins a new one. */
  take(): Buffer[] {
    if (this.rows === 0) return []
    const head = Buffer.allocUnsafe(2 * LENGTH_BYTES)
    const pieces: Buffer[] = [
      head.subarray(0, writeLength(this.rows, head, writeLength(this.#columns.length, head, 0))),
    ]
    for (const column of this.#columns) pieces.push(column.header, ...column.take())
    this.rows = 0
    return pieces
  }
}

function columnBuffer(plan: ColumnPlan, reuse: boolean): ColumnBuffer {
  if (plan.list) return new ListColumn(plan)
  return plan.dictionary
    ? new DictionaryColumn(plan.name, plan.nullable, BLOCK_ROWS, reuse)
    : new PlainColumn(plan, reuse)
}

class PlainColumn implements ColumnBuffer {
  readonly header: Buffer
  readonly numbered = 0
  readonly #plan: ColumnPlan
  readonly #reuse: boolean
  #nulls: Uint8Array | null
  #data: Buffer
  #words: DataView
  #used = 0
  #rows = 0

  constructor(plan: ColumnPlan, reuse: boolean) {
    this.#plan = plan
    this.#reuse = reuse
    const { wireType, width } = plan.encoder
    this.header = columnHeader(plan.name, plan.nullable ? `Nullable(${wireType})` : wireType)
    this.#nulls = plan.nullable ? new Uint8Array(BLOCK_ROWS) : null
    this.#data = Buffer.allocUnsafeSlow((width ?? 16) * BLOCK_ROWS)
    this.#words = wordsOf(this.#data)
  }

  get size(): number {
    return this.#used
  }

  add(batch: Batch, column: number, from: number, to: number): void {
    const { columns, start, end, mask, bytes } = batch
    const { encode, empty, width } = this.#plan.encoder
    if (width === null) return this.#addTexts(batch, column, from, to)
    const nulls = this.#nulls
    let used = this.#used
    let rows = this.#rows
    for (let row = from; row < to; row++) {
      const cell = row * columns + column
      const isNull = (mask[cell] & BYTE_CLASS.NULL) !== 0
      if (used + width > this.#data.length) this.#grow(used, width)
      if (nulls !== null) nulls[rows] = isNull ? 1 : 0
      else if (isNull) throw new RangeError(`${this.#plan.name} takes no NULL`)
      rows++
      used = isNull ? empty(this.#data, used) : encode(bytes, start[cell], end[cell], this.#data, used)
    }
    this.#used = used
    this.#rows = rows
  }

  /** The same for texts, which most bytes are: copied by words, and by a call that is always the same. */
  #addTexts(batch: Batch, column: number, from: number, to: number): void {
    const { columns, start, end, mask, bytes } = batch
    const nulls = this.#nulls
    const words = wordsOf(bytes)
    let used = this.#used
    let rows = this.#rows
    for (let row = from; row < to; row++) {
      const cell = row * columns + column
      const isNull = (mask[cell] & BYTE_CLASS.NULL) !== 0
      const first = start[cell]
      const last = isNull ? first : end[cell]
      if (used + last - first + TEXT_ROOM > this.#data.length) this.#grow(used, last - first + TEXT_ROOM)
      if (nulls !== null) nulls[rows] = isNull ? 1 : 0
      else if (isNull) throw new RangeError(`${this.#plan.name} takes no NULL`)
      rows++
      used = encodeText(bytes, words, first, last, this.#data, this.#words, used)
    }
    this.#used = used
    this.#rows = rows
  }

  take(): Buffer[] {
    const data = this.#data.subarray(0, this.#used)
    const pieces = this.#nulls === null ? [data] : [Buffer.from(this.#nulls.buffer, 0, this.#rows), data]
    this.#used = 0
    this.#rows = 0
    if (this.#reuse) return pieces
    // What was taken is on its way to a socket: it is not written into again.
    this.#data = Buffer.allocUnsafeSlow(this.#data.length)
    this.#words = wordsOf(this.#data)
    if (this.#nulls !== null) this.#nulls = new Uint8Array(BLOCK_ROWS)
    return pieces
  }

  #grow(used: number, needed: number): void {
    const grown = Buffer.allocUnsafeSlow(Math.max(Math.round(this.#data.length * 1.6), used + needed))
    this.#data.copy(grown, 0, 0, used)
    this.#data = grown
    this.#words = wordsOf(grown)
  }
}

class ListColumn implements ColumnBuffer {
  readonly header: Buffer
  readonly numbered = 0
  readonly #list: ListBuffer
  readonly #name: string

  constructor(plan: ColumnPlan) {
    this.#name = plan.name
    this.#list = new ListBuffer(plan.encoder, plan.list?.nullable ?? false)
    this.header = columnHeader(plan.name, this.#list.wireType)
  }

  get size(): number {
    return this.#list.size
  }

  add(batch: Batch, column: number, from: number, to: number): void {
    for (let row = from; row < to; row++) {
      const cell = row * batch.columns + column
      if ((batch.mask[cell] & BYTE_CLASS.NULL) !== 0) throw new RangeError(`${this.#name} takes no NULL`)
      this.#list.add(batch.bytes.toString('utf8', batch.start[cell], batch.end[cell]))
    }
  }

  take(): Buffer[] {
    return this.#list.take()
  }
}
