import { isUuid } from '../values/classify.ts'
import { isIpAddress } from '../values/ip.ts'
import { areDigits, compactDigits, compacted, digitAt, verdict } from './digits.ts'
import { CHECK } from './types.ts'

const AT = 64
const DOT = 46

/** `local@domain.zone`: no spaces, one @, a dot with two letters behind it. */
export function checkEmail(bytes: Uint8Array, start: number, end: number): number {
  let at = -1
  let dot = -1
  for (let i = start; i < end; i++) {
    const byte = bytes[i]
    if (byte <= 32 || byte === 44 || byte === 59) return CHECK.OTHER
    if (byte === AT) {
      if (at >= 0) return CHECK.OTHER
      at = i
    } else if (byte === DOT) dot = i
  }
  if (at <= start || at === end - 1) return CHECK.OTHER
  return verdict(dot > at + 1 && end - dot > 2 && end - start <= 254)
}

const SCHEMES = ['http://', 'https://', 'ftp://', 'www.'].map((scheme) => new TextEncoder().encode(scheme))

/** A web address with its scheme, or beginning with `www.`. */
export function checkUrl(bytes: Uint8Array, start: number, end: number): number {
  if (!SCHEMES.some((scheme) => beginsWith(bytes, start, end, scheme))) return CHECK.OTHER
  for (let i = start; i < end; i++) if (bytes[i] <= 32) return CHECK.INVALID
  return CHECK.VALID
}

function beginsWith(bytes: Uint8Array, start: number, end: number, prefix: Uint8Array): boolean {
  return end - start > prefix.length && prefix.every((byte, i) => (bytes[start + i] | 32) === (byte | 32))
}

export function checkUuid(bytes: Uint8Array, start: number, end: number): number {
  return end - start === 36 && isUuid(bytes, start) ? CHECK.VALID : CHECK.OTHER
}

export function checkIp(bytes: Uint8Array, start: number, end: number): number {
  return isIpAddress(bytes, start, end) ? CHECK.VALID : CHECK.OTHER
}

/** International account number (ISO 13616): country, two check digits, up to 30 letters and digits; rest by 97 is 1. */
export function checkIban(bytes: Uint8Array, start: number, end: number): number {
  if (end - start < 15 || end - start > 42 || !isCapital(bytes[start]) || !isCapital(bytes[start + 1]))
    return CHECK.OTHER
  let rest = 0
  let length = 0
  const take = (byte: number): boolean => {
    if (byte === 32) return true
    const value = (byte - 48) >>> 0 <= 9 ? byte - 48 : isCapital(byte) ? byte - 55 : -1
    if (value < 0) return false
    length++
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97
    return true
  }
  if (!areDigits(bytes, start + 2, start + 4)) return CHECK.OTHER
  for (let i = start + 4; i < end; i++) if (!take(bytes[i])) return CHECK.OTHER
  for (let i = start; i < start + 4; i++) take(bytes[i])
  return length < 15 || length > 34 ? CHECK.OTHER : verdict(rest === 1)
}

function isCapital(byte: number): boolean {
  return (byte - 65) >>> 0 <= 25
}

/** Payment card: 13 to 19 digits, bare or in groups, beginning with 2 to 6; check digit by Luhn (ISO/IEC 7812-1). */
export function checkCard(bytes: Uint8Array, start: number, end: number): number {
  if (end - start > 23) return CHECK.OTHER
  const digits = compactDigits(bytes, start, end)
  if (digits < 13 || digits > 19 || compacted[0] < 50 || compacted[0] > 54) return CHECK.OTHER
  let sum = 0
  for (let i = 0; i < digits; i++) {
    const digit = digitAt(compacted, digits - 1 - i)
    const doubled = digit * 2
    sum += i % 2 === 0 ? digit : doubled > 9 ? doubled - 9 : doubled
  }
  return verdict(sum % 10 === 0)
}
