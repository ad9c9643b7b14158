import { BYTE_CLASS } from '../contracts/batch.ts'
import type { TypeKind } from '../types/logical.ts'
import { isUuid } from './classify.ts'
import { isIpAddress } from './ip.ts'
import { isoDays, isoMoment, MOMENT, moment } from './temporal.ts'

const { DIGIT, SIGN, DOT } = BYTE_CLASS

/** How a type's canonical text is proven; types of one proof share a number, so that the hot path is one switch. */
export const PROOF = {
  TEXT: 0,
  INTEGER: 1,
  DECIMAL: 2,
  DATE: 3,
  TIMESTAMP: 4,
  TIMESTAMPTZ: 5,
  TIME: 6,
  BOOL: 7,
  UUID: 8,
  IP: 9,
  BINARY: 10,
  /** cannot be proven at a glance */
  NONE: 11,
  UNSIGNED: 12,
} as const

export const PROOF_OF_TYPE: Readonly<Record<TypeKind, number>> = {
  bool: PROOF.BOOL,
  int8: PROOF.INTEGER,
  int16: PROOF.INTEGER,
  int32: PROOF.INTEGER,
  int64: PROOF.INTEGER,
  uint64: PROOF.UNSIGNED,
  decimal: PROOF.DECIMAL,
  float64: PROOF.DECIMAL,
  string: PROOF.TEXT,
  uuid: PROOF.UUID,
  date: PROOF.DATE,
  timestamp: PROOF.TIMESTAMP,
  timestamptz: PROOF.TIMESTAMPTZ,
  time: PROOF.TIME,
  interval: PROOF.NONE,
  json: PROOF.NONE,
  list: PROOF.NONE,
  struct: PROOF.NONE,
  enum: PROOF.NONE,
  ip: PROOF.IP,
  binary: PROOF.BINARY,
}

/** Digits that surely fit: every integer with at most so many is within the type. */
export const SURE_DIGITS: Readonly<Partial<Record<TypeKind, number>>> = {
  int8: 2,
  int16: 4,
  int32: 9,
  int64: 18,
  uint64: 19,
  float64: 300,
}

/**
 * Whether [start, end), not empty, is canonical text as it stands: a sure yes, or "look closer".
 * @param classes the value's BYTE_CLASS bits
 * @param integerDigits digits that surely fit before the dot
 * @param scale digits that fit behind it
 */
export function isProven(
  proof: number,
  bytes: Uint8Array,
  start: number,
  end: number,
  classes: number,
  integerDigits: number,
  scale: number,
): boolean {
  switch (proof) {
    case PROOF.TEXT:
      return true
    case PROOF.INTEGER:
      if (classes === DIGIT) return end - start <= integerDigits && (bytes[start] !== 48 || end - start === 1)
      return classes === (DIGIT | SIGN) && isNumber(bytes, start, end, integerDigits, 0)
    case PROOF.UNSIGNED:
      return classes === DIGIT && end - start <= integerDigits && (bytes[start] !== 48 || end - start === 1)
    case PROOF.DECIMAL:
      if (classes === DIGIT) return end - start <= integerDigits && (bytes[start] !== 48 || end - start === 1)
      return (classes & ~(DIGIT | SIGN | DOT)) === 0 && isNumber(bytes, start, end, integerDigits, scale)
    case PROOF.DATE:
      return end - start === 10 && !Number.isNaN(isoDays(bytes, start))
    case PROOF.TIMESTAMP:
      return isoMoment(bytes, start, end) === MOMENT.TIMESTAMP && !moment.mend
    case PROOF.TIMESTAMPTZ:
      return isoMoment(bytes, start, end) === MOMENT.TIMESTAMPTZ && !moment.mend
    case PROOF.TIME:
      return isoMoment(bytes, start, end) === MOMENT.TIME && !moment.mend
    case PROOF.BOOL:
      return isBool(bytes, start, end)
    case PROOF.UUID:
      return end - start === 36 && isUuid(bytes, start)
    case PROOF.IP:
      return isIpAddress(bytes, start, end)
    case PROOF.BINARY:
      return isBinary(bytes, start, end)
    default:
      return false
  }
}

/** `-?` digits, perhaps a dot and digits; no leading zeros, no `-0`, within the digits given. */
function isNumber(bytes: Uint8Array, start: number, end: number, integerDigits: number, scale: number): boolean {
  const first = bytes[start] === 45 ? start + 1 : start
  let i = first
  while (i < end && (bytes[i] - 48) >>> 0 <= 9) i++
  const digits = i - first
  const isZero = bytes[first] === 48
  if (digits === 0 || (digits > integerDigits && !isZero)) return false
  if (isZero && (digits > 1 || (first > start && i === end))) return false
  return i === end || isFraction(bytes, i, end, scale)
}

/** A dot and one to `scale` digits. */
function isFraction(bytes: Uint8Array, start: number, end: number, scale: number): boolean {
  if (bytes[start] !== 46 || end - start < 2 || end - start - 1 > scale) return false
  for (let i = start + 1; i < end; i++) if ((bytes[i] - 48) >>> 0 > 9) return false
  return true
}

const TRUE = 0x74727565
const FALSE_HEAD = 0x66616c73

/** `true` or `false`. */
function isBool(bytes: Uint8Array, start: number, end: number): boolean {
  const length = end - start
  if (length < 4 || length > 5) return false
  const head = (bytes[start] << 24) | (bytes[start + 1] << 16) | (bytes[start + 2] << 8) | bytes[start + 3]
  return length === 4 ? head === TRUE : head === FALSE_HEAD && bytes[start + 4] === 101
}

/** `\x` and pairs of hexadecimal digits. */
function isBinary(bytes: Uint8Array, start: number, end: number): boolean {
  if ((end - start) % 2 !== 0 || bytes[start] !== 92 || bytes[start + 1] !== 120) return false
  for (let i = start + 2; i < end; i++) if ((bytes[i] - 48) >>> 0 > 9 && ((bytes[i] | 32) - 97) >>> 0 > 5) return false
  return true
}
