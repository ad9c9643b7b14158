import type { Batch } from '../contracts/batch.ts'
import { BYTE_CLASS } from '../contracts/batch.ts'
import { FieldEvidence } from '../values/evidence.ts'
import { entryBatches } from './entries.ts'
import type { ColumnSnapshot } from './snapshot.ts'

/**
 * The evidence that all values of a column would have given, from its distinct values and their counts: the values
 * whose count has a bit set are looked at once for that bit, and merging evidence with itself doubles its counts
 * (Horner's rule over the bits).
 */
export function weightedEvidence({ entries, nulls, direct }: ColumnSnapshot): FieldEvidence {
  const evidence = new FieldEvidence()
  for (let bit = highestBit(entries.count, nulls); bit >= 0; bit--) {
    if (evidence.rows > 0) evidence.merge(FieldEvidence.fromJSON(evidence.toJSON()))
    const weight = 2 ** bit
    const hasBit = (count: number) => Math.floor(count / weight) % 2 === 1
    for (const { batch } of entryBatches(entries, (entry) => hasBit(entries.count[entry]))) evidence.add(batch, 0)
    if (hasBit(nulls)) evidence.add(NULL_BATCH, 0)
  }
  if (direct) evidence.merge(FieldEvidence.fromJSON(direct))
  return evidence
}

function highestBit(counts: Uint32Array, nulls: number): number {
  let most = nulls
  for (const count of counts) if (count > most) most = count
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
