/**
 * A batch: consecutive rows of one table as byte ranges over one buffer. No object per row or value.
 *
 * A value's bytes are its text, UTF-8, already free of quoting and escapes. What a reader gives is raw text as the
 * source wrote it; after conversion it is the canonical text of the field's logical type (types/logical.ts).
 * A batch belongs to its producer and is valid until the next one is asked for.
 */
export interface Batch {
  /** Index into the source's tables. */
  readonly table: number
  rows: number
  readonly columns: number
  /** Holds every value; `used` is the first free byte: stages may append there, growing `bytes` by replacing it. */
  bytes: Buffer
  used: number
  /** Row-major: value of row r, column c lies at bytes[start[i], end[i]) with i = r * columns + c. */
  start: Int32Array
  end: Int32Array
  /** Per value, row-major: OR of BYTE_CLASS over its bytes, and the flags NULL and QUOTED. */
  mask: Uint16Array
  /** Per row: line in the source (1-based) and byte offset in the decoded stream of the file `file`; 0 where unknown. */
  line: Float64Array
  offset: Float64Array
  /** Index into the source's files; 0 for systems. */
  file: number
  /**
   * Where reading goes on after this batch when a load resumes; absent when a resume here is impossible
   * (a nested record not finished, a system's snapshot). Opaque to all but the reader, JSON.
   */
  next?: Position
  /**
   * Nested input comes in groups: one batch a table, root first, that hold the same whole records. True on the last
   * batch of a group; all batches of the group stay valid until the one after it is asked for. Absent for flat input,
   * where every batch is a group of its own.
   */
  groupEnd?: boolean
}

/** A place in a source that a resumed load starts from. */
export type Position = Readonly<Record<string, string | number>>

/** What bytes a value consists of. NULL and QUOTED are flags of the value, not of bytes. */
export const BYTE_CLASS = {
  /** 0-9 */
  DIGIT: 1,
  /** + and - */
  SIGN: 2,
  DOT: 4,
  COLON: 8,
  /** T and Z */
  TIME_LETTER: 16,
  SPACE: 32,
  /** a-f A-F */
  HEX_LETTER: 64,
  /** other ASCII letters */
  LETTER: 128,
  /** bytes from 0x80 on */
  HIGH: 256,
  COMMA: 512,
  /** all else: control bytes, punctuation, NUL */
  OTHER: 1024,
  SLASH: 2048,
  /** the source wrote it in quotes (CSV) or as a string (JSON): an empty one is an empty string */
  QUOTED: 0x4000,
  /** absent or null: no value at all */
  NULL: 0x8000,
} as const

/** BYTE_CLASS of each byte. */
export const CLASS_OF_BYTE: Uint16Array = classTable()

function classTable(): Uint16Array {
  const table = new Uint16Array(256).fill(BYTE_CLASS.OTHER)
  const fill = (from: number, to: number, value: number) => table.fill(value, from, to + 1)
  fill(0x30, 0x39, BYTE_CLASS.DIGIT)
  fill(0x41, 0x5a, BYTE_CLASS.LETTER)
  fill(0x61, 0x7a, BYTE_CLASS.LETTER)
  fill(0x41, 0x46, BYTE_CLASS.HEX_LETTER)
  fill(0x61, 0x66, BYTE_CLASS.HEX_LETTER)
  fill(0x80, 0xff, BYTE_CLASS.HIGH)
  table[0x2b] = BYTE_CLASS.SIGN
  table[0x2d] = BYTE_CLASS.SIGN
  table[0x2e] = BYTE_CLASS.DOT
  table[0x2c] = BYTE_CLASS.COMMA
  table[0x3a] = BYTE_CLASS.COLON
  table[0x54] = BYTE_CLASS.TIME_LETTER
  table[0x5a] = BYTE_CLASS.TIME_LETTER
  table[0x20] = BYTE_CLASS.SPACE
  table[0x2f] = BYTE_CLASS.SLASH
  return table
}

/** A batch with room for `rows` rows of `columns` values over a buffer of `capacity` bytes. */
export function allocateBatch(table: number, columns: number, rows: number, capacity: number): Batch {
  const cells = rows * columns
  return {
    table,
    rows: 0,
    columns,
    bytes: Buffer.allocUnsafeSlow(capacity),
    used: 0,
    start: new Int32Array(cells),
    end: new Int32Array(cells),
    mask: new Uint16Array(cells),
    line: new Float64Array(rows),
    offset: new Float64Array(rows),
    file: 0,
  }
}

/** Appends bytes to a batch's buffer, growing it when full; returns where they start. */
export function reserve(batch: Batch, length: number): number {
  const at = batch.used
  if (at + length > batch.bytes.length) {
    const grown = Buffer.allocUnsafeSlow(Math.max(batch.bytes.length * 2, at + length))
    batch.bytes.copy(grown, 0, 0, at)
    batch.bytes = grown
  }
  batch.used = at + length
  return at
}

/** BYTE_CLASS of a range, for readers whose scanner does not gather it on the way. */
export function classOf(bytes: Uint8Array, start: number, end: number): number {
  let mask = 0
  for (let i = start; i < end; i++) mask |= CLASS_OF_BYTE[bytes[i]]
  return mask
}
