import { textOf, writeBigInt64, writeInt32, writeInt64 } from './integers.ts'

/** Days and microseconds of PostgreSQL count from 2000-01-01. */
const EPOCH_DAYS = 10_957
const DAY_MICROS = 86_400_000_000
/** Up to this many days from 2000 the microseconds are exact in a double: 100,000 × 86.4e9 < 2^53. */
const EXACT_DAYS = 100_000

export function date(bytes: Uint8Array, start: number, _end: number, out: Uint8Array, at: number): number {
  writeInt32(out, at, 4)
  writeInt32(out, at + 4, daysAt(bytes, start))
  return at + 8
}

/** timestamp, and date widened to it. */
export function timestamp(bytes: Uint8Array, start: number, end: number, out: Uint8Array, at: number): number {
  const micros = end - start > 10 ? microsOfDay(bytes, start + 11, end) : 0
  return writeMoment(daysAt(bytes, start), micros, out, at)
}

export function timestamptz(bytes: Uint8Array, start: number, end: number, out: Uint8Array, at: number): number {
  const zone = zoneStart(bytes, start + 19, end)
  const micros = microsOfDay(bytes, start + 11, zone) - zoneMicros(bytes, zone, end)
  return writeMoment(daysAt(bytes, start), micros, out, at)
}

export function time(bytes: Uint8Array, start: number, end: number, out: Uint8Array, at: number): number {
  writeInt32(out, at, 8)
  writeInt64(out, at + 4, microsOfDay(bytes, start, end))
  return at + 12
}

function writeMoment(days: number, micros: number, out: Uint8Array, at: number): number {
  writeInt32(out, at, 8)
  if (days < EXACT_DAYS && days > -EXACT_DAYS) writeInt64(out, at + 4, days * DAY_MICROS + micros)
  else writeBigInt64(out, at + 4, BigInt(days) * BigInt(DAY_MICROS) + BigInt(micros))
  return at + 12
}

/** Days from 2000-01-01 of the `YYYY-MM-DD` at a place (Hinnant, days_from_civil; proleptic Gregorian, as PostgreSQL). */
function daysAt(bytes: Uint8Array, at: number): number {
  const month = twoDigits(bytes, at + 5)
  const year = twoDigits(bytes, at) * 100 + twoDigits(bytes, at + 2) - (month <= 2 ? 1 : 0)
  const era = Math.floor(year / 400)
  const yearOfEra = year - era * 400
  const dayOfYear = (((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) | 0) + twoDigits(bytes, at + 8) - 1
  const dayOfEra = yearOfEra * 365 + (yearOfEra >> 2) - ((yearOfEra / 100) | 0) + dayOfYear
  return era * 146_097 + dayOfEra - 719_468 - EPOCH_DAYS
}

/** Microseconds of `HH:MM:SS[.ffffff]` in [start, end). */
function microsOfDay(bytes: Uint8Array, start: number, end: number): number {
  const seconds = (twoDigits(bytes, start) * 60 + twoDigits(bytes, start + 3)) * 60 + twoDigits(bytes, start + 6)
  if (end - start <= 8) return seconds * 1_000_000
  let fraction = 0
  for (let i = start + 9; i < start + 15; i++) fraction = fraction * 10 + (i < end ? bytes[i] - 0x30 : 0)
  return seconds * 1_000_000 + fraction
}

/** Where the zone begins behind the seconds. */
function zoneStart(bytes: Uint8Array, from: number, end: number): number {
  let i = from
  if (bytes[i] === 0x2e)
    do i++
    while (i < end && bytes[i] >= 0x30 && bytes[i] <= 0x39)
  return i
}

/** `Z`, `±HH`, `±HHMM`, `±HH:MM`. */
function zoneMicros(bytes: Uint8Array, start: number, end: number): number {
  if (bytes[start] === 0x5a || start >= end) return 0
  const length = end - start
  const minutes = length === 6 ? twoDigits(bytes, start + 4) : length === 5 ? twoDigits(bytes, start + 3) : 0
  const micros = (twoDigits(bytes, start + 1) * 60 + minutes) * 60_000_000
  return bytes[start] === 0x2d ? -micros : micros
}

function twoDigits(bytes: Uint8Array, at: number): number {
  return (bytes[at] - 0x30) * 10 + (bytes[at + 1] - 0x30)
}

/** interval: int64 microseconds, int32 days, int32 months; from an ISO 8601 duration, each part with its own sign. */
export function interval(bytes: Uint8Array, start: number, end: number, out: Uint8Array, at: number): number {
  const { months, days, micros } = parseDuration(textOf(bytes, start, end))
  writeInt32(out, at, 16)
  writeBigInt64(out, at + 4, micros)
  writeInt32(out, at + 12, days)
  writeInt32(out, at + 16, months)
  return at + 20
}

const PART = '([+-]?\\d+)'
const DURATION = new RegExp(
  `^([+-]?)P(?:${PART}Y)?(?:${PART}M)?(?:${PART}W)?(?:${PART}D)?(?:T(?:${PART}H)?(?:${PART}M)?(?:([+-]?)(\\d+)(?:\\.(\\d{1,6}))?S)?)?$`,
)

/** @throws RangeError when the text is not an ISO 8601 duration with at most six digits behind the point of seconds. */
export function parseDuration(text: string): { months: number; days: number; micros: bigint } {
  const found = DURATION.exec(text)
  if (!found) throw new RangeError(`"${text}" is not a duration such as P1Y2M3DT4H5M6.7S`)
  const [, sign, years, months, weeks, days, hours, minutes, secondsSign, seconds, fraction] = found
  const whole = sign === '-' ? -1 : 1
  const clock = BigInt(hours ?? 0) * 3600n + BigInt(minutes ?? 0) * 60n
  const second = BigInt(seconds ?? 0) * 1_000_000n + BigInt((fraction ?? '').padEnd(6, '0'))
  return {
    // Adding zero keeps -0 out.
    months: whole * (Number(years ?? 0) * 12 + Number(months ?? 0)) + 0,
    days: whole * (Number(weeks ?? 0) * 7 + Number(days ?? 0)) + 0,
    micros: BigInt(whole) * (clock * 1_000_000n + (secondsSign === '-' ? -second : second)),
  }
}
