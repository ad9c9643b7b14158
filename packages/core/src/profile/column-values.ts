import { BYTE_CLASS } from '../contracts/batch.ts'
import type { LogicalType } from '../types/logical.ts'
import { createConverter } from '../values/convert.ts'
import type { Form } from '../values/form.ts'
import { NO_TEXT } from './dictionary.ts'
import type { EntryArrays } from './entries.ts'
import { decodeRange, entryBatches, isWhole } from './entries.ts'
import type { Scale } from './order-keys.ts'
import { orderKey, scaleOf } from './order-keys.ts'

/**
 * The distinct values of a column as its type reads them: what all facts and rules after the scan work on.
 * Arrays are by entry.
 */
export interface ColumnValues {
  readonly type: LogicalType
  readonly scale: Scale
  readonly entries: EntryArrays
  /** Canonical texts: bytes [start, end) of `text`; start is NO_TEXT where an entry's text was not kept whole. */
  readonly text: Uint8Array
  readonly start: Uint32Array
  readonly end: Uint32Array
  /** 1 where the raw text stands for "no value". */
  readonly isNull: Uint8Array
  /** Rows whose raw text stands for "no value". */
  readonly tokenNulls: number
  /** Numbers, or seconds from 1970; NaN where there is none; null for types without a scale. */
  readonly keys: Float64Array | null
}

/** Reads a column's entries as a type by a form: the same conversion as a load's. */
export function readValues(entries: EntryArrays, type: LogicalType, form: Form): ColumnValues {
  const { size } = entries
  const scale = scaleOf(type)
  const values: ColumnValues = {
    type,
    scale,
    entries,
    text: entries.text,
    start: new Uint32Array(size).fill(NO_TEXT),
    end: new Uint32Array(size),
    isNull: new Uint8Array(size),
    tokenNulls: 0,
    keys: scale === 'text' ? null : new Float64Array(size).fill(Number.NaN),
  }
  return isCanonical(form) && type.kind !== 'bool' ? takeAsWritten(values) : convertAll(values, form)
}

/** The raw text is canonical but for details that do not change the value (a space for the `T` of a timestamp). */
function isCanonical(form: Form): boolean {
  return form.reading.kind === 'canonical' && !form.trim && !form.twelveHours && !form.nullTokens?.length
}

function takeAsWritten(values: ColumnValues): ColumnValues {
  const { entries, start, end, isNull, keys, scale, text } = values
  const { textStart, textLength, mask, count } = entries
  let tokenNulls = 0
  for (let entry = 0; entry < entries.size; entry++) {
    if (!isWhole(entries, entry)) continue
    start[entry] = textStart[entry]
    end[entry] = textStart[entry] + textLength[entry]
    if (textLength[entry] === 0 && (mask[entry] & BYTE_CLASS.QUOTED) === 0) {
      isNull[entry] = 1
      tokenNulls += count[entry]
    } else if (keys) keys[entry] = orderKey(scale, text, start[entry], end[entry])
  }
  return { ...values, tokenNulls }
}

function convertAll(values: ColumnValues, form: Form): ColumnValues {
  const { entries, start, end, isNull, keys, scale, type } = values
  const convert = createConverter([{ name: '', type, form, nullable: true }])
  let { text } = values
  let tokenNulls = 0
  for (const { batch, members } of entryBatches(entries)) {
    // Inference has proven that every value converts; a value of a declared type is canonical.
    convert(batch, () => undefined)
    text = batch.bytes
    for (let row = 0; row < batch.rows; row++) {
      const entry = members[row]
      start[entry] = batch.start[row]
      end[entry] = batch.end[row]
      if ((batch.mask[row] & BYTE_CLASS.NULL) !== 0) {
        isNull[entry] = 1
        tokenNulls += entries.count[entry]
      } else if (keys) keys[entry] = orderKey(scale, text, start[entry], end[entry])
    }
  }
  return { ...values, text, tokenNulls }
}

/** The canonical text of an entry; null when its text was not kept whole, or it stands for no value. */
export function canonicalText(values: ColumnValues, entry: number): string | null {
  if (values.start[entry] === NO_TEXT || values.isNull[entry] === 1) return null
  return decodeRange(values.text, values.start[entry], values.end[entry])
}
