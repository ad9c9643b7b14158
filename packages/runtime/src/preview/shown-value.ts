import type { Batch } from '@ai-etl/core/contracts/batch'
import { BYTE_CLASS } from '@ai-etl/core/contracts/batch'
import { orderKey, scaleOf } from '@ai-etl/core/profile/order-keys'
import type { LogicalType } from '@ai-etl/core/types/logical'
import { parseType } from '@ai-etl/core/types/parse'
import { createConverter } from '@ai-etl/core/values/convert'
import { FieldEvidence } from '@ai-etl/core/values/evidence'
import { formForType } from '@ai-etl/core/values/form-for-type'

/** Values of a field as a profile shows them: one of its frequent ones, or those between the edges of a bin. */
export type ShownValues =
  | { readonly kind: 'value'; readonly value: string }
  /** As numbers, ISO dates or timestamps (UTC). The upper edge counts only where `closed`: in the last bin. */
  | { readonly kind: 'range'; readonly from: string; readonly to: string; readonly closed: boolean }

/** What of a batch fits: asked row by row. */
type RowTest = (row: number) => boolean

/**
 * Finds values that were read as their type, however the source writes them: each batch is read in the form that its
 * own values have.
 * @param type logical type of the field; what does not read as it fits nothing but a `value` written the same
 * @throws PlatformError `type.unknown`
 */
export function shownValues(type: string, wanted: ShownValues, column: number): (batch: Batch) => RowTest {
  const logical = parseType(type)
  const fits = wanted.kind === 'value' ? sameText(wanted.value) : within(logical, wanted)
  return (batch) => {
    const read = converted(batch, column, logical)
    return (row) =>
      (read.mask[row] & BYTE_CLASS.NULL) === 0 &&
      (fits(read.bytes, read.start[row], read.end[row]) ||
        (wanted.kind === 'value' && fits(batch.bytes, ...place(batch, row, column))))
  }
}

type ValueTest = (bytes: Buffer, start: number, end: number) => boolean

function sameText(value: string): ValueTest {
  const text = Buffer.from(value)
  return (bytes, start, end) => end - start === text.length && text.compare(bytes, start, end) === 0
}

function within(type: LogicalType, { from, to, closed }: Extract<ShownValues, { kind: 'range' }>): ValueTest {
  const scale = scaleOf(type)
  const edge = (text: string) => {
    const bytes = Buffer.from(text)
    return orderKey(scale, bytes, 0, bytes.length)
  }
  const [low, high] = [edge(from), edge(to)]
  return (bytes, start, end) => {
    const key = orderKey(scale, bytes, start, end)
    return key >= low && (key < high || (closed && key === high))
  }
}

/** One column of a batch in its canonical texts; the batch stays as it is. */
function converted(batch: Batch, column: number, type: LogicalType): Batch {
  const rows = Array.from({ length: batch.rows }, (_, row) => row * batch.columns + column)
  const alone: Batch = {
    ...batch,
    columns: 1,
    bytes: Buffer.from(batch.bytes.subarray(0, batch.used)),
    start: Int32Array.from(rows, (cell) => batch.start[cell]),
    end: Int32Array.from(rows, (cell) => batch.end[cell]),
    mask: Uint16Array.from(rows, (cell) => batch.mask[cell]),
  }
  const evidence = new FieldEvidence()
  evidence.add(alone, 0)
  // What is refused stays as it was written, and then is of no scale.
  createConverter([{ name: '', type, form: formForType(evidence, type), nullable: true }])(alone, () => undefined)
  return alone
}

function place(batch: Batch, row: number, column: number): [number, number] {
  const cell = row * batch.columns + column
  return [batch.start[cell], batch.end[cell]]
}
