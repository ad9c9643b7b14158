import type { Batch } from '../contracts/batch.ts'
import { allocateBatch, reserve } from '../contracts/batch.ts'
import { FieldEvidence } from '../values/evidence.ts'
import type { NewValue } from './dictionary.ts'

const ROWS = 1024

/**
 * Evidence of values that the dictionary does not hold as a whole text, so that their type is proven all the same:
 * they are gathered into small batches of one column. Of a value that has an entry only the first occurrence counts.
 */
export class DirectEvidence {
  private readonly evidence = new FieldEvidence()
  private readonly batch: Batch = allocateBatch(0, 1, ROWS, 1 << 16)

  add(value: NewValue): void {
    const { batch } = this
    const length = value.end - value.start
    const at = reserve(batch, length)
    batch.bytes.set(value.bytes.subarray(value.start, value.end), at)
    const row = batch.rows++
    batch.start[row] = at
    batch.end[row] = at + length
    batch.mask[row] = value.mask
    batch.line[row] = value.line
    batch.offset[row] = value.offset
    if (batch.rows === ROWS || batch.used > 1 << 20) this.flush()
  }

  /** All that was added. */
  finish(): FieldEvidence {
    this.flush()
    return this.evidence
  }

  private flush(): void {
    if (this.batch.rows > 0) this.evidence.add(this.batch, 0)
    this.batch.rows = 0
    this.batch.used = 0
  }
}
