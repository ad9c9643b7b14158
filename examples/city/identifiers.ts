import type { Random } from './random.ts'

// Check digits by the rules of the Federal Tax Service (order ММВ-7-6/435@ and before it).
const INN_10 = [2, 4, 10, 3, 5, 9, 4, 6, 8]
const INN_12_FIRST = [7, 2, 4, 10, 3, 5, 9, 4, 6, 8]
const INN_12_SECOND = [3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8]

/** A made-up tax number of an organisation, 10 digits, its check digit right. */
export function organisationInn(random: Random, region: string): string {
  const body = region + random.digits(7)
  return body + checkDigit(body, INN_10)
}

/** A made-up tax number of a person, 12 digits, both check digits right. */
export function personInn(random: Random, region: string): string {
  const body = region + random.digits(8)
  const first = body + checkDigit(body, INN_12_FIRST)
  return first + checkDigit(first, INN_12_SECOND)
}

/** A made-up registration number of a sole proprietor, 15 digits: the last is the rest of division by 13, its last digit. */
export function ogrnip(random: Random, year: number, region: string): string {
  const body = `3${String(year).slice(2)}${region}${random.digits(9)}`
  return body + String(Number(BigInt(body) % 13n) % 10)
}

function checkDigit(digits: string, weights: readonly number[]): string {
  const sum = weights.reduce((total, weight, i) => total + weight * Number(digits[i]), 0)
  return String((sum % 11) % 10)
}

/** Changes the last digit, so that the check fails. */
export function spoil(identifier: string): string {
  const last = Number(identifier.at(-1))
  return identifier.slice(0, -1) + String((last + 1) % 10)
}
