import type { SemanticType } from './types.ts'

/** Characters of a masked text that are shown at most: nothing can be read from the length of long ones. */
const LONGEST = 40

/**
 * A personal value made unreadable for documents, its shape kept: `+7 *** ** 65`, `И***`, `и***@mail.ru`,
 * `1862-**-**`, `77******47`.
 * @param semantic the field's meaning, where it has one
 */
export function maskValue(semantic: SemanticType | null, text: string): string {
  switch (semantic) {
    case 'phone':
      return maskPhone(text)
    case 'email':
      return text.includes('@') ? text.replace(/^(.)[^@]*(@.*)$/su, '$1***$2') : maskOther(text)
    case 'person-name':
      return maskWords(text)
    case 'inn':
    case 'snils':
    case 'passport':
    case 'ogrnip':
    case 'card-number':
    case 'iban':
      return maskMiddle(text)
    default:
      return maskOther(text)
  }
}

/** The country code and the last two digits stay. */
function maskPhone(text: string): string {
  const digits = text.replace(/\D/g, '')
  if (digits.length < 7) return '***'
  const country =
    digits.length === 11 && /^[78]/.test(digits) ? '+7' : `+${digits.slice(0, Math.max(digits.length - 10, 1))}`
  return `${country} *** ** ${digits.slice(-2)}`
}

/** The first letter of each word stays. */
function maskWords(text: string): string {
  return text
    .trim()
    .split(/\s+/u)
    .slice(0, 5)
    .map((word) => (word === '' ? '' : `${[...word][0]}***`))
    .join(' ')
}

/** The first two and the last two letters or digits stay, and whatever stands between groups. */
function maskMiddle(text: string): string {
  const characters = [...text].slice(0, LONGEST)
  const places = characters.flatMap((character, index) => (/[\p{L}\d]/u.test(character) ? [index] : []))
  if (places.length < 6) return '***'
  const hidden = new Set(places.slice(2, -2))
  return characters.map((character, index) => (hidden.has(index) ? '*' : character)).join('')
}

const ISO_DATE = /^(\d{4})-\d{2}-\d{2}(.*)$/su

/** Of dates the year stays; of other texts their first character and their shape. */
function maskOther(text: string): string {
  const date = ISO_DATE.exec(text)
  if (date) return `${date[1]}-**-**${date[2].replace(/\d/g, '*')}`
  const characters = [...text].slice(0, LONGEST)
  return characters.map((character, index) => (index > 0 && /[\p{L}\d]/u.test(character) ? '*' : character)).join('')
}
