import { sharedArray } from './memory.ts'
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
  for (let kept = entries.size; kept > MOST_VALUES; kept = countKept(entries.hashSecond, keepMask)) {
    keepMask = (keepMask << 1) | 1
  }
  const kept = keepMask === 0 ? entries.size : countKept(entries.hashSecond, keepMask)
  const first = sharedArray(Int32Array, kept)
  const second = sharedArray(Int32Array, kept)
  let used = 0
  for (let entry = 0; entry < entries.size; entry++) {
    if ((entries.hashSecond[entry] & keepMask) !== 0) continue
    first[used] = entries.hashFirst[entry]
    second[used++] = entries.hashSecond[entry]
  }
  return { codes, entries: entries.size, exact: overflow === null, values: { first, second, keepMask } }
}

function countKept(second: Int32Array, keepMask: number): number {
  let kept = 0
  for (const hash of second) if ((hash & keepMask) === 0) kept++
  return kept
}
