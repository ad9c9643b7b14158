import type { LogicalType } from '../types/logical.ts'
import { formatExact, parseExact, parseFloatExactly } from './numbers.ts'
import {
  formatDate,
  formatTime,
  formatTimestamp,
  parseDate,
  parseTime,
  parseTimestamp,
  parseTimestamptz,
} from './times.ts'

/**
 * A value while an expression is evaluated. What it means is the type's affair:
 *
 * | type                        | value                                                     |
 * |-----------------------------|-----------------------------------------------------------|
 * | bool                        | boolean                                                   |
 * | integers, decimal(p,s)      | bigint, in units of 10^-s (scale 0 for integers): exact   |
 * | float64                     | number                                                    |
 * | date, timestamp(tz), time   | bigint: days, microseconds from 1970 (UTC), of the day    |
 * | all else                    | string, the canonical text                                |
 */
export type Value = null | boolean | bigint | number | string

/** Digits behind the point of an exact number's type; 0 for integers. */
export function scaleOf(type: LogicalType): number {
  return type.kind === 'decimal' ? type.scale : 0
}

/** Reads a text as a value of a type; undefined when it is none. Accepts the canonical text and surrounding spaces. */
export function parseValue(text: string, type: LogicalType): Value | undefined {
  switch (type.kind) {
    case 'bool':
      return parseBoolean(text)
    case 'int8':
    case 'int16':
    case 'int32':
    case 'int64':
    case 'uint64':
    case 'decimal':
      return parseExact(text, type)
    case 'float64':
      return parseFloatExactly(text)
    case 'date':
      return parseDate(text.trim())
    case 'timestamp':
      return parseTimestamp(text.trim())
    case 'timestamptz':
      return parseTimestamptz(text.trim())
    case 'time':
      return parseTime(text.trim())
    case 'uuid':
      return /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text.trim()) ? text.trim().toLowerCase() : undefined
    case 'enum':
      return type.values.includes(text) ? text : undefined
    default:
      return text
  }
}

/** The canonical text of a value. */
export function formatValue(value: Exclude<Value, null>, type: LogicalType): string {
  if (typeof value === 'bigint') {
    switch (type.kind) {
      case 'date':
        return formatDate(value)
      case 'timestamp':
        return formatTimestamp(value)
      case 'timestamptz':
        return `${formatTimestamp(value)}Z`
      case 'time':
        return formatTime(value)
      default:
        return formatExact(value, scaleOf(type))
    }
  }
  return Object.is(value, -0) ? '0' : String(value)
}

function parseBoolean(text: string): boolean | undefined {
  const word = text.trim().toLowerCase()
  return word === 'true' || word === 't' ? true : word === 'false' || word === 'f' ? false : undefined
}

/**
 * Orders two values of one type: below zero, zero, above zero. Text by code point; NaN equals itself and is the
 * greatest number, as in PostgreSQL.
 */
export function compareValues(a: Exclude<Value, null>, b: Exclude<Value, null>): number {
  if (typeof a === 'string' && typeof b === 'string') return compareText(a, b)
  if (a < b) return -1
  if (a > b) return 1
  if (a === b) return 0
  return Number(Number.isNaN(a)) - Number(Number.isNaN(b))
}

/** Orders texts by code point; JavaScript's own order is by UTF-16 units and differs beyond U+D7FF. */
export function compareText(a: string, b: string): number {
  const length = Math.min(a.length, b.length)
  for (let i = 0; i < length; i++) {
    const x = a.charCodeAt(i)
    const y = b.charCodeAt(i)
    if (x !== y) return rank(x) - rank(y)
  }
  return a.length - b.length
}

/** Puts surrogates (which stand for code points from U+10000 on) behind all other units. */
function rank(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit
}
