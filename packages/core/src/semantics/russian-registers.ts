import { areDigits, compactDigits, compacted, digitAt, remainder, verdict, weightedSum } from './digits.ts'
import { CHECK } from './types.ts'

const INN_10 = [2, 4, 10, 3, 5, 9, 4, 6, 8]
const INN_11 = [7, 2, 4, 10, 3, 5, 9, 4, 6, 8]
const INN_12 = [3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8]

/** Tax number: 10 digits (organisation) or 12 (person), with check digits by order ММВ-7-6/435@ of the tax service. */
export function checkInn(bytes: Uint8Array, start: number, end: number): number {
  const length = end - start
  if ((length !== 10 && length !== 12) || !areDigits(bytes, start, end)) return CHECK.OTHER
  const control = (weights: readonly number[]) => (weightedSum(bytes, start, weights) % 11) % 10
  if (length === 10) return verdict(control(INN_10) === digitAt(bytes, start + 9))
  return verdict(control(INN_11) === digitAt(bytes, start + 10) && control(INN_12) === digitAt(bytes, start + 11))
}

/** Number of an organisation in the state register: 13 digits; the last is the rest of the others by 11. */
export function checkOgrn(bytes: Uint8Array, start: number, end: number): number {
  if (end - start !== 13 || !areDigits(bytes, start, end)) return CHECK.OTHER
  return verdict(remainder(bytes, start, end - 1, 11) % 10 === digitAt(bytes, end - 1))
}

/** Number of a sole proprietor, or of a record about one: 15 digits; the last is the rest of the others by 13. */
export function checkOgrnip(bytes: Uint8Array, start: number, end: number): number {
  if (end - start !== 15 || !areDigits(bytes, start, end)) return CHECK.OTHER
  return verdict(remainder(bytes, start, end - 1, 13) % 10 === digitAt(bytes, end - 1))
}

const SNILS_WEIGHTS = [9, 8, 7, 6, 5, 4, 3, 2, 1]

/** Insurance number of a person: 11 digits, bare or as `112-233-445 95`; checked from 001-001-998 on. */
export function checkSnils(bytes: Uint8Array, start: number, end: number): number {
  if (end - start !== 11 && end - start !== 14) return CHECK.OTHER
  if (compactDigits(bytes, start, end) !== 11) return CHECK.OTHER
  const control = (weightedSum(compacted, 0, SNILS_WEIGHTS) % 101) % 100
  return verdict(control === digitAt(compacted, 9) * 10 + digitAt(compacted, 10))
}

/** Reason code of a tax registration: inspection (4 digits), reason (2 digits or capitals), number (3 digits). */
export function checkKpp(bytes: Uint8Array, start: number, end: number): number {
  if (end - start !== 9 || !areDigits(bytes, start, start + 4) || !areDigits(bytes, start + 6, end)) return CHECK.OTHER
  for (let i = start + 4; i < start + 6; i++) {
    const byte = bytes[i]
    if ((byte - 48) >>> 0 > 9 && (byte - 65) >>> 0 > 25) return CHECK.OTHER
  }
  return CHECK.VALID
}

/** Bank code: 9 digits, the first two the country (04 is Russia; 00 to 02 the treasury and others). */
export function checkBik(bytes: Uint8Array, start: number, end: number): number {
  if (end - start !== 9 || !areDigits(bytes, start, end)) return CHECK.OTHER
  return verdict(bytes[start] === 48 && bytes[start + 1] <= 52)
}

/** Series and number of a Russian passport: 10 digits, bare or parted by spaces or a hyphen: `77 82 349990`. */
export function checkPassport(bytes: Uint8Array, start: number, end: number): number {
  return end - start <= 14 && compactDigits(bytes, start, end) === 10 ? CHECK.VALID : CHECK.OTHER
}

/** Cadastral number `77:01:0001001:123`, or its quarter without the last part. */
export function checkCadastral(bytes: Uint8Array, start: number, end: number): number {
  let part = 0
  let digits = 0
  for (let i = start; i <= end; i++) {
    if (i === end || bytes[i] === 58) {
      if (digits < CADASTRAL_DIGITS[part][0] || digits > CADASTRAL_DIGITS[part][1]) return CHECK.OTHER
      digits = 0
      if (i < end && ++part > 3) return CHECK.OTHER
    } else if ((bytes[i] - 48) >>> 0 <= 9) digits++
    else return CHECK.OTHER
  }
  return part >= 2 ? CHECK.VALID : CHECK.OTHER
}
/** Least and most digits: region, district, quarter, object. */
const CADASTRAL_DIGITS = [
  [1, 2],
  [1, 2],
  [1, 7],
  [1, 10],
]

/** Code of an economic activity: `01`, `01.2`, `01.25`, `01.25.1`, `01.25.11`. */
export function checkOkved(bytes: Uint8Array, start: number, end: number): number {
  const length = end - start
  if (length < 2 || length > 8 || !areDigits(bytes, start, start + 2)) return CHECK.OTHER
  if (length === 2) return CHECK.VALID
  if (bytes[start + 2] !== 46) return CHECK.OTHER
  const second = Math.min(start + 5, end)
  if (length <= 5) return areDigits(bytes, start + 3, end) ? CHECK.VALID : CHECK.OTHER
  const fits = areDigits(bytes, start + 3, second) && bytes[start + 5] === 46 && areDigits(bytes, start + 6, end)
  return fits ? CHECK.VALID : CHECK.OTHER
}

/** Russian postcode: six digits from 101000 on. */
export function checkPostcode(bytes: Uint8Array, start: number, end: number): number {
  if (end - start !== 6 || !areDigits(bytes, start, end)) return CHECK.OTHER
  return verdict(bytes[start] >= 49 && bytes[start] <= 54)
}

/** Telephone number: 10 to 15 digits with the usual separators; Russian ones are checked for their code. */
export function checkPhone(bytes: Uint8Array, start: number, end: number): number {
  if (end - start > 24) return CHECK.OTHER
  const digits = compactDigits(bytes, start, end)
  if (digits < 10 || digits > 15) return CHECK.OTHER
  if (bytes[start] === 43 && compacted[0] !== 55) return CHECK.VALID
  if (digits === 10) return verdict(compacted[0] >= 51 && compacted[0] <= 57)
  if (digits !== 11 || (compacted[0] !== 55 && compacted[0] !== 56)) return verdict(bytes[start] === 43)
  return verdict(compacted[1] >= 51 && compacted[1] <= 57)
}
