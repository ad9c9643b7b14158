import { familyOf } from '../types/family.ts'
import type { LogicalType } from '../types/logical.ts'
import { rescale, withinRange } from './numbers.ts'
import { dayOf, midnightOf } from './times.ts'
import type { Value } from './values.ts'
import { formatValue, parseValue, scaleOf } from './values.ts'

/** Turns a value of one type into another's; undefined when it cannot be one (a row's fault, not the expression's). */
export type Conversion = (value: Exclude<Value, null>) => Exclude<Value, null> | undefined

/**
 * The conversion between two types, with PostgreSQL's reading of casts: numbers round halves away from zero, moments
 * lose their time of day when cast to a date, text is read by the type's own rules.
 * @returns undefined when there is no such cast.
 */
export function conversionBetween(from: LogicalType, to: LogicalType): Conversion | undefined {
  const [source, target] = [familyOf(from), familyOf(to)]
  if (target === 'text' && to.kind !== 'binary') return textConversion(from, to)
  if (source === 'text') return (value) => parseValue(String(value), to) ?? undefined
  if (source === 'number' && target === 'number') return numberConversion(from, to)
  if (source === 'moment' && target === 'moment') return momentConversion(from, to)
  if (source === 'moment' && target === 'time') return (value) => BigInt(value) - midnightOf(dayOf(BigInt(value)))
  if (source === 'bool' && to.kind === 'int32') return (value) => (value === true ? 1n : 0n)
  if (from.kind === 'int32' && target === 'bool') return (value) => value !== 0n
  return source === target ? (value) => value : undefined
}

function textConversion(from: LogicalType, to: LogicalType): Conversion {
  if (to.kind === 'string') return (value) => (typeof value === 'string' ? value : formatValue(value, from))
  return (value) => parseValue(typeof value === 'string' ? value : formatValue(value, from), to) ?? undefined
}

function numberConversion(from: LogicalType, to: LogicalType): Conversion {
  if (to.kind === 'float64') return (value) => (typeof value === 'bigint' ? Number(formatValue(value, from)) : value)
  if (from.kind === 'float64') return (value) => floatToExact(Number(value), to)
  const [fromScale, toScale] = [scaleOf(from), scaleOf(to)]
  return (value) => {
    const units = rescale(value as bigint, fromScale, toScale)
    return withinRange(units, to) ? units : undefined
  }
}

function floatToExact(value: number, to: LogicalType): bigint | undefined {
  if (!Number.isFinite(value)) return undefined
  const scale = scaleOf(to)
  const [digits, exponent] = value.toExponential().split('e')
  const fraction = (digits.split('.')[1] ?? '').length
  const units = BigInt(digits.replace('.', ''))
  const shift = Number(exponent) - fraction
  const exact = shift >= 0 ? units * 10n ** BigInt(shift) : units
  const rounded = rescale(exact, shift >= 0 ? 0 : -shift, scale)
  return withinRange(rounded, to) ? rounded : undefined
}

/** True where every value of a type can be cast to another: text of anything, wider numbers, moments among themselves. */
export function alwaysConverts(from: LogicalType, to: LogicalType): boolean {
  const [source, target] = [familyOf(from), familyOf(to)]
  if (to.kind === 'string') return true
  if (source === 'moment' && target === 'moment') return true
  if (source !== 'number' || target !== 'number' || from.kind === 'float64') return from.kind === to.kind
  return (
    to.kind === 'float64' || (wholeDigits(to) >= wholeDigits(from) && !(to.kind === 'uint64' && from.kind !== 'uint64'))
  )
}

/** Digits before the point that a type surely holds (as a target) or may need (as a source). */
function wholeDigits(type: LogicalType): number {
  if (type.kind === 'decimal') return type.precision - type.scale
  return { int8: 3, int16: 5, int32: 10, int64: 19, uint64: 20 }[type.kind as 'int8'] ?? 0
}

/** True where a conversion depends on the zone of the pipeline: a moment with a zone meets one without, or a text. */
export function meetsZone(from: LogicalType, to: LogicalType): boolean {
  if (from.kind === 'timestamptz') return familyOf(to) !== 'number' && to.kind !== 'timestamptz'
  return to.kind === 'timestamptz' && (familyOf(from) === 'moment' || from.kind === 'string')
}

/** Moments with and without a zone meet in UTC. */
function momentConversion(from: LogicalType, to: LogicalType): Conversion {
  if (from.kind === 'date') return to.kind === 'date' ? (value) => value : (value) => midnightOf(value as bigint)
  return to.kind === 'date' ? (value) => dayOf(value as bigint) : (value) => value
}
