import type { Batch } from '@ai-etl/core/contracts/batch'
import { BYTE_CLASS } from '@ai-etl/core/contracts/batch'
import type { Run } from '@ai-etl/core/documents/run'
import { PlatformError } from '@ai-etl/core/errors/error'
import type { LogicalType } from '@ai-etl/core/types/logical'
import { formatType } from '@ai-etl/core/types/logical'
import { parseType } from '@ai-etl/core/types/parse'
import { compareValues } from '@ai-etl/core/values/compare'
import type { WatchRequest } from './request.ts'
import { REJECTED, type Verdicts } from './verdicts.ts'

/** What a load has seen of a cursor column. */
export type Watched = NonNullable<Run['watched']>

/** The moment to the second: what all canonical moments of one zone have in the same places. */
const SECONDS_LENGTH = 19
const DATE_LENGTH = 10

/** Follows the cursor of a source through a load that leaves out nothing by it: the greatest value that was read. */
export class CursorWatch {
  readonly #request: WatchRequest
  readonly #column: number
  readonly #type: LogicalType
  #state: Watched = { rows: 0, again: 0, nulls: 0, greatest: null }
  #greatest: Buffer | null = null

  /**
   * @param column index of the cursor in the batches of the root
   * @param type that its values are read in
   * @throws PlatformError `incremental.cursor-lost` where values of that type have no order that the mark is of
   */
  constructor(request: WatchRequest, column: number, type: LogicalType) {
    const expected = parseType(request.type)
    if (orderOf(expected) !== orderOf(type)) {
      const { source, column: name } = request
      const names = { source, column: name, type: formatType(expected), found: formatType(type) }
      throw new PlatformError('incremental.cursor-lost', names)
    }
    this.#request = request
    this.#column = column
    this.#type = type
  }

  get state(): Watched {
    const greatest = this.#greatest?.toString() ?? null
    return { ...this.#state, greatest }
  }

  /** Goes on from a chunk's border. */
  restore(state: Watched): void {
    this.#state = state
    this.#greatest = state.greatest === null ? null : Buffer.from(state.greatest)
  }

  /**
   * Takes note of canonical rows; those that were rejected are read again until a later one is not.
   * @throws PlatformError `incremental.cursor-null` where such rows are to end the run
   */
  note(batch: Batch, verdicts: Verdicts): void {
    const { from, after, nulls, source, column } = this.#request
    const state = { ...this.#state }
    for (let row = 0; row < batch.rows; row++) {
      if (verdicts.rows[row] === REJECTED) continue
      const cell = row * batch.columns + this.#column
      if (batch.mask[cell] & BYTE_CLASS.NULL) {
        if (nulls === 'fail') throw new PlatformError('incremental.cursor-null', { source, column })
        state.nulls++
        continue
      }
      if (from !== null && this.#compare(batch, cell, from) < 0) continue
      state.rows++
      if (after !== null && this.#compare(batch, cell, after) <= 0) state.again++
      this.#raise(batch, cell)
    }
    this.#state = state
  }

  #compare(batch: Batch, cell: number, other: string): number {
    return compareValues(this.#type, batch.bytes.toString('utf8', batch.start[cell], batch.end[cell]), other)
  }

  #raise({ bytes, start, end }: Batch, cell: number): void {
    const best = this.#greatest
    if (best !== null) {
      if (this.#isSurelyLess(bytes, start[cell], end[cell], best)) return
      const value = bytes.toString('utf8', start[cell], end[cell])
      if (compareValues(this.#type, value, best.toString()) <= 0) return
    }
    this.#greatest = Buffer.from(bytes.subarray(start[cell], end[cell]))
  }

  /** Told from the bytes, without a text for each row; false where that does not tell. */
  #isSurelyLess(bytes: Buffer, start: number, end: number, best: Buffer): boolean {
    const { kind } = this.#type
    if (kind === 'decimal') return false
    const length = end - start
    if (kind === 'timestamptz' && bytes[end - 1] !== best[best.length - 1]) return false
    const isNumber = kind !== 'date' && kind !== 'timestamp' && kind !== 'timestamptz'
    if (isNumber && (bytes[start] === MINUS || best[0] === MINUS || length !== best.length))
      return bytes[start] !== MINUS && best[0] !== MINUS && length < best.length
    const compared = isNumber ? length : Math.min(length, best.length, SECONDS_LENGTH)
    for (let i = 0; i < compared; i++) {
      // Between day and time stands a T or a space.
      if (i === DATE_LENGTH && !isNumber) continue
      const difference = bytes[start + i] - best[i]
      if (difference !== 0) return difference < 0 && (kind !== 'timestamptz' || bytes[end - 1] === UTC)
    }
    return isNumber
  }
}

const MINUS = 0x2d
const UTC = 0x5a

/** Types whose values stand in one order. */
function orderOf({ kind }: LogicalType): string {
  return kind === 'date' || kind === 'timestamp' || kind === 'timestamptz'
    ? kind
    : ORDERED.has(kind)
      ? 'number'
      : 'none'
}
const ORDERED: ReadonlySet<string> = new Set(['int8', 'int16', 'int32', 'int64', 'uint64', 'decimal'])
