import { createHash } from 'node:crypto'
import type { Batch } from '@ai-etl/core/contracts/batch'
import { BYTE_CLASS } from '@ai-etl/core/contracts/batch'
import type { LogicalType } from '@ai-etl/core/types/logical'
import { compareValues } from '@ai-etl/core/values/compare'

/**
 * What the ledger remembers of an incremental load: the greatest value of the cursor column, and which rows had it.
 * The next load reads from that value on, itself included, and leaves out just those rows: none is lost and none is
 * doubled, however many share the value. Rows equal in all columns are counted, so that equal rows are told apart too.
 */
export interface CursorState {
  readonly value: string
  /** Digests of the rows with that value, each with how often it was loaded. */
  readonly ties: Readonly<Record<string, number>>
}

export function formatCursor(state: CursorState): string {
  return JSON.stringify(state)
}

/** Reads what `formatCursor` wrote. */
export function parseCursor(text: string | null): CursorState | null {
  return text === null ? null : (JSON.parse(text) as CursorState)
}

export type CursorVerdict = 'load' | 'loaded' | 'null'

/** Where a load stands, for a resumed one to go on from. */
export interface CursorProgress {
  readonly state: CursorState | null
  /** Rows of the ledger's ties that were met so far. */
  readonly met: Readonly<Record<string, number>>
}

/** Follows the cursor column through a load. */
export class CursorFilter {
  readonly #type: LogicalType
  readonly #column: number
  readonly #identity: readonly number[]
  readonly #since: CursorState | null
  #met = new Map<string, number>()
  #greatest: string | null
  #ties: Map<string, number>

  /**
   * @param column index of the cursor column in the batches
   * @param identity columns by which two rows with one cursor value are told apart: the key's, or all
   */
  constructor(column: number, type: LogicalType, identity: readonly number[], since: CursorState | null) {
    this.#column = column
    this.#type = type
    this.#identity = identity
    this.#since = since
    this.#greatest = since?.value ?? null
    this.#ties = new Map(Object.entries(since?.ties ?? {}))
  }

  /** What the next load has to know; null when no row was ever seen. */
  get state(): CursorState | null {
    return this.#greatest === null ? null : { value: this.#greatest, ties: Object.fromEntries(this.#ties) }
  }

  /** Value that a source may begin at, itself included; undefined when everything is to be read. */
  get since(): string | undefined {
    return this.#since?.value
  }

  get progress(): CursorProgress {
    return { state: this.state, met: Object.fromEntries(this.#met) }
  }

  /** Goes on from a chunk's border. */
  restore({ state, met }: CursorProgress): void {
    this.#greatest = state?.value ?? null
    this.#ties = new Map(Object.entries(state?.ties ?? {}))
    this.#met = new Map(Object.entries(met))
  }

  /** `loaded`: an earlier load has this very row; `null`: the row has no place in the order. */
  judge(batch: Batch, row: number): CursorVerdict {
    const cell = row * batch.columns + this.#column
    if (batch.mask[cell] & BYTE_CLASS.NULL) return 'null'
    if (this.#since === null) return 'load'
    const difference = compareValues(this.#type, valueOf(batch, cell), this.#since.value)
    if (difference !== 0) return difference < 0 ? 'loaded' : 'load'
    const digest = this.#digest(batch, row)
    const met = (this.#met.get(digest) ?? 0) + 1
    this.#met.set(digest, met)
    return met <= (this.#since.ties[digest] ?? 0) ? 'loaded' : 'load'
  }

  /** Takes note of a row that is written. */
  note(batch: Batch, row: number): void {
    const value = valueOf(batch, row * batch.columns + this.#column)
    const difference = this.#greatest === null ? 1 : compareValues(this.#type, value, this.#greatest)
    if (difference < 0) return
    if (difference > 0) {
      this.#greatest = value
      this.#ties = new Map()
    }
    const digest = this.#digest(batch, row)
    this.#ties.set(digest, (this.#ties.get(digest) ?? 0) + 1)
  }

  /** 60 bits of the MD5 of the row's canonical values, NULL apart from the empty text. */
  #digest(batch: Batch, row: number): string {
    const hash = createHash('md5')
    for (const column of this.#identity) {
      const cell = row * batch.columns + column
      const isNull = (batch.mask[cell] & BYTE_CLASS.NULL) !== 0
      hash.update(isNull ? '\x1e' : batch.bytes.subarray(batch.start[cell], batch.end[cell])).update('\x1f')
    }
    return hash.digest('hex').slice(0, 15)
  }
}

function valueOf(batch: Batch, cell: number): string {
  return batch.bytes.toString('utf8', batch.start[cell], batch.end[cell])
}
