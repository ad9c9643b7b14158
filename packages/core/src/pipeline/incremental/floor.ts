import type { DateUnit } from '../../expressions/functions/moments.ts'
import type { Interval } from '../../expressions/intervals.ts'
import { dayOf, formatDate, midnightOf, parseDate } from '../../expressions/times.ts'
import { compareValues, formatValue, parseValue } from '../../expressions/values.ts'
import type { ZoneRules } from '../../targets/sql/zone-changes.ts'
import { zoneRules } from '../../targets/sql/zone-changes.ts'
import type { LogicalType } from '../../types/logical.ts'
import type { Period } from './periods.ts'
import type { Incremental, Late } from './settings.ts'

const SECOND = 1_000_000n
const DAY_SECONDS = 86_400
/** The first day that types of moments have. */
const FIRST_DAY = parseDate('0001-01-01') ?? 0n

/**
 * Where a run begins to read: the mark, less the late window, back to the start of the period that it lies in. Rows with
 * just this value are read.
 * @param mark canonical text of the cursor's type
 * @param timezone of the pipeline, in which periods of timestamptz begin
 * @returns canonical text; null where the mark is no value of the type
 */
export function floorOf(mark: string, { type, late }: Incremental, period: Period, timezone: string): string | null {
  const value = parseValue(mark, type)
  if (typeof value !== 'bigint') return null
  const back = late === null ? value : lessLate(value, late, type)
  const start = period === 'exact' ? back : startOf(back, period, type, timezone)
  return formatValue(start, type)
}

/** The lesser of two canonical texts of a type that has an order. */
export function lesser(a: string, b: string, type: LogicalType): string {
  const [one, other] = [parseValue(a, type) ?? null, parseValue(b, type) ?? null]
  return one === null || other === null || compareValues(one, other) <= 0 ? a : b
}

function lessLate(value: bigint, late: Late, type: LogicalType): bigint {
  if (late.kind === 'number') {
    const least =
      type.kind === 'uint64' ? 0n : type.kind === 'decimal' ? -(10n ** BigInt(type.precision)) + 1n : LEAST[type.kind]
    const less = value - late.units
    return least !== undefined && less < least ? least : less
  }
  if (type.kind === 'date') {
    // A part of a day is a day.
    const days = late.interval.days + Math.ceil(late.interval.seconds / DAY_SECONDS)
    return notBefore(monthsBack(value, late.interval) - BigInt(days), FIRST_DAY)
  }
  const day = dayOf(value)
  const moved = midnightOf(monthsBack(day, late.interval)) + (value - midnightOf(day))
  const seconds = late.interval.days * DAY_SECONDS + late.interval.seconds
  return notBefore(moved - BigInt(seconds) * SECOND, midnightOf(FIRST_DAY))
}

const LEAST: Readonly<Record<string, bigint | undefined>> = {
  int8: -(2n ** 7n),
  int16: -(2n ** 15n),
  int32: -(2n ** 31n),
  int64: -(2n ** 63n),
}

/** Months before a day, on the month's last day where it has no such one. */
function monthsBack(day: bigint, { months }: Interval): bigint {
  if (months === 0) return day
  const [year, month, dayOfMonth] = civil(day)
  const count = year * 12 + month - 1 - months
  if (count < 12) return FIRST_DAY
  for (let last = dayOfMonth; ; last--) {
    const found = parseDate(`${pad(Math.floor(count / 12), 4)}-${pad((count % 12) + 1, 2)}-${pad(last, 2)}`)
    if (found !== undefined) return found
  }
}

/** The first moment of the period that a value lies in. */
function startOf(value: bigint, period: DateUnit, type: LogicalType, timezone: string): bigint {
  if (type.kind === 'date') return startDay(value, period)
  if (type.kind === 'timestamp' || timezone === 'UTC') return startMicros(value, period)
  return startInZone(value, period, zoneRules(timezone))
}

function startDay(day: bigint, period: DateUnit): bigint {
  const [year, month] = civil(day)
  switch (period) {
    case 'year':
      return dateOf(year, 1)
    case 'quarter':
      return dateOf(year, month - ((month - 1) % 3))
    case 'month':
      return dateOf(year, month)
    case 'week': {
      // 1970-01-01 was a Thursday.
      const behind = (((day + 3n) % 7n) + 7n) % 7n
      return notBefore(day - behind, FIRST_DAY)
    }
    default:
      return day
  }
}

const CLOCK: Readonly<Record<string, bigint | undefined>> = {
  second: SECOND,
  minute: 60n * SECOND,
  hour: 3600n * SECOND,
}

function startMicros(micros: bigint, period: DateUnit): bigint {
  const unit = CLOCK[period]
  if (unit === undefined) return midnightOf(startDay(dayOf(micros), period))
  return micros - (((micros % unit) + unit) % unit)
}

/** The earliest moment at which clocks show the start of the period, or have passed it where they are set forward over it. */
function startInZone(micros: bigint, period: DateUnit, rules: ZoneRules): bigint {
  const offset = (at: bigint) => BigInt(offsetAt(rules, at)) * SECOND
  const start = startMicros(micros + offset(micros), period)
  const offsets = new Set(
    [rules.first, ...rules.changes.map((change) => change.offset)].map((each) => BigInt(each) * SECOND),
  )
  const candidates = [...offsets]
    .map((each) => start - each)
    .filter((at) => at + offset(at) >= start && at - 1n + offset(at - 1n) < start)
  return candidates.reduce((least, at) => (at < least ? at : least), micros)
}

function offsetAt({ first, changes }: ZoneRules, micros: bigint): number {
  const second = Number(micros >= 0n ? micros / SECOND : -((-micros + SECOND - 1n) / SECOND))
  return changes.findLast((change) => change.at <= second)?.offset ?? first
}

function civil(day: bigint): readonly [year: number, month: number, day: number] {
  const [year, month, dayOfMonth] = formatDate(day).split('-').map(Number)
  return [year, month, dayOfMonth]
}

function dateOf(year: number, month: number): bigint {
  return parseDate(`${pad(year, 4)}-${pad(month, 2)}-01`) ?? FIRST_DAY
}

function notBefore(value: bigint, least: bigint): bigint {
  return value < least ? least : value
}

function pad(value: number, digits: number): string {
  return String(value).padStart(digits, '0')
}
