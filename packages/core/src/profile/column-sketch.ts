import type { ColumnSnapshot } from './snapshot.ts'

/** What remains of a column for questions about several columns: keys, dependences, relations. Crosses threads. */
export interface ColumnSketch {
  /** Entry of each sampled row's value; negative: absent, or a hash of a value without an entry. */
  readonly codes: Int32Array
  /** Codes from 0 are below this. */
  readonly entries: number
  /** Every value has an entry, so equal codes mean equal values and different codes different ones. */
  readonly exact: boolean
  readonly values: ValueSample
}

/** Distinct values, as hashes: all of them, or those of a half, a quarter, … of all possible hashes. */
export interface ValueSample {
  readonly first: Int32Array
  readonly second: Int32Array
  /** Values are in the sample when none of these bits is set in the second half of their hash; 0: all are. */
  readonly keepMask: number
}

/** Distinct values that a sample holds at most. */
const MOST_VALUES = 1 << 16

export function sketchColumn({ codes, entries, overflow }: ColumnSnapshot): ColumnSketch {
  let keepMask = 0
  // Hashes are spread evenly, so that half of them have any one bit.
  for (let expected = entries.size; expected > MOST_VALUES; expected /= 2) keepMask = (keepMask << 1) | 1
  const { hashFirst, hashSecond } = entries
  const first = new Int32Array(Math.min(entries.size, 2 * MOST_VALUES))
  const second = new Int32Array(first.length)
  let used = 0
  for (let entry = 0; entry < entries.size && used < first.length; entry++) {
    if ((hashSecond[entry] & keepMask) !== 0) continue
    first[used] = hashFirst[entry]
    second[used++] = hashSecond[entry]
  }
  const values = { first: first.subarray(0, used), second: second.subarray(0, used), keepMask }
  return { codes, entries: entries.size, exact: overflow === null, values }
}
