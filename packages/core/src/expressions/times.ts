const DAY = 86_400_000_000n
const DATE = /^(\d{4})-(\d{2})-(\d{2})$/
const TIME = /^(\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,6}))?$/
const MOMENT = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,6})?)?)\s*(Z|z|[+-]\d{2}(?::?\d{2})?)?)?$/

/** Days from 1970-01-01 of a canonical date; undefined for what no calendar holds. */
export function parseDate(text: string): bigint | undefined {
  const found = DATE.exec(text)
  if (!found) return undefined
  const [year, month, day] = [Number(found[1]), Number(found[2]), Number(found[3])]
  if (year === 0 || month < 1 || month > 12 || day < 1 || day > daysOfMonth(year, month)) return undefined
  return BigInt(daysFromCivil(year, month, day))
}

/** Microseconds from midnight. */
export function parseTime(text: string): bigint | undefined {
  const found = TIME.exec(text)
  if (!found) return undefined
  const [hours, minutes, seconds] = [Number(found[1]), Number(found[2]), Number(found[3])]
  if (hours > 23 || minutes > 59 || seconds > 59) return undefined
  const micros = Number((found[4] ?? '').padEnd(6, '0'))
  return BigInt((hours * 60 + minutes) * 60 + seconds) * 1_000_000n + BigInt(micros)
}

/** Microseconds from 1970-01-01 00:00 of a moment without a zone; a bare date is its midnight. */
export function parseTimestamp(text: string): bigint | undefined {
  const parts = momentParts(text)
  return parts && parts.zone === undefined ? parts.micros : undefined
}

/** Microseconds from 1970-01-01 00:00 UTC; undefined without a zone. */
export function parseTimestamptz(text: string): bigint | undefined {
  const parts = momentParts(text)
  if (!parts || parts.zone === undefined) return undefined
  return parts.micros - offsetOf(parts.zone)
}

function momentParts(text: string): { micros: bigint; zone: string | undefined } | undefined {
  const found = MOMENT.exec(text)
  if (!found) return undefined
  const days = parseDate(found[1])
  const clock = found[2] ?? '00:00:00'
  const time = parseTime(clock.length === 5 ? `${clock}:00` : clock)
  return days === undefined || time === undefined ? undefined : { micros: days * DAY + time, zone: found[3] }
}

function offsetOf(zone: string): bigint {
  if (zone === 'Z' || zone === 'z') return 0n
  const digits = zone.slice(1).replace(':', '')
  const minutes = Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2) || 0)
  return BigInt(zone.startsWith('-') ? -minutes : minutes) * 60_000_000n
}

export function formatDate(days: bigint): string {
  const { year, month, day } = civilFromDays(Number(days))
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`
}

export function formatTime(micros: bigint): string {
  const seconds = Number(micros / 1_000_000n)
  const fraction = String(micros % 1_000_000n)
    .padStart(6, '0')
    .replace(/0+$/, '')
  const clock = `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`
  return fraction === '' ? clock : `${clock}.${fraction}`
}

export function formatTimestamp(micros: bigint): string {
  const days = dayOf(micros)
  return `${formatDate(days)} ${formatTime(micros - days * DAY)}`
}

/** Days from 1970 of a moment, rounded down. */
export function dayOf(micros: bigint): bigint {
  return micros >= 0n ? micros / DAY : -((-micros + DAY - 1n) / DAY)
}

export function midnightOf(days: bigint): bigint {
  return days * DAY
}

function two(value: number): string {
  return String(value).padStart(2, '0')
}

function daysOfMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

/** Days from 1970-01-01 in the proleptic Gregorian calendar; years counted from March (Hinnant, chrono dates). */
function daysFromCivil(year: number, month: number, day: number): number {
  const shifted = month <= 2 ? year - 1 : year
  const era = Math.floor(shifted / 400)
  const yearOfEra = shifted - era * 400
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1
  return era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719_468
}

function civilFromDays(days: number): { year: number; month: number; day: number } {
  const shifted = days + 719_468
  const era = Math.floor(shifted / 146_097)
  const dayOfEra = shifted - era * 146_097
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const month = Math.floor((5 * dayOfYear + 2) / 153)
  return {
    year: yearOfEra + era * 400 + (month >= 10 ? 1 : 0),
    month: month < 10 ? month + 3 : month - 9,
    day: dayOfYear - Math.floor((153 * month + 2) / 5) + 1,
  }
}
