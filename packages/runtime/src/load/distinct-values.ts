import type { Batch } from '@ai-etl/core/contracts/batch'
import { BYTE_CLASS } from '@ai-etl/core/contracts/batch'
import type { FieldProfile } from '@ai-etl/core/documents/profile'
import { hashRange } from '@ai-etl/core/profile/hash'

/** Distinct values that are told apart: twice as many as any design asks for (LOW_CARDINALITY_LIMIT). */
const MOST = 2_000
/** Fewer looks say nothing about the values between them. */
const LEAST_LOOKS = 4
/** Places for hashes: enough that few of them meet. */
const SLOTS = 4096

/** How many kinds of values a column has, as far as it was looked at. Values are told by a hash of 32 bits. */
export class DistinctValues {
  /** Open addressing; 0: free. */
  readonly #hash = new Int32Array(SLOTS)
  /** The look that a value was seen in last, and how many it was seen in. */
  readonly #lastLook = new Uint16Array(SLOTS)
  readonly #looks = new Uint16Array(SLOTS)
  #size = 0
  #tooMany = false

  /** @param look the number of the place in the input that the batch comes from */
  add(batch: Batch, column: number, view: DataView, look: number): void {
    const { columns, start, end, mask } = batch
    for (let row = 0, cell = column; row < batch.rows && !this.#tooMany; row++, cell += columns) {
      if ((mask[cell] & BYTE_CLASS.NULL) === 0) this.#note(hashRange(view, start[cell], end[cell]) || 1, look)
    }
  }

  #note(hash: number, look: number): void {
    let slot = hash & (SLOTS - 1)
    while (this.#hash[slot] !== 0 && this.#hash[slot] !== hash) slot = (slot + 1) & (SLOTS - 1)
    if (this.#hash[slot] === 0) {
      if (this.#size === MOST) {
        this.#tooMany = true
        return
      }
      this.#size++
      this.#hash[slot] = hash
    } else if (this.#lastLook[slot] === look) return
    this.#lastLook[slot] = look
    this.#looks[slot]++
  }

  /**
   * The count, and where not all values were looked at what it may be at most: Chao's estimate from values seen in one
   * look only and in two (Chao2, A. Chao 1987), which holds where equal values lie together. Null when there are too
   * many, or too few looks.
   * @param looks places looked at; null: all of the input
   */
  count(looks: number | null): FieldProfile['distinct'] | null {
    if (this.#tooMany) return null
    const value = this.#size
    if (looks === null) return { value, exact: true }
    if (looks < LEAST_LOOKS) return null
    let once = 0
    let twice = 0
    for (let slot = 0; slot < SLOTS; slot++) {
      if (this.#looks[slot] === 1) once++
      if (this.#looks[slot] === 2) twice++
    }
    const unseen = ((looks - 1) / looks) * ((once * (once - 1)) / (2 * (twice + 1)))
    return { value, exact: false, low: value, high: Math.ceil(value + unseen) }
  }
}
