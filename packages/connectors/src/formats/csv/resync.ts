import type { Dialect } from './dialect.ts'
import { DAMAGE, RowParser, STARVED } from './row-parser.ts'
import type { ScanWindow } from './window.ts'

/** Lines inside a broken row that are tried as the beginning of the next good one. */
const MAX_TRIED_LINES = 1000
/** Lines after a broken row that may be its tail. */
const MAX_TAIL_LINES = 10

/** What begins at a line. TAIL: the right number of fields, but a quote without its partner. */
const SHAPE = { OTHER: 0, WHOLE: 1, TAIL: 2 } as const

/** Finds out how far a broken row reaches, by parsing the lines in and after it as rows of their own. */
export class Resync {
  readonly #parser: RowParser
  readonly #columns: number
  readonly #quote: number
  readonly #start: Int32Array
  readonly #end: Int32Array
  readonly #mask: Uint16Array
  /** Where the row probed last ended. */
  #next = 0

  constructor(dialect: Dialect, columns: number) {
    this.#parser = new RowParser(dialect, columns)
    this.#columns = columns
    this.#quote = dialect.quote === null ? -1 : dialect.quote.charCodeAt(0)
    this.#start = new Int32Array(columns)
    this.#end = new Int32Array(columns)
    this.#mask = new Uint16Array(columns)
  }

  /**
   * Where reading goes on after a broken row at `window.at`: at the first line inside it that is by itself a row of the
   * expected shape, else after its last line. The tail that a damaged quote left on the lines after goes with it.
   * @param next where the broken row ended for the parser
   * @param damaged its quotes are damaged
   * @returns offset in the window, or STARVED
   */
  find(window: ScanWindow, next: number, damaged: boolean): number {
    const first = this.#lineAfter(window, window.at)
    let at = first
    for (let tried = 0; at !== STARVED && at < next; tried++) {
      if (tried === MAX_TRIED_LINES) return first
      const shape = this.#shapeAt(window, at)
      if (shape === STARVED || shape === SHAPE.WHOLE) return shape === STARVED ? STARVED : at
      at = this.#lineAfter(window, at)
    }
    if (at === STARVED || !damaged) return at === STARVED ? STARVED : next
    return this.#withTail(window, next)
  }

  /**
   * Whether a row of several lines with the right number of fields is none, but a broken quote that ran over good rows:
   * each of its lines after the first is by itself a row of the expected shape with all its quotes in place.
   * @returns 1 yes, 0 no, or STARVED
   */
  swallows(window: ScanWindow, next: number): number {
    if (this.#columns < 2) return 0
    for (let at = this.#lineAfter(window, window.at); at < next; at = this.#lineAfter(window, at)) {
      if (at === STARVED) return STARVED
      const shape = this.#shapeAt(window, at)
      if (shape === STARVED) return STARVED
      if (shape !== SHAPE.WHOLE || this.#next > next) return 0
    }
    return 1
  }

  #withTail(window: ScanWindow, next: number): number {
    let at = next
    for (let lines = 0; lines < MAX_TAIL_LINES && (at < window.end || !window.last); lines++) {
      const shape = this.#shapeAt(window, at)
      if (shape === STARVED) return STARVED
      if (shape !== SHAPE.TAIL) return at
      at = this.#next
    }
    return at
  }

  #lineAfter(window: ScanWindow, at: number): number {
    return this.#parser.nextLine(window.bytes, at, window.end, window.last)
  }

  #shapeAt(window: ScanWindow, at: number): number {
    const { bytes, end, last } = window
    const parser = this.#parser
    const next = parser.parse(bytes, at, end, last, this.#start, this.#end, this.#mask, 0)
    if (next === STARVED) return STARVED
    this.#next = next
    if (parser.damage !== DAMAGE.NONE || parser.fields !== this.#columns) return SHAPE.OTHER
    let quotes = 0
    for (let i = at; i < next; i++) if (bytes[i] === this.#quote) quotes++
    return quotes % 2 === 0 ? SHAPE.WHOLE : SHAPE.TAIL
  }
}
