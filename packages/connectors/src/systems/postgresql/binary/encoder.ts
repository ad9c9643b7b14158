import { type Batch, BYTE_CLASS } from '@ai-etl/core/contracts/batch'
import { writeInt32, writeInt64 } from './integers.ts'

/**
 * Writes one value: the bytes [start, end) of canonical text become a field (int32 length and content) at `at` of
 * `out`, which has room for it; gives the place after it. @throws RangeError when the text is not of the type.
 */
export type Encode = (bytes: Uint8Array, start: number, end: number, out: Uint8Array, at: number) => number

/** How much room a field may take: `perByte` for each byte of text, and `fixed` for its length word and headers. */
export interface ColumnEncoder {
  readonly encode: Encode
  readonly perByte: number
}

const FRAME_BYTES = 512 * 1024
/** A message's type byte and length, `d` of CopyData. */
const FRAME_HEADER = 5
/** More than any header of a field: its length word, numeric's head, array's head. */
const FIXED_ROOM = 64
const ORIGIN_COLUMNS = 4

/**
 * Encodes rows as frames of COPY … FORMAT binary, each a CopyData message ready for the socket. The caller takes a frame
 * when `encode` stops for a full one, and gives the buffer back when it is sent.
 */
export class BinaryEncoder {
  readonly #columns: readonly ColumnEncoder[]
  readonly #free: Buffer[] = []
  #frame: Buffer = Buffer.allocUnsafeSlow(FRAME_BYTES)
  #at = FRAME_HEADER

  constructor(columns: readonly ColumnEncoder[]) {
    this.#columns = columns
  }

  /**
   * Encodes rows from `from` on until the batch ends or the frame is full; gives the first row that is not done.
   * Less than the batch's rows: take the frame, then go on.
   * @param records by row, its record's number: each row then gets four int8 more, the number and its line, byte and file
   */
  encode(batch: Batch, from: number, records: Float64Array | null = null): number {
    const { columns: width, start, end, mask, bytes } = batch
    const columns = this.#columns
    const fields = records === null ? width : width + ORIGIN_COLUMNS
    let row = from
    for (; row < batch.rows; row++) {
      const first = row * width
      const room = this.#roomFor(batch, first)
      if (this.#at + room > this.#frame.length && !this.#makeRoom(room)) return row
      const out = this.#frame
      let at = this.#at
      out[at] = fields >> 8
      out[at + 1] = fields
      at += 2
      for (let column = 0; column < width; column++) {
        const cell = first + column
        if ((mask[cell] & BYTE_CLASS.NULL) !== 0) {
          out[at] = out[at + 1] = out[at + 2] = out[at + 3] = 0xff
          at += 4
        } else at = columns[column].encode(bytes, start[cell], end[cell], out, at)
      }
      this.#at = records === null ? at : this.#writeOrigin(batch, row, records[row], at)
    }
    return row
  }

  /** Bytes in the frame under way. */
  get pending(): number {
    return this.#at - FRAME_HEADER
  }

  /** Closes the frame under way and starts another; null when it is empty. */
  take(): Buffer | null {
    if (this.#at === FRAME_HEADER) return null
    const full = this.#frame.subarray(0, this.#at)
    full[0] = 0x64
    full.writeUInt32BE(this.#at - 1, 1)
    this.#frame = this.#free.pop() ?? Buffer.allocUnsafeSlow(FRAME_BYTES)
    this.#at = FRAME_HEADER
    return full
  }

  /** Takes a sent frame's buffer back. */
  recycle(frame: Buffer): void {
    if (frame.buffer.byteLength === FRAME_BYTES) this.#free.push(Buffer.from(frame.buffer))
  }

  #writeOrigin(batch: Batch, row: number, record: number, start: number): number {
    let at = start
    for (const value of [record, batch.line[row], batch.offset[row], batch.file]) {
      writeInt32(this.#frame, at, 8)
      writeInt64(this.#frame, at + 4, value)
      at += 12
    }
    return at
  }

  #roomFor(batch: Batch, first: number): number {
    const { columns: width, start, end } = batch
    let room = (width + ORIGIN_COLUMNS) * FIXED_ROOM
    for (let column = 0; column < width; column++) {
      room += (end[first + column] - start[first + column]) * this.#columns[column].perByte
    }
    return room
  }

  /** False when the frame must be sent first; a row too long for any frame gets one of its own. */
  #makeRoom(room: number): boolean {
    if (this.#at > FRAME_HEADER) return false
    this.#grow(room)
    return true
  }

  #grow(room: number): void {
    const grown = Buffer.allocUnsafeSlow(this.#at + room)
    this.#frame.copy(grown, 0, 0, this.#at)
    this.#frame = grown
  }
}
