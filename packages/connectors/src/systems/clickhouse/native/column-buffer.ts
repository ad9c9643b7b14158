import type { Batch } from '@ai-etl/core/contracts/batch'
import { LENGTH_BYTES, writeLength } from './encoder.ts'

/** Gathers the values of one column until its block is sent. */
export interface ColumnBuffer {
  /** Name and type, as they stand before the values. */
  readonly header: Buffer
  /** Bytes gathered. */
  readonly size: number
  /** Bytes of all texts that were added since the beginning and stand for a number each; 0 where values are written out. */
  readonly numbered: number
  /** Adds rows [from, to) of one column of a canonical batch. @throws RangeError for a NULL that the column does not take */
  add(batch: Batch, column: number, from: number, to: number): void
  /** The values in pieces, in the engine's own form; begins anew. */
  take(): Buffer[]
}

/** Name and type of a column in a block of Native. */
export function columnHeader(name: string, type: string): Buffer {
  const parts = [name, type].flatMap((part) => {
    const bytes = Buffer.from(part)
    const length = Buffer.allocUnsafe(LENGTH_BYTES)
    return [length.subarray(0, writeLength(bytes.length, length, 0)), bytes]
  })
  return Buffer.concat(parts)
}
