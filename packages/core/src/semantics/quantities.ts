import { CHECK } from './types.ts'

const NUMBER = /^[+-]?\d+(?:[.,]\d+)?$/

function numberOf(bytes: Uint8Array, start: number, end: number): number {
  if (end - start > 40) return Number.NaN
  let text = ''
  for (let i = start; i < end; i++) text += String.fromCharCode(bytes[i])
  return NUMBER.test(text) ? Number(text.replace(',', '.')) : Number.NaN
}

function within(low: number, high: number) {
  return (bytes: Uint8Array, start: number, end: number): number => {
    const value = numberOf(bytes, start, end)
    if (Number.isNaN(value)) return CHECK.OTHER
    return value >= low && value <= high ? CHECK.VALID : CHECK.INVALID
  }
}

/** Degrees north of the equator. */
export const checkLatitude = within(-90, 90)
/** Degrees east of Greenwich. */
export const checkLongitude = within(-180, 180)
/** An amount: any plain number. */
export const checkMoney = within(Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY)

/** A share in per cent: any number, perhaps with its sign. */
export function checkPercentage(bytes: Uint8Array, start: number, end: number): number {
  return checkMoney(bytes, start, bytes[end - 1] === 37 ? end - 1 : end)
}
