import type { Batch } from '../../contracts/batch.ts'
import { allocateBatch, BYTE_CLASS, classOf, reserve } from '../../contracts/batch.ts'

/** Makes a batch of raw texts for tests, as a reader would give it; `firstRow` counts from 0. Null is an absent value. */
export function batchOfTexts(rows: readonly (readonly (string | null)[])[], columns: number, firstRow = 0): Batch {
  const batch = allocateBatch(0, columns, rows.length, 16)
  for (const [row, texts] of rows.entries()) {
    batch.line[row] = firstRow + row + 2
    batch.offset[row] = (firstRow + row) * 10
    for (let column = 0; column < columns; column++) writeCell(batch, row * columns + column, texts[column])
  }
  batch.rows = rows.length
  return batch
}

function writeCell(batch: Batch, cell: number, text: string | null): void {
  if (text === null) {
    batch.mask[cell] = BYTE_CLASS.NULL
    return
  }
  const value = Buffer.from(text)
  const at = reserve(batch, value.length)
  value.copy(batch.bytes, at)
  batch.start[cell] = at
  batch.end[cell] = at + value.length
  batch.mask[cell] = classOf(batch.bytes, at, at + value.length) | (text === '' ? BYTE_CLASS.QUOTED : 0)
}

/** The texts of a column; null where it is NULL. */
export function textsOf(batch: Batch, column: number): (string | null)[] {
  return Array.from({ length: batch.rows }, (_, row) => {
    const cell = row * batch.columns + column
    if ((batch.mask[cell] & BYTE_CLASS.NULL) !== 0) return null
    return batch.bytes.toString('utf8', batch.start[cell], batch.end[cell])
  })
}
