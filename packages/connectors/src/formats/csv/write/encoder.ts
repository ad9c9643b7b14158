import type { Batch } from '@ai-etl/core/contracts/batch'
import { BYTE_CLASS } from '@ai-etl/core/contracts/batch'

const QUOTE = 0x22
const LF = 10
const CR = 13
const HASH = 0x23

/** Room for one value beyond its bytes: two quotes, a delimiter, a line end. */
const SLACK = 16
/** Encoded bytes that are handed over at once. */
const FLUSH_BYTES = 1024 * 1024
/** Values up to this length are copied byte by byte, which is then faster than a call. */
const SHORT_VALUE = 24

/**
 * Encodes batches as CSV by RFC 4180: UTF-8, rows end in LF, quotes are doubled. NULL is nothing at all, the empty
 * string is `""`; whatever a reader might take for something else is quoted.
 */
export class CsvEncoder {
  readonly #delimiter: number
  readonly #write: (bytes: Buffer) => void
  #out = Buffer.allocUnsafeSlow(FLUSH_BYTES * 2)
  #used = 0
  /** Classes of bytes of which a value needs no look: none of them can be a delimiter, a quote or a line end. */
  readonly #plain: number

  /** @param delimiter one ASCII character; @param write takes bytes that are valid until it returns */
  constructor(delimiter: string, write: (bytes: Buffer) => void) {
    this.#delimiter = delimiter.charCodeAt(0)
    this.#write = write
    const { DIGIT, SIGN, DOT, COLON, TIME_LETTER, HEX_LETTER, LETTER, HIGH, SLASH } = BYTE_CLASS
    const classes = DIGIT | SIGN | DOT | TIME_LETTER | HEX_LETTER | LETTER | HIGH | SLASH
    this.#plain = delimiter === ':' ? classes : classes | COLON
  }

  header(names: readonly string[]): void {
    for (const [k, name] of names.entries()) {
      const bytes = Buffer.from(name)
      if (k > 0) this.#out[this.#used++] = this.#delimiter
      this.#value(bytes, 0, bytes.length, bytes.length === 0)
    }
    this.#out[this.#used++] = LF
  }

  encode(batch: Batch): void {
    const { columns, start, end, mask } = batch
    for (let r = 0; r < batch.rows; r++) {
      for (let i = r * columns; i < (r + 1) * columns; i++) {
        if (i > r * columns) this.#out[this.#used++] = this.#delimiter
        const m = mask[i]
        if ((m & BYTE_CLASS.NULL) === 0) {
          const plain = (m & ~(this.#plain | BYTE_CLASS.QUOTED)) === 0 && m !== BYTE_CLASS.QUOTED && m !== 0
          if (plain) this.#copy(batch.bytes, start[i], end[i])
          else this.#value(batch.bytes, start[i], end[i], false)
        }
      }
      this.#out[this.#used++] = LF
      if (this.#used >= FLUSH_BYTES) this.flush()
    }
  }

  flush(): void {
    if (this.#used > 0) this.#write(this.#out.subarray(0, this.#used))
    this.#used = 0
  }

  /** Writes a value that may need quotes. */
  #value(bytes: Buffer, start: number, end: number, force: boolean): void {
    if (!force && !this.#needsQuotes(bytes, start, end)) return this.#copy(bytes, start, end)
    this.#reserve((end - start) * 2)
    const out = this.#out
    let at = this.#used
    out[at++] = QUOTE
    for (let i = start; i < end; i++) {
      const byte = bytes[i]
      if (byte === QUOTE) out[at++] = QUOTE
      out[at++] = byte
    }
    out[at++] = QUOTE
    this.#used = at
  }

  /** Empty, with a delimiter, quote or line end inside, or with what readers may trim or take for a comment. */
  #needsQuotes(bytes: Buffer, start: number, end: number): boolean {
    if (start === end || bytes[start] <= 0x20 || bytes[end - 1] <= 0x20 || bytes[start] === HASH) return true
    for (let i = start; i < end; i++) {
      const byte = bytes[i]
      if (byte === this.#delimiter || byte === QUOTE || byte === LF || byte === CR) return true
    }
    return false
  }

  #copy(bytes: Buffer, start: number, end: number): void {
    this.#reserve(end - start)
    const out = this.#out
    if (end - start > SHORT_VALUE) {
      this.#used += bytes.copy(out, this.#used, start, end)
      return
    }
    let at = this.#used
    for (let i = start; i < end; i++) out[at++] = bytes[i]
    this.#used = at
  }

  #reserve(length: number): void {
    if (this.#used + length + SLACK <= this.#out.length) return
    this.flush()
    if (length + SLACK > this.#out.length) this.#out = Buffer.allocUnsafeSlow(length + SLACK)
  }
}
