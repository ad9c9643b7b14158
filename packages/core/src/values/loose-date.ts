import { daysFromDate, isDate } from './calendar.ts'
import type { DateOrder, DateSeparator } from './form.ts'
import { MOMENT, moment, timeAndZone } from './temporal.ts'

export const DATE_SEPARATORS: readonly DateSeparator[] = ['.', '/', '-', '']

/** What the last successful `readLooseDate` found. One object, reused: hot paths allocate nothing. */
export const looseDate = {
  /** Index into DATE_SEPARATORS. */
  separator: 0,
  yearFirst: false,
  /** The year has two digits. */
  shortYear: false,
  /** The month is a word: then the year counts as first, month and day follow. */
  named: false,
  year: 0,
  /** The two fields beside the year, as they stand. */
  first: 0,
  second: 0,
  /** MOMENT.DATE, TIMESTAMP or TIMESTAMPTZ. */
  kind: 0,
  /** Seconds of the time from midnight, in UTC where a zone was given (then perhaps below 0 or beyond a day). */
  timeSeconds: 0,
}

/** The century of a year of two digits: 69 to 99 are 1900s, as POSIX strptime reads %y. */
export function wholeYear(short: number): number {
  return short < 69 ? 2000 + short : 1900 + short
}

/**
 * Reads a date in any order, perhaps with a time behind it, that fills [start, end): `18.08.2021`, `8/18/21 16:01`,
 * `2021/8/5`. Fields of one or two digits; `moment` holds the time's microseconds. Whether day or month comes first is
 * for the column to decide: true when at least one order gives a day that exists.
 */
export function readLooseDate(bytes: Uint8Array, start: number, end: number): boolean {
  const firstEnd = digitsEnd(bytes, start, end)
  const separator = separatorIndex(bytes[firstEnd])
  if (firstEnd === start || firstEnd >= end - 3 || separator < 0) return false
  const secondEnd = digitsEnd(bytes, firstEnd + 1, end)
  if (secondEnd >= end || bytes[secondEnd] !== bytes[firstEnd]) return false
  const thirdEnd = digitsEnd(bytes, secondEnd + 1, end)
  const widths = (firstEnd - start) * 100 + (secondEnd - firstEnd - 1) * 10 + (thirdEnd - secondEnd - 1)
  const a = number(bytes, start, firstEnd)
  const b = number(bytes, firstEnd + 1, secondEnd)
  const c = number(bytes, secondEnd + 1, thirdEnd)
  looseDate.separator = separator
  if (!setFields(widths, a, b, c)) return false
  return readTime(bytes, thirdEnd, end)
}

function setFields(widths: number, a: number, b: number, c: number): boolean {
  looseDate.named = false
  looseDate.yearFirst = widths >= 400
  looseDate.shortYear = false
  switch (widths) {
    case 411:
    case 412:
    case 421:
    case 422:
      looseDate.year = a
      looseDate.first = b
      looseDate.second = c
      return isDate(a, b, c)
    case 114:
    case 124:
    case 214:
    case 224:
      looseDate.year = c
      break
    case 112:
    case 122:
    case 212:
    case 222:
      looseDate.shortYear = true
      looseDate.year = wholeYear(c)
      break
    default:
      return false
  }
  looseDate.first = a
  looseDate.second = b
  // nobody writes mm.dd.yyyy: with dots the day comes first
  return isDate(looseDate.year, b, a) || (looseDate.separator !== 0 && isDate(looseDate.year, a, b))
}

/** Reads nothing, or a time perhaps with a zone behind a date, that fills [i, end). */
export function readTime(bytes: Uint8Array, i: number, end: number): boolean {
  looseDate.timeSeconds = 0
  if (i === end) {
    looseDate.kind = MOMENT.DATE
    moment.micros = 0
    moment.fractionDigits = 0
    return true
  }
  let at = i
  if (bytes[at] === 44) at++
  if (at >= end || (bytes[at] !== 32 && bytes[at] !== 84)) return false
  at++
  looseDate.kind = timeAndZone(bytes, at, end, 0)
  looseDate.timeSeconds = moment.seconds
  return looseDate.kind !== MOMENT.NONE
}

/** Days from 1970 of the date last read in a given order; NaN when that day does not exist. */
export function looseDays(order: DateOrder): number {
  const { year, first, second, yearFirst, separator } = looseDate
  if (order === 'mdy' && separator === 0) return Number.NaN
  if (yearFirst !== (order === 'ymd')) return Number.NaN
  const day = order === 'dmy' ? first : second
  const month = order === 'dmy' ? second : first
  return isDate(year, month, day) ? daysFromDate(year, month, day) : Number.NaN
}

/** Days from 1970 of eight digits `yyyymmdd` at `start`; NaN when they are no date. */
export function compactDays(bytes: Uint8Array, start: number): number {
  const year = number(bytes, start, start + 4)
  const month = number(bytes, start + 4, start + 6)
  const day = number(bytes, start + 6, start + 8)
  return isDate(year, month, day) ? daysFromDate(year, month, day) : Number.NaN
}

/** Where the digits at `start` end. */
export function digitsEnd(bytes: Uint8Array, start: number, end: number): number {
  let i = start
  while (i < end && (bytes[i] - 48) >>> 0 <= 9) i++
  return i
}

function separatorIndex(byte: number): number {
  return byte === 46 ? 0 : byte === 47 ? 1 : byte === 45 ? 2 : -1
}

/** The number that the digits [start, end) are. */
export function number(bytes: Uint8Array, start: number, end: number): number {
  let value = 0
  for (let i = start; i < end; i++) value = value * 10 + bytes[i] - 48
  return value
}
