import { BYTE_CLASS, CLASS_OF_BYTE } from '@ai-etl/core/contracts/batch'
import type { Dialect } from './dialect.ts'

/** What a row can suffer from, apart from the number of its fields. */
export const DAMAGE = { NONE: 0, AFTER_QUOTE: 1, UNCLOSED: 2, INSIDE: 3 } as const
export type Damage = (typeof DAMAGE)[keyof typeof DAMAGE]

/** Given back by RowParser.parse when the row does not end within the bytes given. */
export const STARVED = -1

const { HIGH, NULL, QUOTED, OTHER } = BYTE_CLASS
const LF = 10
const CR = 13
const SPACE = 32
const TAB = 9
/** Set in the tables for bytes that may end a run of plain ones; above every byte class. */
const SPECIAL = 0x8000
const NO_BYTE = -1
/** The high bit of each of four bytes, all set within words of any script but Latin. */
const HIGH_BITS = 0x80808080 | 0
const HIGH_BYTES: readonly number[] = Array.from({ length: 0x80 }, (_, k) => 0x80 + k)

/**
 * Finds the fields of one row after another. The bytes given must be followed by a line feed that is not part of them
 * (a sentinel), so that the inner loops need no bounds check.
 */
export class RowParser {
  /** Of the row parsed last. */
  fields = 0
  newlines = 0
  damage: Damage = DAMAGE.NONE
  /** A field beyond the expected ones holds something. */
  surplus = false
  /** Index of fields whose bytes hold escapes, `escapes` of them. */
  readonly escaped: Int32Array
  escapes = 0

  readonly #columns: number
  readonly #unquoted: Uint16Array
  readonly #quoted: Uint16Array
  readonly #delimiter: Buffer
  /** First byte of the delimiter. */
  readonly #first: number
  readonly #single: boolean
  readonly #quote: number
  readonly #escape: number
  readonly #doubled: boolean
  readonly #loneCr: boolean
  readonly #trim: boolean
  /** Unquoted values end in one ASCII byte, and all before it is theirs. */
  readonly #plain: boolean
  /** The bytes parsed last, to be read four at a time, and the last place where four begin. */
  #bytes: Buffer = Buffer.alloc(0)
  #words: DataView = new DataView(new ArrayBuffer(0))
  #lastWord = -1
  /** Of the value parsed last: where it ends, its classes, and whether it holds escapes. */
  #end = 0
  #classes = 0
  #hasEscape = false

  constructor(dialect: Dialect, columns: number) {
    this.#columns = columns
    this.escaped = new Int32Array(columns)
    this.#delimiter = Buffer.from(dialect.delimiter)
    this.#first = this.#delimiter[0] ?? NO_BYTE
    this.#single = this.#delimiter.length === 1
    this.#quote = dialect.quote === null ? NO_BYTE : dialect.quote.charCodeAt(0)
    this.#escape = dialect.escape === null ? NO_BYTE : dialect.escape.charCodeAt(0)
    this.#doubled = dialect.doubled
    this.#loneCr = dialect.loneCr
    this.#trim = dialect.trim
    this.#plain = this.#single && this.#first < 0x80 && !dialect.trim
    // A delimiter that begins with a high byte must be found among them: then no run of them is passed over at once.
    const runs = this.#first < 0x80 ? HIGH_BYTES : []
    this.#unquoted = specials([LF, CR, this.#escape, this.#first, dialect.strict ? this.#quote : NO_BYTE, ...runs])
    this.#quoted = specials([LF, CR, this.#escape, this.#quote, ...HIGH_BYTES])
  }

  /**
   * Parses the row that begins at `i`. Fields go to start, end and mask from index `o` on; those beyond the expected
   * number of columns are only counted.
   * @param n end of the bytes; bytes[n] is a line feed
   * @param last no bytes follow
   * @returns where the next row begins, or STARVED
   */
  parse(
    bytes: Buffer,
    i: number,
    n: number,
    last: boolean,
    start: Int32Array,
    end: Int32Array,
    mask: Uint16Array,
    o: number,
  ): number {
    const columns = this.#columns
    this.#begin(bytes)
    for (;;) {
      if (this.#plain) i = this.#plainValues(bytes, i, n, start, end, mask, o)
      if (this.#trim) while (bytes[i] === SPACE && this.#first !== SPACE) i++
      const isQuoted = bytes[i] === this.#quote
      const from = isQuoted ? i + 1 : i
      i = isQuoted ? this.#quotedValue(bytes, from, n, last) : this.#unquotedValue(bytes, from, n, last)
      if (i === STARVED || (i >= n && !last)) return STARVED
      const k = this.fields++
      if (this.damage === DAMAGE.UNCLOSED) return n
      if (this.damage === DAMAGE.AFTER_QUOTE) return this.nextLine(bytes, i, n, last)
      if (k < columns) {
        start[o + k] = from
        end[o + k] = this.#end
        mask[o + k] = this.#classes
        if (this.#hasEscape) this.escaped[this.escapes++] = k
      } else if (this.#classes !== NULL) {
        this.surplus = true
      }
      const byte = bytes[i]
      if (i < n && byte !== LF && byte !== CR) {
        i += this.#delimiter.length
        continue
      }
      if (i >= n) return n
      if (byte === LF) return i + 1
      if (i + 1 >= n && !last) return STARVED
      return i + 1 < n && bytes[i + 1] === LF ? i + 2 : i + 1
    }
  }

  /**
   * Takes the values from `i` on that have neither quotes nor escapes and end in a delimiter, in one loop: most values
   * of most files. Returns where the first other one begins.
   */
  #plainValues(
    bytes: Buffer,
    i: number,
    n: number,
    start: Int32Array,
    end: Int32Array,
    mask: Uint16Array,
    o: number,
  ): number {
    const table = this.#unquoted
    const delimiter = this.#first
    const last = o + this.#columns
    let cell = o + this.fields
    let from = i
    while (cell < last && bytes[from] !== this.#quote) {
      let m = 0
      let c: number
      for (;;) {
        while ((c = table[bytes[i]]) < SPECIAL) {
          m |= c
          i++
        }
        if (bytes[i] < 0x80) break
        m |= HIGH
        i = this.#afterHigh(bytes, i)
      }
      if (bytes[i] !== delimiter || i >= n) break
      start[cell] = from
      end[cell] = i
      mask[cell++] = i === from ? NULL : m
      from = ++i
    }
    this.fields = cell - o
    return from
  }

  /** Where the run of high bytes at `i` ends; the sentinel behind the bytes given ends any. */
  #afterHigh(bytes: Buffer, i: number): number {
    const words = this.#words
    const last = this.#lastWord
    let at = i + 1
    while (at <= last && (words.getInt32(at, true) & HIGH_BITS) === HIGH_BITS) at += 4
    while (bytes[at] >= 0x80) at++
    return at
  }

  #begin(bytes: Buffer): void {
    if (bytes !== this.#bytes) {
      this.#bytes = bytes
      this.#words = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
      this.#lastWord = bytes.length - 4
    }
    this.fields = 0
    this.newlines = 0
    this.damage = DAMAGE.NONE
    this.surplus = false
    this.escapes = 0
  }

  /** Goes over a value in quotes, from after its opening one; returns the place of the border after it, or STARVED. */
  #quotedValue(bytes: Buffer, from: number, n: number, last: boolean): number {
    const table = this.#quoted
    const quote = this.#quote
    let i = from
    let m: number = QUOTED
    let c: number
    this.#hasEscape = false
    for (;;) {
      while ((c = table[bytes[i]]) < SPECIAL) {
        m |= c
        i++
      }
      const byte = bytes[i]
      if (byte >= 0x80) {
        m |= HIGH
        i = this.#afterHigh(bytes, i)
        continue
      }
      if (i >= n) {
        this.damage = DAMAGE.UNCLOSED
        return last ? n : STARVED
      }
      if (i + 1 >= n && !last) return STARVED
      if (byte === quote) {
        if (!this.#doubled || bytes[i + 1] !== quote || i + 1 >= n) break
        this.#hasEscape = true
        m |= OTHER
        i += 2
      } else if (byte === this.#escape && i + 1 < n) {
        this.#hasEscape = true
        if (bytes[i + 1] === LF) this.newlines++
        m |= CLASS_OF_BYTE[bytes[i + 1]]
        i += 2
      } else {
        if (byte === LF || (byte === CR && this.#loneCr && bytes[i + 1] !== LF)) this.newlines++
        m |= OTHER
        i++
      }
    }
    this.#end = i++
    this.#classes = m
    return this.#borderAfterQuote(bytes, i, n, last)
  }

  /** Spaces between a closing quote and the border belong to nothing. */
  #borderAfterQuote(bytes: Buffer, from: number, n: number, last: boolean): number {
    let i = from
    while ((bytes[i] === SPACE || bytes[i] === TAB) && bytes[i] !== this.#first) i++
    if (i >= n) return last ? n : STARVED
    if (i + this.#delimiter.length > n && !last) return STARVED
    if (!this.#atBorder(bytes, i)) this.damage = DAMAGE.AFTER_QUOTE
    return i
  }

  /** Goes over a value without quotes; returns the place of the border after it, or STARVED. */
  #unquotedValue(bytes: Buffer, from: number, n: number, last: boolean): number {
    const table = this.#unquoted
    const first = this.#first
    let i = from
    let m = 0
    let c: number
    this.#hasEscape = false
    for (;;) {
      while ((c = table[bytes[i]]) < SPECIAL) {
        m |= c
        i++
      }
      const byte = bytes[i]
      if (byte >= 0x80 && byte !== first) {
        m |= HIGH
        i = this.#afterHigh(bytes, i)
        continue
      }
      if (i >= n || byte === LF || (byte === first && this.#single)) break
      if (i + 1 >= n && !last) return STARVED
      if (byte === CR && (this.#loneCr || bytes[i + 1] === LF)) break
      if (byte === first) {
        if (i + this.#delimiter.length > n && !last) return STARVED
        if (matches(bytes, i, this.#delimiter) && i + this.#delimiter.length <= n) break
        m |= CLASS_OF_BYTE[byte]
      } else if (byte === this.#escape && i + 1 < n) {
        this.#hasEscape = true
        m |= CLASS_OF_BYTE[bytes[i + 1]]
        if (bytes[i + 1] === LF) this.newlines++
        i++
      } else {
        if (byte === this.#quote) this.damage = DAMAGE.INSIDE
        m |= OTHER
      }
      i++
    }
    this.#end = i
    this.#classes = i === from ? NULL : m
    return i
  }

  /** True at a delimiter or a line end. */
  #atBorder(bytes: Buffer, i: number): boolean {
    const byte = bytes[i]
    if (byte === LF || (byte === CR && (this.#loneCr || bytes[i + 1] === LF))) return true
    return this.#delimiter.length > 0 && matches(bytes, i, this.#delimiter)
  }

  /** Where the line after the one at `i` begins; STARVED when it does not end within the bytes and more may follow. */
  nextLine(bytes: Buffer, i: number, n: number, last: boolean): number {
    for (let at = i; ; at++) {
      if (at >= n) return last ? n : STARVED
      if (bytes[at] === LF) return at + 1
      if (bytes[at] !== CR || !this.#loneCr) continue
      if (at + 1 >= n && !last) return STARVED
      return at + 1 < n && bytes[at + 1] === LF ? at + 2 : at + 1
    }
  }
}

function specials(wanted: readonly number[]): Uint16Array {
  const table = Uint16Array.from(CLASS_OF_BYTE)
  for (const byte of wanted) if (byte !== NO_BYTE) table[byte] = SPECIAL
  return table
}

function matches(bytes: Buffer, i: number, wanted: Buffer): boolean {
  for (let k = 0; k < wanted.length; k++) if (bytes[i + k] !== wanted[k]) return false
  return true
}
