import { compareValues } from '../values/compare.ts'
import type { ColumnValues } from './column-values.ts'
import { canonicalText } from './column-values.ts'
import { NO_TEXT } from './dictionary.ts'
import { decodeRange } from './entries.ts'
import { compareBytes } from './merge.ts'

export interface Extremes {
  readonly min: string | null
  readonly max: string | null
}

/** Characters of a minimum or maximum that a document shows. */
const SHOWN = 256

/**
 * Least and greatest value, canonical text: by number or time where the type has such an order, else by code point.
 * A range that is known of all values, also of those without an entry, goes before what entries tell.
 */
export function extremes(values: ColumnValues, range: Extremes | null): Extremes {
  if (range) return { min: range.min === null ? null : cut(range.min), max: range.max === null ? null : cut(range.max) }
  return values.keys ? keyExtremes(values, values.keys) : textExtremes(values)
}

function keyExtremes(values: ColumnValues, keys: Float64Array): Extremes {
  let least: number | null = null
  let greatest: number | null = null
  for (let entry = 0; entry < keys.length; entry++) {
    const key = keys[entry]
    if (Number.isNaN(key)) continue
    if (least === null || key < keys[least] || (key === keys[least] && isBefore(values, entry, least))) least = entry
    if (greatest === null || key > keys[greatest] || (key === keys[greatest] && isBefore(values, greatest, entry)))
      greatest = entry
  }
  return {
    min: least === null ? null : canonicalText(values, least),
    max: greatest === null ? null : canonicalText(values, greatest),
  }
}

/** Decides between values that one double stands for. */
function isBefore(values: ColumnValues, a: number, b: number): boolean {
  return compareValues(values.type, canonicalText(values, a) ?? '', canonicalText(values, b) ?? '') < 0
}

function textExtremes({ text, start, end, isNull }: ColumnValues): Extremes {
  let least: Uint8Array | null = null
  let greatest: Uint8Array | null = null
  for (let entry = 0; entry < start.length; entry++) {
    if (isNull[entry] === 1 || start[entry] === NO_TEXT) continue
    const value = text.subarray(start[entry], end[entry])
    if (least === null || compareBytes(value, least) < 0) least = value
    if (greatest === null || compareBytes(value, greatest) > 0) greatest = value
  }
  return { min: least && shown(least), max: greatest && shown(greatest) }
}

function shown(value: Uint8Array): string {
  return cut(decodeRange(value, 0, value.length))
}

function cut(text: string): string {
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text
}
