import { familyOf } from '../types/family.ts'
import type { LogicalType } from '../types/logical.ts'
import { isoMoment, MOMENT, moment } from '../values/temporal.ts'

/** What the order of a type's values is measured by. */
export type Scale = 'number' | 'time' | 'text'

export function scaleOf(type: LogicalType): Scale {
  const family = familyOf(type)
  if (family === 'number') return 'number'
  return family === 'moment' || family === 'time' ? 'time' : 'text'
}

/**
 * The key that a canonical value is ordered by: the number itself, or seconds from 1970 (from midnight for times), as
 * a double. Exact to 15 digits, or to a microsecond within 285 years of 1970; NaN where the text is not of the scale.
 */
export function orderKey(scale: Scale, bytes: Uint8Array, start: number, end: number): number {
  if (scale === 'number') return numberKey(bytes, start, end)
  return isoMoment(bytes, start, end) === MOMENT.NONE ? Number.NaN : moment.seconds + moment.micros / 1e6
}

const POWERS = Float64Array.from({ length: 23 }, (_, power) => 10 ** power)

function numberKey(bytes: Uint8Array, start: number, end: number): number {
  const negative = bytes[start] === 45
  let i = negative ? start + 1 : start
  let value = 0
  let digits = 0
  let scale = -1
  for (; i < end; i++) {
    const digit = bytes[i] - 48
    if (digit >>> 0 <= 9) {
      value = value * 10 + digit
      digits++
      if (scale >= 0) scale++
    } else if (bytes[i] === 46 && scale < 0) scale = 0
    else return Number(asciiText(bytes, start, end))
  }
  if (digits > 15) return Number(asciiText(bytes, start, end))
  if (digits === 0) return Number.NaN
  if (scale > 0) value /= POWERS[scale]
  return negative ? -value : value
}

function asciiText(bytes: Uint8Array, start: number, end: number): string {
  return String.fromCharCode(...bytes.subarray(start, Math.min(end, start + 400)))
}
