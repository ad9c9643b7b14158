import { COUNTRIES, CURRENCY_CODES, KNOWN_GIVEN_NAMES } from './dictionaries.ts'
import { CHECK } from './types.ts'

const decoder = new TextDecoder()

function textOf(bytes: Uint8Array, start: number, end: number): string {
  return decoder.decode(bytes.subarray(start, end))
}

/** A currency's code, ISO 4217. */
export function checkCurrency(bytes: Uint8Array, start: number, end: number): number {
  return end - start === 3 && CURRENCY_CODES.has(textOf(bytes, start, end)) ? CHECK.VALID : CHECK.OTHER
}

/** A country's name or its two-letter code. */
export function checkCountry(bytes: Uint8Array, start: number, end: number): number {
  if (end - start < 2 || end - start > 80) return CHECK.OTHER
  const text = textOf(bytes, start, end).trim()
  return COUNTRIES.has(text) || COUNTRIES.has(text.toLowerCase()) ? CHECK.VALID : CHECK.OTHER
}

/** One to five words of letters, each beginning with a capital: `Иванова Анна-Мария`, `O'Neill J.`, `ИВАНОВ`. */
const NAME_SHAPE = /^\p{Lu}[\p{L}'’.-]*(?: \p{L}[\p{L}'’.-]*){0,4}$/u

/** The shape of a person's name; whether it is one, `isLikelyPerson` or the header must tell. */
export function checkPersonName(bytes: Uint8Array, start: number, end: number): number {
  if (end - start < 2 || end - start > 120) return CHECK.OTHER
  return NAME_SHAPE.test(textOf(bytes, start, end)) ? CHECK.VALID : CHECK.OTHER
}

const PATRONYMIC = /(?:ович|евич|ьич|овна|евна|ична|инична|оглы|кызы)$/u

/** Whether a text of name shape holds a known given name or a patronymic. */
export function isLikelyPerson(text: string): boolean {
  const words = text.toLowerCase().split(/[\s.-]+/u)
  return words.some((word) => KNOWN_GIVEN_NAMES.has(word) || (word.length > 5 && PATRONYMIC.test(word)))
}
