import { familyOf } from '../types/family.ts'
import type { LogicalType } from '../types/logical.ts'
import { isoMoment, MOMENT, moment } from './temporal.ts'

/**
 * Orders two canonical numbers written without exponent, exactly, whatever their length.
 * @returns below 0, 0 or above 0, as sorting wants it
 */
export function compareDecimals(a: string, b: string): number {
  const negative = isNegative(a)
  if (negative !== isNegative(b)) return negative ? -1 : 1
  return negative ? compareMagnitudes(b, a) : compareMagnitudes(a, b)
}

function isNegative(text: string): boolean {
  return text.startsWith('-') && /[1-9]/.test(text)
}

function compareMagnitudes(a: string, b: string): number {
  const [integerA, fractionA] = magnitude(a)
  const [integerB, fractionB] = magnitude(b)
  if (integerA.length !== integerB.length) return integerA.length - integerB.length
  if (integerA !== integerB) return integerA < integerB ? -1 : 1
  return fractionA === fractionB ? 0 : fractionA < fractionB ? -1 : 1
}

/** Integer digits without leading zeros, fraction digits without trailing ones. */
function magnitude(text: string): [string, string] {
  const [integer, fraction = ''] = text.replace(/^[+-]/, '').split('.')
  return [integer.replace(/^0+/, ''), fraction.replace(/0+$/, '')]
}

const encoder = new TextEncoder()

/**
 * Orders two canonical texts of a type as its values order: numbers by value, moments by time, texts by code point.
 * Used for cursors, whose greatest value a load remembers.
 */
export function compareValues(type: LogicalType, a: string, b: string): number {
  switch (familyOf(type)) {
    case 'number':
      return type.kind === 'float64' ? compareDoubles(Number(a), Number(b)) : compareDecimals(a, b)
    case 'moment':
    case 'time':
      return compareMoments(a, b)
    default:
      return compareTexts(a, b)
  }
}

/** NaN is greater than all, as PostgreSQL and ClickHouse sort it. */
function compareDoubles(a: number, b: number): number {
  if (a === b) return 0
  if (Number.isNaN(a)) return Number.isNaN(b) ? 0 : 1
  return a < b || Number.isNaN(b) ? -1 : 1
}

function compareMoments(a: string, b: string): number {
  const [secondsA, microsA] = instantOf(a)
  const [secondsB, microsB] = instantOf(b)
  return secondsA - secondsB || microsA - microsB
}

function instantOf(text: string): [number, number] {
  const bytes = encoder.encode(text)
  return isoMoment(bytes, 0, bytes.length) === MOMENT.NONE ? [Number.NaN, 0] : [moment.seconds, moment.micros]
}

/** By code point, which is the order of UTF-8 bytes, not that of UTF-16 units. */
function compareTexts(a: string, b: string): number {
  const bytesA = encoder.encode(a)
  const bytesB = encoder.encode(b)
  const common = Math.min(bytesA.length, bytesB.length)
  for (let i = 0; i < common; i++) if (bytesA[i] !== bytesB[i]) return bytesA[i] - bytesB[i]
  return bytesA.length - bytesB.length
}
