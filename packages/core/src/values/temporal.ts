import { daysFromDate, isDate } from './calendar.ts'

/** What the last successful parse found. One object, reused: hot paths allocate nothing. */
export const moment = {
  /** Seconds from 1970-01-01 00:00, in UTC where a zone was given; from midnight for times. */
  seconds: 0,
  micros: 0,
  /** Digits of the fraction as written; 0 when there is none. */
  fractionDigits: 0,
  /** Minutes east of Greenwich; meaningful only where a zone was given. */
  zoneMinutes: 0,
  /** The text is not canonical in a detail: seconds left out, more than six digits that are zeros. */
  mend: false,
  /** The time was of twelve hours, with AM or PM; meaningful only where there is a time. */
  twelveHours: false,
}

/** What an ISO text is, by its parts. */
export const MOMENT = { NONE: 0, DATE: 1, TIMESTAMP: 2, TIMESTAMPTZ: 3, TIME: 4 } as const

/** The two digits at `i` as a number, or a value over 99 when they are no digits. */
export function twoDigits(bytes: Uint8Array, i: number): number {
  const high = bytes[i] - 48
  const low = bytes[i + 1] - 48
  return high >>> 0 > 9 || low >>> 0 > 9 ? 1000 : high * 10 + low
}

/**
 * Zero bits beyond the lowest four when a byte less 48 is a digit: lets many digits be checked at once, by OR.
 */
function notDigit(value: number): number {
  return value | (value + 6)
}
const BEYOND = ~15

let lastDate = -1
let lastDays = 0

/** Days from 1970 of the ISO date at `i`, or NaN. Remembers the last date: neighbours are often equal. */
export function isoDays(bytes: Uint8Array, i: number): number {
  if (bytes[i + 4] !== 45 || bytes[i + 7] !== 45) return Number.NaN
  const a = bytes[i] - 48
  const b = bytes[i + 1] - 48
  const c = bytes[i + 2] - 48
  const d = bytes[i + 3] - 48
  const e = bytes[i + 5] - 48
  const f = bytes[i + 6] - 48
  const g = bytes[i + 8] - 48
  const h = bytes[i + 9] - 48
  const bad = notDigit(a) | notDigit(b) | notDigit(c) | notDigit(d) | notDigit(e) | notDigit(f) | notDigit(g)
  if (((bad | notDigit(h)) & BEYOND) !== 0) return Number.NaN
  const year = a * 1000 + b * 100 + c * 10 + d
  const month = e * 10 + f
  const day = g * 10 + h
  const key = (year << 9) | (month << 5) | day
  if (key === lastDate) return lastDays
  if (!isDate(year, month, day)) return Number.NaN
  lastDate = key
  lastDays = daysFromDate(year, month, day)
  return lastDays
}

const HALF_DAY = 43_200

/**
 * Reads `HH:MM[:SS[.fraction]]` from `start`, the hour perhaps of one digit, perhaps with AM or PM behind; fills
 * `moment` (seconds from midnight) and gives the index behind it, or -1. Fractions beyond six digits are accepted only
 * where the rest are zeros: nothing may be lost.
 */
export function timeOfDay(bytes: Uint8Array, start: number, end: number): number {
  moment.twelveHours = false
  const at = clockTime(bytes, start, end)
  if (at < 0 || end - at < 2) return at
  const half = halfOfDay(bytes, at, end)
  if (half < 0) return at
  const behind = behindHalf(bytes, half, end)
  const { seconds } = moment
  // Twelve hours count 12, 1, 2, … 11.
  if (behind < 0 || seconds < 3600 || seconds >= HALF_DAY + 3600) return -1
  moment.seconds = (seconds % HALF_DAY) + ((bytes[half] | 32) === LETTER_P ? HALF_DAY : 0)
  moment.twelveHours = true
  moment.mend = true
  return behind
}

const LETTER_A = 97
const LETTER_M = 109
const LETTER_P = 112
const DOT = 46

/** Where the letter of AM or PM stands behind a time, perhaps with a space between (of any width: CLDR's is narrow); else -1. */
function halfOfDay(bytes: Uint8Array, at: number, end: number): number {
  let i = at
  if (bytes[i] === 32) i++
  else if (bytes[i] === 0xc2 && bytes[i + 1] === 0xa0) i += 2
  else if (bytes[i] === 0xe2 && bytes[i + 1] === 0x80 && bytes[i + 2] === 0xaf) i += 3
  const letter = bytes[i] | 32
  return i < end && (letter === LETTER_A || letter === LETTER_P) ? i : -1
}

/** The index behind `am` or `a.m.` whose first letter is at `i`, or -1. */
function behindHalf(bytes: Uint8Array, i: number, end: number): number {
  const dotted = bytes[i + 1] === DOT
  const last = dotted ? i + 2 : i + 1
  if (last >= end || (bytes[last] | 32) !== LETTER_M) return -1
  return dotted && last + 1 < end && bytes[last + 1] === DOT ? last + 2 : last + 1
}

function clockTime(bytes: Uint8Array, start: number, end: number): number {
  let i = start
  let hour = twoDigits(bytes, i)
  if (bytes[i + 1] === 58) {
    // spreadsheets write 9:05
    hour = (bytes[i] - 48) >>> 0
    moment.mend = true
    i--
  }
  if (end - i < 5 || bytes[i + 2] !== 58) return -1
  const minute = twoDigits(bytes, i + 3)
  if (hour > 23 || minute > 59) return -1
  moment.micros = 0
  moment.fractionDigits = 0
  if (i + 5 === end || bytes[i + 5] !== 58) {
    moment.seconds = hour * 3600 + minute * 60
    moment.mend = true
    return i + 5
  }
  if (end - i < 8) return -1
  const second = twoDigits(bytes, i + 6)
  if (second > 59) return -1
  moment.seconds = hour * 3600 + minute * 60 + second
  return i + 8 < end && (bytes[i + 8] === 46 || bytes[i + 8] === 44) ? fraction(bytes, i + 8, end) : i + 8
}

/** What a fraction of so many digits is multiplied with to be microseconds. */
const SCALE = Int32Array.of(0, 100_000, 10_000, 1000, 100, 10)

function fraction(bytes: Uint8Array, i: number, end: number): number {
  if (bytes[i] === 44) moment.mend = true
  let at = i + 1
  let micros = 0
  let digits = 0
  for (; at < end; at++) {
    const digit = bytes[at] - 48
    if (digit >>> 0 > 9) break
    if (digits < 6) micros = micros * 10 + digit
    else if (digit !== 0) return -1
    digits++
  }
  if (digits === 0) return -1
  if (digits > 6) moment.mend = true
  moment.fractionDigits = digits
  moment.micros = digits >= 6 ? micros : micros * SCALE[digits]
  return at
}

/** Reads `Z`, `±HH`, `±HHMM`, `±HH:MM` that fills [i, end); sets `moment.zoneMinutes`. */
export function zone(bytes: Uint8Array, i: number, end: number): boolean {
  const sign = bytes[i]
  const length = end - i
  if (sign === 90) {
    moment.zoneMinutes = 0
    return length === 1
  }
  if ((sign !== 43 && sign !== 45) || length < 3) return false
  const hours = twoDigits(bytes, i + 1)
  let minutes = 0
  if (length === 6 && bytes[i + 3] === 58) minutes = twoDigits(bytes, i + 4)
  else if (length === 5) minutes = twoDigits(bytes, i + 3)
  else if (length !== 3) return false
  if (hours > 15 || minutes > 59) return false
  moment.zoneMinutes = sign === 45 ? -(hours * 60 + minutes) : hours * 60 + minutes
  return true
}

/**
 * Reads an ISO 8601 date, timestamp or time that fills [start, end): one of MOMENT; fills `moment`.
 * A zone may stand behind a space; a timestamp's separator is `T` or one space.
 */
export function isoMoment(bytes: Uint8Array, start: number, end: number): number {
  moment.mend = false
  const length = end - start
  if (length > 3 && (bytes[start + 2] === 58 || bytes[start + 1] === 58))
    return timeOfDay(bytes, start, end) === end ? MOMENT.TIME : MOMENT.NONE
  if (length < 10) return MOMENT.NONE
  const days = isoDays(bytes, start)
  if (days !== days) return MOMENT.NONE
  if (length === 10) {
    moment.seconds = days * 86_400
    moment.micros = 0
    return MOMENT.DATE
  }
  if (bytes[start + 10] !== 84 && bytes[start + 10] !== 32) return MOMENT.NONE
  const plain = length < 19 ? MOMENT.NONE : plainTimeAndZone(bytes, start + 11, end, days)
  return plain === MOMENT.NONE ? timeAndZone(bytes, start + 11, end, days) : plain
}

/**
 * What `timeAndZone` gives for the form that programs write, in half the time: `HH:MM:SS`, up to six digits of a
 * fraction, nothing or `Z` or `±HH:MM` behind. NONE for all else, which may still be a time.
 */
function plainTimeAndZone(bytes: Uint8Array, i: number, end: number, days: number): number {
  if (bytes[i + 2] !== 58 || bytes[i + 5] !== 58) return MOMENT.NONE
  const hour = (bytes[i] - 48) * 10 + bytes[i + 1] - 48
  const minute = (bytes[i + 3] - 48) * 10 + bytes[i + 4] - 48
  const second = (bytes[i + 6] - 48) * 10 + bytes[i + 7] - 48
  const digits = notDigit(bytes[i + 1] - 48) | notDigit(bytes[i + 4] - 48) | notDigit(bytes[i + 7] - 48)
  const tens = notDigit(bytes[i] - 48) | notDigit(bytes[i + 3] - 48) | notDigit(bytes[i + 6] - 48)
  if (((digits | tens) & BEYOND) !== 0 || hour > 23 || minute > 59 || second > 59) return MOMENT.NONE
  let at = i + 8
  let micros = 0
  let fractionDigits = 0
  if (at < end && bytes[at] === DOT) {
    for (at++; at < end; at++, fractionDigits++) {
      const digit = bytes[at] - 48
      if (digit >>> 0 > 9) break
      micros = micros * 10 + digit
    }
    if (fractionDigits === 0 || fractionDigits > 6) return MOMENT.NONE
    if (fractionDigits < 6) micros *= SCALE[fractionDigits]
  }
  const seconds = days * 86_400 + hour * 3600 + minute * 60 + second
  const left = end - at
  if (left !== 0) {
    if (left !== 6 && (left !== 1 || bytes[at] !== 90)) return MOMENT.NONE
    if (!zone(bytes, at, end)) return MOMENT.NONE
  }
  moment.seconds = left === 0 ? seconds : seconds - moment.zoneMinutes * 60
  moment.micros = micros
  moment.fractionDigits = fractionDigits
  moment.twelveHours = false
  return left === 0 ? MOMENT.TIMESTAMP : MOMENT.TIMESTAMPTZ
}

/** Reads a time and perhaps a zone that fill [i, end) on the given day: MOMENT.TIMESTAMP, TIMESTAMPTZ or NONE. */
export function timeAndZone(bytes: Uint8Array, i: number, end: number, days: number): number {
  let at = timeOfDay(bytes, i, end)
  if (at < 0) return MOMENT.NONE
  moment.seconds += days * 86_400
  if (at === end) return MOMENT.TIMESTAMP
  if (bytes[at] === 32) {
    at++
    moment.mend = true
  }
  if (at >= end || !zone(bytes, at, end)) return MOMENT.NONE
  moment.seconds -= moment.zoneMinutes * 60
  return MOMENT.TIMESTAMPTZ
}
