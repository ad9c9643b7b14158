import { allocateBatch, type Batch, BYTE_CLASS, CLASS_OF_BYTE } from '@ai-etl/core/contracts/batch'

const ROWS = 8192
const CELLS = 262_144
const BYTES = 1024 * 1024
const TAB = 0x09
const NEWLINE = 0x0a
const BACKSLASH = 0x5c

/** Letters behind a backslash in COPY's text form (documentation of COPY, "Text Format"). */
const ESCAPES = new Uint8Array(256)
for (let byte = 0; byte < 256; byte++) ESCAPES[byte] = byte
for (const [letter, byte] of [
  ['b', 8],
  ['f', 12],
  ['n', 10],
  ['r', 13],
  ['t', 9],
  ['v', 11],
] as const) {
  ESCAPES[letter.charCodeAt(0)] = byte
}

/** Fills batches from rows of COPY's text form. `t` and `f` of columns named boolean become the canonical words. */
export class RowDecoder {
  readonly #booleans: readonly boolean[]
  readonly #most: number
  batch: Batch

  constructor(table: number, booleans: readonly boolean[]) {
    this.#booleans = booleans
    const columns = booleans.length
    this.#most = Math.max(1, Math.min(ROWS, Math.floor(CELLS / Math.max(1, columns))))
    this.batch = allocateBatch(table, columns, this.#most, BYTES)
  }

  /** Decodes messages from `at` on; gives the first one that has no room, or the length: then all are done. */
  decode(messages: Buffer, at: number): number {
    let start = at
    while (start < messages.length) {
      const end = start + 1 + messages.readUInt32BE(start + 1)
      const { batch } = this
      if (
        batch.rows === this.#most ||
        (batch.rows > 0 && batch.used + end - start + 8 * batch.columns > batch.bytes.length)
      ) {
        return start
      }
      this.#row(messages, start + 5, end)
      start = end
    }
    return start
  }

  /** Empties the batch for the next rows. */
  reset(): void {
    this.batch.rows = 0
    this.batch.used = 0
  }

  #row(source: Buffer, from: number, end: number): void {
    const { batch } = this
    const { start, end: ends, mask, columns } = batch
    this.#reserve(end - from + 8 * columns)
    const out = batch.bytes
    let write = batch.used
    let cell = batch.rows * columns
    let fieldStart = write
    let seen = 0
    let column = 0
    if (columns > 0) {
      for (let i = from; i < end; i++) {
        const byte = source[i]
        if (byte === TAB || byte === NEWLINE) {
          if (this.#booleans[column] && write === fieldStart + 1) write = spellOut(out, fieldStart)
          start[cell] = fieldStart
          ends[cell] = write
          // A text without a letter is a value here, not a missing one.
          if (write === fieldStart) mask[cell] = BYTE_CLASS.QUOTED
          else mask[cell] = this.#booleans[column] ? BYTE_CLASS.LETTER | BYTE_CLASS.HEX_LETTER : seen
          cell++
          column++
          fieldStart = write
          seen = 0
        } else if (byte !== BACKSLASH) {
          out[write++] = byte
          seen |= CLASS_OF_BYTE[byte]
        } else if (source[i + 1] === 0x4e) {
          i = this.#null(cell++, write, i)
          column++
          fieldStart = write
        } else {
          const meant = ESCAPES[source[++i]]
          out[write++] = meant
          seen |= CLASS_OF_BYTE[meant]
        }
      }
    }
    batch.line[batch.rows] = 0
    batch.offset[batch.rows] = 0
    batch.rows++
    batch.used = write
  }

  /** `\N` and the byte behind it; gives the place of that byte. */
  #null(cell: number, write: number, at: number): number {
    const { batch } = this
    batch.start[cell] = batch.end[cell] = write
    batch.mask[cell] = BYTE_CLASS.NULL
    return at + 2
  }

  #reserve(length: number): void {
    const { batch } = this
    if (batch.used + length <= batch.bytes.length) return
    const grown = Buffer.allocUnsafeSlow(Math.max(batch.bytes.length * 2, batch.used + length))
    batch.bytes.copy(grown, 0, 0, batch.used)
    batch.bytes = grown
  }
}

const TRUE = Buffer.from('true')
const FALSE = Buffer.from('false')

/** Replaces the letter at a place by its word; gives the place after it. */
function spellOut(out: Buffer, at: number): number {
  const word = out[at] === 0x74 ? TRUE : FALSE
  return at + word.copy(out, at)
}
