import { CHECK } from './types.ts'

/** The digit at `i`, 0 to 9; other bytes give other numbers. */
export function digitAt(bytes: Uint8Array, i: number): number {
  return bytes[i] - 48
}

/** Whether all of [start, end) are digits, at least one. */
export function areDigits(bytes: Uint8Array, start: number, end: number): boolean {
  for (let i = start; i < end; i++) if ((bytes[i] - 48) >>> 0 > 9) return false
  return end > start
}

/** Remainder of the digits of [start, end) as a number; below 2^53 whatever their count. */
export function remainder(bytes: Uint8Array, start: number, end: number, divisor: number): number {
  let value = 0
  for (let i = start; i < end; i++) value = (value * 10 + digitAt(bytes, i)) % divisor
  return value
}

/** Sum of digits times weights, from `start`. */
export function weightedSum(bytes: Uint8Array, start: number, weights: readonly number[]): number {
  let sum = 0
  for (let i = 0; i < weights.length; i++) sum += digitAt(bytes, start + i) * weights[i]
  return sum
}

/** VALID or INVALID for a value whose shape is right. */
export function verdict(valid: boolean): number {
  return valid ? CHECK.VALID : CHECK.INVALID
}

const compact = new Uint8Array(32)

/**
 * The digits of a value without the separators that people put between them (spaces, hyphens, parentheses, dots, a
 * leading plus): written to a buffer that is reused; their number, or -1 where other bytes stand.
 */
export function compactDigits(bytes: Uint8Array, start: number, end: number): number {
  let count = 0
  for (let i = start; i < end; i++) {
    const byte = bytes[i]
    if ((byte - 48) >>> 0 <= 9) {
      if (count === compact.length) return -1
      compact[count++] = byte
    } else if (byte !== 32 && byte !== 45 && byte !== 40 && byte !== 41 && byte !== 46 && !(byte === 43 && i === start))
      return -1
  }
  return count
}

/** Where `compactDigits` leaves its digits. */
export const compacted: Uint8Array = compact
