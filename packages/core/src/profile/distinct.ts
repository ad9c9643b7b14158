import type { FieldProfile } from '../documents/profile.ts'
import type { ColumnValues } from './column-values.ts'
import { canonicalText } from './column-values.ts'
import { NO_TEXT } from './dictionary.ts'
import { HyperLogLog } from './hyperloglog.ts'
import type { ColumnSnapshot } from './snapshot.ts'

export interface DistinctFacts {
  readonly distinct: FieldProfile['distinct']
  /** Proven: every row has a value, and no two are the same. */
  readonly unique: boolean
}

/**
 * How many different values a column has, NULL not counted. Spellings of one value (`1.0` and `1.00`, `true` and
 * `True`, one instant in two zones) count once.
 */
export function distinctFacts(
  column: ColumnSnapshot,
  values: ColumnValues,
  rows: number,
  nulls: number,
): DistinctFacts {
  if (column.overflow) {
    const { value, low, high } = new HyperLogLog(column.overflow.registers).estimate()
    const least = Math.max(low, column.entries.size)
    const most = Math.min(high, rows)
    return { distinct: { value: clamp(value, least, most), exact: false, low: least, high: most }, unique: false }
  }
  const value = countDistinct(values)
  return { distinct: { value, exact: true }, unique: nulls === 0 && rows > 0 && value === rows }
}

function countDistinct(values: ColumnValues): number {
  const { entries, isNull, keys, type } = values
  if (type.kind === 'bool' || (type.kind === 'uuid' && hasBothCases(values))) return countTexts(values, lowerCase)
  if (type.kind === 'decimal' && type.precision > EXACT_DIGITS) return countTexts(values, withoutTrailingZeros)
  if (keys && hasSeveralSpellings(values)) return countKeys(keys, isNull)
  let nulls = 0
  for (let entry = 0; entry < entries.size; entry++) nulls += isNull[entry]
  return entries.size - nulls
}

/** Whether canonical texts of one value may differ: a scale that varies, fractions or zones of times. */
function hasSeveralSpellings({ type, start, end, isNull, text }: ColumnValues): boolean {
  switch (type.kind) {
    case 'decimal':
    case 'float64':
      return true
    case 'timestamp':
    case 'timestamptz':
    case 'time':
      break
    default:
      return false
  }
  let like = -1
  for (let entry = 0; entry < start.length; entry++) {
    if (isNull[entry] === 1 || start[entry] === NO_TEXT) continue
    if (like === -1) like = entry
    const length = end[entry] - start[entry]
    if (length !== end[like] - start[like]) return true
    // The separator of date and time, and all from the zone's place on: 10 and 19 or behind the fraction.
    if (text[start[entry] + 10] !== text[start[like] + 10]) return true
    for (let i = 1; i <= 6; i++)
      if (text[end[entry] - i] !== text[end[like] - i] && type.kind === 'timestamptz') return true
  }
  return false
}

function countKeys(keys: Float64Array, isNull: Uint8Array): number {
  const sorted = keys.filter((_, entry) => isNull[entry] === 0).sort()
  let distinct = 0
  for (let i = 0; i < sorted.length; i++) if (i === 0 || sorted[i] !== sorted[i - 1]) distinct++
  return distinct
}

function countTexts(values: ColumnValues, normalise: (text: string) => string): number {
  const seen = new Set<string>()
  for (let entry = 0; entry < values.entries.size; entry++) {
    const text = canonicalText(values, entry)
    if (text !== null) seen.add(normalise(text))
  }
  return seen.size
}

/** Digits that a double keeps apart. */
const EXACT_DIGITS = 15
const lowerCase = (text: string) => text.toLowerCase()
const withoutTrailingZeros = (text: string) => (text.includes('.') ? text.replace(/\.?0+$/, '') : text)

/** Whether hexadecimal digits of both cases occur. */
function hasBothCases({ text, start, end, isNull }: ColumnValues): boolean {
  // Letters have bit 6, those of lower case bit 5 as well. A uuid has 36 bytes: nine words.
  const words = new DataView(text.buffer, text.byteOffset, text.byteLength)
  let lower = 0
  let upper = 0
  for (let entry = 0; entry < start.length; entry++) {
    if (isNull[entry] === 1 || start[entry] === NO_TEXT) continue
    for (let i = start[entry]; i <= end[entry] - 4; i += 4) {
      const word = words.getInt32(i, true)
      const letters = word & LETTER_BITS
      lower |= (word << 1) & letters
      upper |= ~(word << 1) & letters
    }
  }
  return lower !== 0 && upper !== 0
}

/** Bit 6 of each of four bytes. */
const LETTER_BITS = 0x40404040

function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high)
}
