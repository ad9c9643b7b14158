import type { Batch } from '../contracts/batch.ts'
import { BYTE_CLASS } from '../contracts/batch.ts'
import { FieldEvidence } from '../values/evidence.ts'
import type { EntryArrays } from './entries.ts'
import { entryBatches } from './entries.ts'
import type { ColumnSnapshot } from './snapshot.ts'

/**
 * The evidence that all values of a column would have given, from its distinct values and their counts: the values
 * whose count has a bit set are looked at once for that bit, and merging evidence with itself doubles its counts
 * (Horner's rule over the bits).
 */
export function weightedEvidence(entries: EntryArrays, { nulls, direct }: ColumnSnapshot): FieldEvidence {
  const evidence = new FieldEvidence()
  const repeated = entriesAbove(entries, 1)
  for (let bit = highestBit(entries.count, repeated, nulls); bit >= 0; bit--) {
    if (evidence.rows > 0) evidence.merge(FieldEvidence.fromJSON(evidence.toJSON()))
    const weight = 2 ** bit
    const hasBit = (count: number) => Math.floor(count / weight) % 2 === 1
    // Entries that occur once, the bulk where there are many, concern the last bit only.
    const members = bit === 0 ? null : repeated.filter((entry) => hasBit(entries.count[entry]))
    const wanted = bit === 0 ? (entry: number) => (entries.count[entry] & 1) === 1 : undefined
    for (const { batch } of entryBatches(entries, members, wanted)) evidence.add(batch, 0)
    if (hasBit(nulls)) evidence.add(NULL_BATCH, 0)
  }
  if (direct) evidence.merge(FieldEvidence.fromJSON(direct))
  return evidence
}

function entriesAbove({ count, size }: EntryArrays, least: number): Int32Array {
  let found = 0
  for (let entry = 0; entry < size; entry++) if (count[entry] > least) found++
  const above = new Int32Array(found)
  for (let entry = 0, i = 0; entry < size; entry++) if (count[entry] > least) above[i++] = entry
  return above
}

function highestBit(counts: Uint32Array, repeated: Int32Array, nulls: number): number {
  const most = repeated.reduce(
    (greatest, entry) => Math.max(greatest, counts[entry]),
    Math.max(nulls, counts.length > 0 ? 1 : 0),
  )
  return most === 0 ? -1 : Math.floor(Math.log2(most))
}

/** One row without a value. */
const NULL_BATCH: Batch = {
  table: 0,
  rows: 1,
  columns: 1,
  bytes: Buffer.alloc(0),
  used: 0,
  start: new Int32Array(1),
  end: new Int32Array(1),
  mask: Uint16Array.of(BYTE_CLASS.NULL),
  line: new Float64Array(1),
  offset: new Float64Array(1),
  file: 0,
}
