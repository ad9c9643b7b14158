import { compareValues } from '../values/compare.ts'
import type { ColumnValues } from './column-values.ts'
import { canonicalText } from './column-values.ts'
import { NO_TEXT } from './dictionary.ts'
import { decodeRange } from './entries.ts'

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
  let least = -1
  let greatest = -1
  for (let entry = 0; entry < start.length; entry++) {
    if (isNull[entry] === 1 || start[entry] === NO_TEXT) continue
    if (least === -1) {
      least = entry
      greatest = entry
    } else if (compareRanges(text, start[entry], end[entry], start[least], end[least]) < 0) least = entry
    else if (compareRanges(text, start[entry], end[entry], start[greatest], end[greatest]) > 0) greatest = entry
  }
  if (least === -1) return { min: null, max: null }
  return {
    min: cut(decodeRange(text, start[least], end[least])),
    max: cut(decodeRange(text, start[greatest], end[greatest])),
  }
}

/** Order of the bytes [start, end) and [otherStart, otherEnd), which for UTF-8 is the order of code points. */
function compareRanges(bytes: Uint8Array, start: number, end: number, otherStart: number, otherEnd: number): number {
  const shorter = Math.min(end - start, otherEnd - otherStart)
  for (let i = 0; i < shorter; i++) {
    const difference = bytes[start + i] - bytes[otherStart + i]
    if (difference !== 0) return difference
  }
  return end - start - (otherEnd - otherStart)
}

function cut(text: string): string {
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text
}
