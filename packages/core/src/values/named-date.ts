import { isDate } from './calendar.ts'
import { digitsEnd, looseDate, number, readTime, wholeYear } from './loose-date.ts'
import { monthAt } from './months.ts'
import { WordTable } from './word-table.ts'

const SPACE = 32
const COMMA = 44
const HYPHEN = 45
const DOT = 46
const SLASH = 47

/** Longer values are prose: `2 сентября 2021 года, 12:30:00.123456 +03:00` has 52 bytes. */
export const LONGEST_NAMED_DATE = 64

const YEAR_WORDS = new WordTable(['г.', 'г', 'года', 'год'])
const ORDINALS = new WordTable(['st', 'nd', 'rd', 'th'])

/**
 * Reads a date whose month is a word, perhaps with a time behind it, that fills [start, end): `3 марта 2021 г.`,
 * `12-Mar-2021`, `12MAR2021`, `March 3, 2021`, `2021-Mar-12 4:05 PM`. The fields tell themselves apart: the month is
 * the word, the year has four digits, or, behind the month, two. Fills `looseDate` and `moment` as readLooseDate does.
 */
export function readNamedDate(bytes: Uint8Array, start: number, end: number): boolean {
  if (end - start > LONGEST_NAMED_DATE) return false
  const firstEnd = digitsEnd(bytes, start, end)
  const at = firstEnd > start ? numberFirst(bytes, start, firstEnd, end) : monthFirst(bytes, start, end)
  if (at < 0) return false
  const { year, first, second } = looseDate
  if (!isDate(year, first, second)) return false
  looseDate.named = true
  looseDate.yearFirst = true
  looseDate.separator = 0
  return readTime(bytes, at, end)
}

/** `3 марта 2021`, `12-Mar-21`, `2021 Mar 12`: gives the index behind the date, or -1. */
function numberFirst(bytes: Uint8Array, start: number, firstEnd: number, end: number): number {
  const digits = firstEnd - start
  if (digits > 2 && digits !== 4) return -1
  const separator = separatorAt(bytes[firstEnd])
  const nameAt = separator === 0 ? firstEnd : firstEnd + 1
  const nameEnd = lettersEnd(bytes, nameAt, end)
  const month = monthAt(bytes, nameAt, nameEnd)
  if (month === 0) return -1
  const lastAt = afterMonth(bytes, nameEnd, separator)
  if (lastAt < 0) return -1
  const lastEnd = digitsEnd(bytes, lastAt, end)
  const width = lastEnd - lastAt
  const first = number(bytes, start, firstEnd)
  const last = number(bytes, lastAt, lastEnd)
  if (digits === 4) return width === 1 || width === 2 ? setDate(first, month, last, false, lastEnd) : -1
  if (width !== 2 && width !== 4) return -1
  const year = width === 2 ? wholeYear(last) : last
  return setDate(year, month, first, width === 2, afterYearWord(bytes, lastEnd, end))
}

/** `March 3, 2021`, `Mar-03-2021`, `March 3rd 2021`: gives the index behind the date, or -1. */
function monthFirst(bytes: Uint8Array, start: number, end: number): number {
  const nameEnd = lettersEnd(bytes, start, end)
  const month = monthAt(bytes, start, nameEnd)
  if (month === 0) return -1
  let dayAt = bytes[nameEnd] === DOT ? nameEnd + 1 : nameEnd
  const separator = separatorAt(bytes[dayAt])
  if (separator === 0 || separator === DOT) return -1
  const dayEnd = digitsEnd(bytes, ++dayAt, end)
  if (dayEnd === dayAt || dayEnd - dayAt > 2) return -1
  let at = ORDINALS.find(bytes, dayEnd, Math.min(dayEnd + 2, end)) >= 0 ? dayEnd + 2 : dayEnd
  if (bytes[at] === COMMA) at++
  if (bytes[at] === separator) at++
  else if (bytes[at - 1] !== COMMA) return -1
  const yearEnd = digitsEnd(bytes, at, end)
  if (yearEnd - at !== 4) return -1
  return setDate(number(bytes, at, yearEnd), month, number(bytes, dayAt, dayEnd), false, yearEnd)
}

/** Leaves the fields in `looseDate`, year first; passes `at` on. */
function setDate(year: number, month: number, day: number, shortYear: boolean, at: number): number {
  looseDate.year = year
  looseDate.first = month
  looseDate.second = day
  looseDate.shortYear = shortYear
  return at
}

/** Goes over what stands between the month and the field behind it: the same separator as before the month, or -1. */
function afterMonth(bytes: Uint8Array, nameEnd: number, separator: number): number {
  if (separator === 0) return nameEnd
  if (separator !== SPACE) return bytes[nameEnd] === separator ? nameEnd + 1 : -1
  let at = nameEnd
  // `3 мар. 2021`, `3 March, 2021`
  if (bytes[at] === DOT) at++
  if (bytes[at] === COMMA) at++
  return bytes[at] === SPACE ? at + 1 : -1
}

/** Goes over `г.`, `года` and the like behind a year, with the space before them. */
function afterYearWord(bytes: Uint8Array, yearEnd: number, end: number): number {
  const from = bytes[yearEnd] === SPACE ? yearEnd + 1 : yearEnd
  const lettersTo = lettersEnd(bytes, from, end)
  if (lettersTo === from) return yearEnd
  const to = bytes[lettersTo] === DOT && lettersTo < end ? lettersTo + 1 : lettersTo
  return YEAR_WORDS.find(bytes, from, to) >= 0 ? to : yearEnd
}

/** A byte that may stand between a number and the name of a month; 0 for a letter, and for what may not. */
function separatorAt(byte: number): number {
  return byte === SPACE || byte === HYPHEN || byte === DOT || byte === SLASH ? byte : 0
}

/** Where the letters at `start` end: ASCII letters and all bytes from 0x80 on. */
function lettersEnd(bytes: Uint8Array, start: number, end: number): number {
  let i = start
  while (i < end && (bytes[i] >= 0x80 || ((bytes[i] | 32) - 97) >>> 0 < 26)) i++
  return i
}
