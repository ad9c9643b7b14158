import { GROWTH, grown } from './memory.ts'
import type { LineShift } from './snapshot.ts'

/** Bytes before each text: its length (2), mask (2), and where the value first stood: line (4), byte (6), file (2). */
const HEADER = 16
/** Set in a record's mask when only the beginning of the text was kept; no bit of BYTE_CLASS. */
export const CUT = 0x1000

/** What the higher half of a byte offset counts. */
const WORD = 2 ** 32

/** What a record holds beside its text. */
export interface TextRecord {
  readonly view: DataView
  readonly bytes: Uint8Array
  readonly start: number
  /** Behind the last byte that is kept. */
  readonly end: number
  readonly mask: number
  readonly line: number
  readonly offset: number
  /** Number of the file in its source; beyond 65,535 the first such numbers come again. */
  readonly file: number
}

/** Texts of distinct values, one behind the other. A text is known by where it begins; records can be joined by copying. */
export class TextRecords {
  bytes = new Uint8Array(1024)
  used = 0
  private view = new DataView(this.bytes.buffer)

  /** Keeps a text of at most 65,535 bytes; returns where it begins. */
  add({ view: from, bytes, start, end, mask, line, offset, file }: TextRecord): number {
    const length = end - start
    const at = this.reserve(length)
    const { view } = this
    view.setUint16(at - 16, length, true)
    view.setUint16(at - 14, mask, true)
    view.setUint32(at - 12, line, true)
    view.setUint32(at - 8, offset % WORD, true)
    view.setUint16(at - 4, Math.floor(offset / WORD), true)
    view.setUint16(at - 2, file, true)
    if (length > 64) {
      this.bytes.set(bytes.subarray(start, end), at)
      return at
    }
    let i = 0
    for (; i <= length - 4; i += 4) view.setInt32(at + i, from.getInt32(start + i, true), true)
    for (; i < length; i++) view.setUint8(at + i, from.getUint8(start + i))
    return at
  }

  /** Bytes that a text of this length takes. */
  static sizeOf(length: number): number {
    return HEADER + length
  }

  private reserve(length: number): number {
    const at = this.used + HEADER
    if (at + length > this.bytes.length) {
      this.bytes = grown(this.bytes, Math.max(this.bytes.length * GROWTH, at + length))
      this.view = new DataView(this.bytes.buffer)
    }
    this.used = at + length
    return at
  }
}

/** Reads the records of texts that were handed over. */
export class TextReader {
  private readonly view: DataView
  private readonly shifts: readonly LineShift[]

  constructor(bytes: Uint8Array, shifts: readonly LineShift[] = []) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    this.shifts = shifts
  }

  length(start: number): number {
    return this.view.getUint16(start - 16, true)
  }

  mask(start: number): number {
    return this.view.getUint16(start - 14, true)
  }

  /** Line where the value first stood; 0 when the source has none. */
  line(start: number): number {
    let line = this.view.getUint32(start - 12, true)
    for (const { from, by } of this.shifts) if (start >= from) line += by
    return line
  }

  /** Byte offset of the row where the value first stood. */
  offset(start: number): number {
    return this.view.getUint32(start - 8, true) + this.view.getUint16(start - 4, true) * WORD
  }

  /** Number of the file where the value first stood. */
  file(start: number): number {
    return this.view.getUint16(start - 2, true)
  }
}
