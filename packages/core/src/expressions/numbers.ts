import type { LogicalType } from '../types/logical.ts'

const BOUNDS: Readonly<Record<string, readonly [bigint, bigint] | undefined>> = {
  int8: [-128n, 127n],
  int16: [-32768n, 32767n],
  int32: [-(2n ** 31n), 2n ** 31n - 1n],
  int64: [-(2n ** 63n), 2n ** 63n - 1n],
  uint64: [0n, 2n ** 64n - 1n],
}

/** True when an exact number (in the type's own units) lies within an integer's or decimal's range. */
export function withinRange(units: bigint, type: LogicalType): boolean {
  if (type.kind === 'decimal') {
    const limit = 10n ** BigInt(type.precision)
    return units < limit && units > -limit
  }
  const bounds = BOUNDS[type.kind]
  return bounds === undefined || (units >= bounds[0] && units <= bounds[1])
}

/** Reads an exact number in units of the type's scale; undefined when it is none, does not fit or would be rounded. */
export function parseExact(text: string, type: LogicalType): bigint | undefined {
  const found = /^\s*([+-]?)(\d+)(?:\.(\d*))?\s*$/.exec(text)
  if (!found) return undefined
  const scale = type.kind === 'decimal' ? type.scale : 0
  const fraction = (found[3] ?? '').replace(/0+$/, '')
  if (fraction.length > scale) return undefined
  const digits = BigInt(found[2] + fraction.padEnd(scale, '0'))
  const units = found[1] === '-' ? -digits : digits
  return withinRange(units, type) ? units : undefined
}

/** Writes units of 10^-scale as decimal text, without needless zeros of the fraction. */
export function formatExact(units: bigint, scale: number): string {
  if (scale === 0) return String(units)
  const digits = String(units < 0n ? -units : units).padStart(scale + 1, '0')
  const fraction = digits.slice(-scale).replace(/0+$/, '')
  return `${units < 0n ? '-' : ''}${digits.slice(0, -scale)}${fraction === '' ? '' : `.${fraction}`}`
}

export function parseFloatExactly(text: string): number | undefined {
  const word = text.trim()
  if (/^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/.test(word)) return Number(word)
  if (/^nan$/i.test(word)) return Number.NaN
  const infinity = /^([+-]?)inf(?:inity)?$/i.exec(word)
  if (!infinity) return undefined
  return infinity[1] === '-' ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY
}

/** Moves units from one scale to another; halves round away from zero, as PostgreSQL rounds numeric. */
export function rescale(units: bigint, from: number, to: number): bigint {
  return to >= from ? units * 10n ** BigInt(to - from) : divideRounded(units, 10n ** BigInt(from - to))
}

/** Quotient rounded to the nearest, halves away from zero. */
export function divideRounded(dividend: bigint, divisor: bigint): bigint {
  const negative = dividend < 0n !== divisor < 0n
  const a = dividend < 0n ? -dividend : dividend
  const b = divisor < 0n ? -divisor : divisor
  const rounded = (2n * a + b) / (2n * b)
  return negative ? -rounded : rounded
}
