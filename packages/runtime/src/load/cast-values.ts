import type { Batch } from '@ai-etl/core/contracts/batch'
import { BYTE_CLASS, classOf, reserve } from '@ai-etl/core/contracts/batch'
import { PlatformError } from '@ai-etl/core/errors/error'
import { conversionBetween } from '@ai-etl/core/expressions/convert'
import { formatValue, parseValue } from '@ai-etl/core/expressions/values'
import type { LogicalType } from '@ai-etl/core/types/logical'
import { formatType } from '@ai-etl/core/types/logical'

/** Casts one column of a canonical batch, in place; `refuse` gets the rows whose value has no counterpart. */
export type ValueCast = (batch: Batch, column: number, refuse: (row: number, value: string) => void) => void

/**
 * The cast of a column that its source declares with a type: by value, as expressions cast.
 * @throws PlatformError `load.cast-unknown` when there is no such cast
 */
export function castValues(name: string, from: LogicalType, to: LogicalType): ValueCast {
  const convert = conversionBetween(from, to)
  if (!convert)
    throw new PlatformError('load.cast-unknown', { column: name, from: formatType(from), to: formatType(to) })
  return (batch, column, refuse) => {
    for (let row = 0; row < batch.rows; row++) {
      const cell = row * batch.columns + column
      if (batch.mask[cell] & BYTE_CLASS.NULL) continue
      const text = batch.bytes.toString('utf8', batch.start[cell], batch.end[cell])
      const value = parseValue(text, from)
      const converted = value === undefined || value === null ? undefined : convert(value)
      if (converted === undefined) refuse(row, text)
      else write(batch, cell, formatValue(converted, to))
    }
  }
}

function write(batch: Batch, cell: number, text: string): void {
  const length = Buffer.byteLength(text)
  const at = reserve(batch, length)
  batch.bytes.write(text, at)
  batch.start[cell] = at
  batch.end[cell] = at + length
  batch.mask[cell] = classOf(batch.bytes, at, at + length)
}
