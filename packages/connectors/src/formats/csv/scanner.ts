import { isUtf8 } from 'node:buffer'
import type { Batch } from '@ai-etl/core/contracts/batch'
import { BYTE_CLASS } from '@ai-etl/core/contracts/batch'
import type { csvRules } from '@ai-etl/core/messages/csv'
import type { Phrase } from '@ai-etl/core/messages/phrase'
import { phrase } from '@ai-etl/core/messages/phrase'
import type { Dialect } from './dialect.ts'
import { isNullToken, nullTokens } from './nulls.ts'
import { Resync } from './resync.ts'
import { DAMAGE, RowParser, STARVED } from './row-parser.ts'
import { unescapeInto } from './unescape.ts'
import type { ScanWindow } from './window.ts'

/** Bytes of one row, quotes and all, beyond which it counts as never ending. */
export const MAX_ROW_BYTES = 16 * 1024 * 1024
/** Bytes of a rejected record that are kept. */
const MAX_RAW_BYTES = 1_000_000

const LF = 10
const CR = 13

/** A record that was read but not accepted, without its file. */
export interface ScanReject {
  readonly line: number
  readonly byte: number
  readonly rule: keyof typeof csvRules
  readonly detail: Phrase
  readonly raw: Buffer
}

export interface ScannerRequest {
  readonly dialect: Dialect
  /** Fields that every row has. */
  readonly columns: number
  /** Columns wanted, in this order; null: all. */
  readonly projection: readonly number[] | null
  /** Line number of the first byte scanned. */
  readonly line: number
  readonly reject: (reject: ScanReject) => void
}

/**
 * Fills batches with the rows of one decoded stream, and hands rows that do not fit to `reject`.
 * Decisions never depend on where a window ends: a row that needs bytes beyond it waits.
 */
export class CsvScanner {
  /** Line of the next row. */
  line: number
  /** Rows rejected so far. */
  rejected = 0

  readonly #parser: RowParser
  readonly #resync: Resync
  readonly #columns: number
  readonly #projection: readonly number[] | null
  readonly #dialect: Dialect
  readonly #tokens: readonly Buffer[]
  readonly #comment: Buffer | null
  readonly #reject: (reject: ScanReject) => void
  readonly #start: Int32Array
  readonly #end: Int32Array
  readonly #mask: Uint16Array
  #oversize = false

  constructor(request: ScannerRequest) {
    const { dialect, columns } = request
    this.#parser = new RowParser(dialect, columns)
    this.#resync = new Resync(dialect, columns)
    this.#columns = columns
    this.#projection = request.projection
    this.#dialect = dialect
    this.#tokens = nullTokens(dialect)
    this.#comment = dialect.comment === null ? null : Buffer.from(dialect.comment)
    this.#reject = request.reject
    this.line = request.line
    this.#start = new Int32Array(columns)
    this.#end = new Int32Array(columns)
    this.#mask = new Uint16Array(columns)
  }

  /**
   * Scans rows into the batch until it is full, `stop` is reached or the window is used up. `window.at` moves on.
   * @param maxRows rows that the batch holds at most
   * @param stop offset in the decoded stream: no row that begins at or after it is read
   */
  scan(window: ScanWindow, batch: Batch, maxRows: number, stop: number): void {
    const { end } = window
    const kept = window.bytes[end]
    window.bytes[end] = LF
    const valid = !this.#dialect.loneCr && isUtf8(window.bytes.subarray(window.at, lastLineEnd(window)))
    while (batch.rows < maxRows && window.at < end && window.base + window.at < stop) {
      if (this.#oversize && !this.#skipOversize(window)) break
      if (this.#skipIdleLine(window)) continue
      if (window.at >= end || !this.#scanRow(window, batch, valid)) break
    }
    window.bytes[end] = kept
  }

  /** Parses one row; false when it needs bytes beyond the window. */
  #scanRow(window: ScanWindow, batch: Batch, valid: boolean): boolean {
    const { bytes, at, end, last } = window
    const direct = this.#projection === null
    const start = direct ? batch.start : this.#start
    const ends = direct ? batch.end : this.#end
    const mask = direct ? batch.mask : this.#mask
    const o = direct ? batch.rows * batch.columns : 0
    const parser = this.#parser
    const next = parser.parse(bytes, at, end, last, start, ends, mask, o)
    if ((next === STARVED ? end : next) - at > MAX_ROW_BYTES) return this.#rejectOversize(window)
    if (next === STARVED) return false
    if (parser.damage !== DAMAGE.NONE || parser.fields !== this.#columns) {
      if (!this.#mend(parser, start, ends, mask, o)) return this.#rejectRow(window, next)
    }
    if (parser.newlines > 0) {
      const swallowing = this.#resync.swallows(window, next)
      if (swallowing === STARVED) return false
      if (swallowing > 0) return this.#rejectRow(window, next)
    }
    if (!valid && !isUtf8(bytes.subarray(at, next))) return this.#rejectAs('csv.encoding', window, next)
    this.#accept(window, batch, start, ends, mask, o)
    window.at = next
    this.line += 1 + parser.newlines
    return true
  }

  /** Takes a well-quoted row with another number of fields where the dialect allows it. */
  #mend(parser: RowParser, start: Int32Array, end: Int32Array, mask: Uint16Array, o: number): boolean {
    if (parser.damage !== DAMAGE.NONE) return false
    const columns = this.#columns
    if (parser.fields > columns) {
      const allowed = this.#dialect.ragged === 'pad' || (this.#dialect.trailing && parser.fields === columns + 1)
      return allowed && !parser.surplus
    }
    if (this.#dialect.ragged !== 'pad') return false
    for (let k = parser.fields; k < columns; k++) {
      start[o + k] = end[o + k] = 0
      mask[o + k] = BYTE_CLASS.NULL
    }
    return true
  }

  #accept(window: ScanWindow, batch: Batch, start: Int32Array, end: Int32Array, mask: Uint16Array, o: number): void {
    const row = batch.rows++
    batch.line[row] = this.line
    batch.offset[row] = window.base + window.at
    if (this.#tokens.length > 0) {
      for (let i = o; i < o + this.#columns; i++) {
        if (isNullToken(this.#tokens, window.bytes, start[i], end[i], mask[i])) mask[i] = BYTE_CLASS.NULL
      }
    }
    const parser = this.#parser
    for (let e = 0; e < parser.escapes; e++) {
      const i = o + parser.escaped[e]
      if (mask[i] & BYTE_CLASS.NULL) continue
      unescapeInto(batch, window, i, start, end, mask, this.#dialect)
    }
    if (this.#projection === null) return
    const to = row * batch.columns
    for (let k = 0; k < this.#projection.length; k++) {
      const from = this.#projection[k]
      batch.start[to + k] = start[from]
      batch.end[to + k] = end[from]
      batch.mask[to + k] = mask[from]
    }
  }

  /** Rejects the broken row alone, not the good rows that its open quote ran over. */
  #rejectRow(window: ScanWindow, next: number): boolean {
    const { damage, fields, newlines } = this.#parser
    const damaged = damage === DAMAGE.AFTER_QUOTE || damage === DAMAGE.UNCLOSED
    const border = damaged || newlines > 0 ? this.#resync.find(window, next, damaged) : next
    if (border === STARVED) return false
    if (damage === DAMAGE.INSIDE && fields === this.#columns) return this.#rejectAs('csv.quote-inside', window, border)
    if (damage === DAMAGE.AFTER_QUOTE) return this.#rejectAs('csv.quote', window, border)
    if (damage === DAMAGE.UNCLOSED || border < next || fields === this.#columns) {
      return this.#rejectAs('csv.quote-open', window, border)
    }
    return this.#rejectAs('csv.field-count', window, border, fields)
  }

  #rejectAs(rule: keyof typeof csvRules, window: ScanWindow, to: number, fields = 0): boolean {
    const raw = window.bytes.subarray(window.at, Math.min(to, window.at + MAX_RAW_BYTES))
    this.rejected++
    this.#reject({
      line: this.line,
      byte: window.base + window.at,
      rule,
      detail: rule === 'csv.field-count' ? phrase(rule, { fields, expected: this.#columns }) : phrase(rule),
      raw: Buffer.from(raw.subarray(0, withoutLineEnd(raw))),
    })
    this.line += countLines(window.bytes, window.at, to, this.#dialect.loneCr)
    window.at = to
    return true
  }

  /** A row that does not end within MAX_ROW_BYTES: an open quote, or one endless line. */
  #rejectOversize(window: ScanWindow): boolean {
    const end = window.at + MAX_ROW_BYTES
    const kept = window.bytes[end]
    window.bytes[end] = LF
    const cut: ScanWindow = { ...window, end, last: true }
    const next = this.#parser.parse(cut.bytes, cut.at, end, true, this.#start, this.#end, this.#mask, 0)
    const border = this.#resync.find(cut, next, true)
    window.bytes[end] = kept
    this.#rejectAs(border < end ? 'csv.quote-open' : 'csv.row-length', window, border)
    this.#oversize = border >= end
    return true
  }

  /** Drops the rest of an endless line; false while its end is not in sight. */
  #skipOversize(window: ScanWindow): boolean {
    const next = this.#parser.nextLine(window.bytes, window.at, window.end, window.last)
    if (next === STARVED) {
      window.at = window.end
      return false
    }
    this.#oversize = false
    this.line++
    window.at = next
    return true
  }

  /** Skips a blank line or a comment; false when a row (or nothing at all) begins here. */
  #skipIdleLine(window: ScanWindow): boolean {
    const { bytes, at, end, last } = window
    const byte = bytes[at]
    const blank = (byte === LF || byte === CR) && !this.#dialect.blankRows
    const comment = this.#comment !== null && bytes.subarray(at, at + this.#comment.length).equals(this.#comment)
    if (!blank && !comment) return false
    if (blank && byte === CR && !this.#dialect.loneCr && at + 1 < end && bytes[at + 1] !== LF) return false
    const next = this.#parser.nextLine(bytes, at, end, last)
    if (next === STARVED) return false
    this.line++
    window.at = next
    return true
  }
}

/** Where the last whole line of the window ends: bytes after it may end in a part of a character. */
function lastLineEnd(window: ScanWindow): number {
  if (window.last) return window.end
  const at = window.bytes.lastIndexOf(LF, window.end - 1)
  return at < window.at ? window.at : at + 1
}

function withoutLineEnd(raw: Buffer): number {
  let end = raw.length
  if (end > 0 && raw[end - 1] === LF) end--
  if (end > 0 && raw[end - 1] === CR) end--
  return end
}

/** Lines that end in a range; an unfinished one at its end counts, too. */
function countLines(bytes: Buffer, from: number, to: number, loneCr: boolean): number {
  let lines = 0
  for (let i = from; i < to; i++) {
    if (bytes[i] === LF || (loneCr && bytes[i] === CR && bytes[i + 1] !== LF)) lines++
  }
  return lines
}
