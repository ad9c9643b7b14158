import type { Batch } from '../contracts/batch.ts'
import { BYTE_CLASS } from '../contracts/batch.ts'

const { NULL } = BYTE_CLASS

/** Makes one value NULL. */
export function setNull(batch: Batch, row: number, column: number): void {
  const cell = row * batch.columns + column
  batch.end[cell] = batch.start[cell]
  batch.mask[cell] = NULL
}

/**
 * Takes the marked rows out of a batch, in place; order stays.
 * @param dropped per row, not 0 where it goes
 * @returns rows left
 */
export function dropRows(batch: Batch, dropped: Uint8Array): number {
  const { rows, columns, start, end, mask, line, offset } = batch
  let kept = 0
  for (let row = 0; row < rows; row++) {
    if (dropped[row] !== 0) continue
    if (kept !== row) {
      const from = row * columns
      const to = from + columns
      start.copyWithin(kept * columns, from, to)
      end.copyWithin(kept * columns, from, to)
      mask.copyWithin(kept * columns, from, to)
      line[kept] = line[row]
      offset[kept] = offset[row]
    }
    kept++
  }
  batch.rows = kept
  return kept
}

/**
 * A batch of some columns of another, in the order given; a column may stand twice. Shares its bytes, lines and
 * offsets: valid as long as the other is.
 */
export function selectColumns(batch: Batch, wanted: readonly number[]): Batch {
  const { rows, columns } = batch
  const start = new Int32Array(rows * wanted.length)
  const end = new Int32Array(rows * wanted.length)
  const mask = new Uint16Array(rows * wanted.length)
  for (let to = 0; to < wanted.length; to++) {
    let cell = to
    for (let from = wanted[to]; from < rows * columns; from += columns, cell += wanted.length) {
      start[cell] = batch.start[from]
      end[cell] = batch.end[from]
      mask[cell] = batch.mask[from]
    }
  }
  return { ...batch, columns: wanted.length, start, end, mask }
}
