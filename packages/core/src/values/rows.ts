import type { Batch } from '../contracts/batch.ts'
import { BYTE_CLASS } from '../contracts/batch.ts'

const { NULL } = BYTE_CLASS

/** Makes one value NULL. */
export function setNull(batch: Batch, row: number, column: number): void {
  const cell = row * batch.columns + column
  batch.end[cell] = batch.start[cell]
  batch.mask[cell] = NULL
}
