import { BYTE_CLASS, CLASS_OF_BYTE } from '@ai-etl/core/contracts/batch'
import type { Dialect } from './dialect.ts'

/** What a row can suffer from, apart from the number of its fields. */
export const DAMAGE = { NONE: 0, AFTER_QUOTE: 1, UNCLOSED: 2, INSIDE: 3 } as const
export type Damage = (typeof DAMAGE)[keyof typeof DAMAGE]

/** Given back by RowParser.parse when the row does not end within the bytes given. */
export const STARVED = -1

const LF = 10
const CR = 13
const SPACE = 32
const TAB = 9
/** Set in the tables for bytes that may end a run of plain ones; above every byte class. */
const SPECIAL = 0x8000
const NO_BYTE = -1

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
  readonly #quote: number
  readonly #escape: number
  readonly #doubled: boolean
  readonly #loneCr: boolean
  readonly #trim: boolean

  constructor(dialect: Dialect, columns: number) {
    this.#columns = columns
    this.escaped = new Int32Array(columns)
    this.#delimiter = Buffer.from(dialect.delimiter)
    this.#quote = dialect.quote === null ? NO_BYTE : dialect.quote.charCodeAt(0)
    this.#escape = dialect.escape === null ? NO_BYTE : dialect.escape.charCodeAt(0)
    this.#doubled = dialect.doubled
    this.#loneCr = dialect.loneCr
    this.#trim = dialect.trim
    this.#unquoted = specials([
      LF,
      CR,
      this.#escape,
      this.#delimiter[0] ?? NO_BYTE,
      dialect.strict ? this.#quote : NO_BYTE,
    ])
    this.#quoted = specials([LF, CR, this.#escape, this.#quote])
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
    const unquoted = this.#unquoted
    const quoted = this.#quoted
    const delimiter = this.#delimiter
    const first = delimiter.length === 0 ? NO_BYTE : delimiter[0]
    const single = delimiter.length === 1
    const quote = this.#quote
    const escape = this.#escape
    const columns = this.#columns
    let k = 0
    let lines = 0
    let inside = false
    this.damage = DAMAGE.NONE
    this.surplus = false
    this.escapes = 0

    for (;;) {
      if (this.#trim) while (bytes[i] === SPACE && first !== SPACE) i++
      let from = i
      let to: number
      let m = 0
      let c: number
      let hasEscape = false
      if (bytes[i] === quote) {
        m = BYTE_CLASS.QUOTED
        from = ++i
        for (;;) {
          while ((c = quoted[bytes[i]]) < SPECIAL) {
            m |= c
            i++
          }
          if (i >= n) {
            if (!last) return STARVED
            this.damage = DAMAGE.UNCLOSED
            this.fields = k + 1
            this.newlines = lines
            return n
          }
          const byte = bytes[i]
          if (byte === quote) {
            if (i + 1 >= n && !last) return STARVED
            if (!this.#doubled || bytes[i + 1] !== quote || i + 1 >= n) break
            hasEscape = true
            m |= BYTE_CLASS.OTHER
            i += 2
          } else if (byte === escape) {
            if (i + 1 >= n && !last) return STARVED
            if (i + 1 < n) {
              hasEscape = true
              if (bytes[i + 1] === LF) lines++
              m |= CLASS_OF_BYTE[bytes[i + 1]]
              i += 2
            } else {
              m |= BYTE_CLASS.OTHER
              i++
            }
          } else {
            if (byte === LF || (this.#loneCr && bytes[i + 1] !== LF)) lines++
            m |= BYTE_CLASS.OTHER
            i++
          }
        }
        to = i++
        while ((bytes[i] === SPACE || bytes[i] === TAB) && bytes[i] !== first) i++
        if (i + delimiter.length > n && i < n && !last) return STARVED
        if (i < n && !this.#atBorder(bytes, i)) {
          this.damage = DAMAGE.AFTER_QUOTE
          this.fields = k + 1
          this.newlines = lines
          return this.nextLine(bytes, i, n, last)
        }
      } else {
        for (;;) {
          while ((c = unquoted[bytes[i]]) < SPECIAL) {
            m |= c
            i++
          }
          if (i >= n) break
          const byte = bytes[i]
          if (byte === first) {
            if (single) break
            if (i + delimiter.length > n && !last) return STARVED
            if (matches(bytes, i, delimiter) && i + delimiter.length <= n) break
            m |= CLASS_OF_BYTE[byte]
            i++
          } else if (byte === LF) {
            break
          } else if (byte === CR) {
            if (i + 1 >= n && !last) return STARVED
            if (this.#loneCr || bytes[i + 1] === LF) break
            m |= BYTE_CLASS.OTHER
            i++
          } else if (byte !== escape) {
            inside = true
            m |= BYTE_CLASS.OTHER
            i++
          } else {
            if (i + 1 >= n && !last) return STARVED
            hasEscape = i + 1 < n
            if (hasEscape) m |= CLASS_OF_BYTE[bytes[i + 1]]
            if (hasEscape && bytes[i + 1] === LF) lines++
            i += hasEscape ? 2 : 1
          }
        }
        to = i
        if (from === to) m = BYTE_CLASS.NULL
      }
      if (i >= n && !last) return STARVED
      if (k < columns) {
        start[o + k] = from
        end[o + k] = to
        mask[o + k] = m
        if (hasEscape) this.escaped[this.escapes++] = k
      } else if (m !== BYTE_CLASS.NULL) {
        this.surplus = true
      }
      k++
      const byte = bytes[i]
      if (i < n && byte !== LF && byte !== CR) {
        i += delimiter.length
        continue
      }
      this.fields = k
      this.newlines = lines
      if (inside) this.damage = DAMAGE.INSIDE
      if (i >= n) return n
      if (byte === LF) return i + 1
      if (i + 1 >= n && !last) return STARVED
      return i + 1 < n && bytes[i + 1] === LF ? i + 2 : i + 1
    }
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
