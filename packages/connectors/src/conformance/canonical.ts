import type { LogicalType } from '@ai-etl/core/types/logical'
import { isoMoment, MOMENT, moment } from '@ai-etl/core/values/temporal'

/**
 * One spelling of each value, so that texts which mean the same value are equal: trailing zeros of decimals, spellings
 * of floats, zones of instants, order of keys and spaces of JSON. What is no text of the type is marked.
 */
function canonical(type: LogicalType, text: string): string {
  switch (type.kind) {
    case 'decimal':
    case 'int8':
    case 'int16':
    case 'int32':
    case 'int64':
    case 'uint64':
      return plainNumber(text) ?? foreign(text)
    case 'float64':
      return double(text)
    case 'uuid':
    case 'binary':
      return text.toLowerCase()
    case 'date':
    case 'timestamp':
    case 'timestamptz':
    case 'time':
      return instant(type.kind, text)
    case 'interval':
      return duration(text)
    case 'list':
      return listValue(type.element, text)
    case 'json':
    case 'struct':
      return jsonValue(text)
    case 'ip':
      return address(text)
    default:
      return text
  }
}

/**
 * True when a value reads as it was written: durations in a column of whole numbers as their microseconds, everything
 * else as a text of the same value.
 */
export function isSameValue(written: LogicalType, read: LogicalType, value: string, got: string): boolean {
  if (written.kind === 'interval' && read.kind === 'int64') {
    const [months, micros] = durationParts(value) ?? [1n, 0n]
    return months === 0n && String(micros) === got
  }
  return canonical(written, value) === canonical(written, got)
}

const foreign = (text: string) => `not of the type: ${text}`

/** Digits without needless zeros; null for what is no plain number. */
function plainNumber(text: string): string | null {
  const found = /^([+-]?)0*(\d+?)(?:\.(\d*?)0*)?$/.exec(text)
  if (!found) return null
  const [, sign, whole, fraction = ''] = found
  const digits = fraction === '' ? whole : `${whole}.${fraction}`
  return sign === '-' && digits !== '0' ? `-${digits}` : digits
}

function double(text: string): string {
  if (!/^(?:NaN|-?Infinity|[+-]?[\d.]+(?:[eE][+-]?\d+)?)$/.test(text)) return foreign(text)
  const value = Number(text)
  return Object.is(value, -0) ? '-0' : String(value)
}

const MOMENTS = { date: MOMENT.DATE, timestamp: MOMENT.TIMESTAMP, timestamptz: MOMENT.TIMESTAMPTZ, time: MOMENT.TIME }

function instant(kind: keyof typeof MOMENTS, text: string): string {
  const bytes = Buffer.from(text)
  if (isoMoment(bytes, 0, bytes.length) !== MOMENTS[kind]) return foreign(text)
  return `${moment.seconds} s ${moment.micros} µs`
}

const PART = '([+-]?\\d+)'
const DURATION = new RegExp(
  `^(-?)P(?:${PART}Y)?(?:${PART}M)?(?:${PART}W)?(?:${PART}D)?(?:T(?:${PART}H)?(?:${PART}M)?(?:([+-]?)(\\d+)(?:\\.(\\d{1,6}))?S)?)?$`,
)

/** Months and days have no fixed length: they stay apart. */
function duration(text: string): string {
  const found = DURATION.exec(text)
  if (!found) return foreign(text)
  const [, sign, years, months, weeks, days] = found
  const turn = (value: number) => (sign === '-' ? 0 - value : value)
  const whole = durationParts(text)
  const allDays = Number(weeks ?? 0) * 7 + Number(days ?? 0)
  const clock = (whole?.[1] ?? 0n) - BigInt(turn(allDays)) * 86_400_000_000n
  return `${turn(Number(years ?? 0) * 12 + Number(months ?? 0))} months ${turn(allDays)} days ${clock} µs`
}

/** Months, and microseconds of the rest with days of 24 hours. */
function durationParts(text: string): readonly [months: bigint, micros: bigint] | null {
  const found = DURATION.exec(text)
  if (!found) return null
  const [, sign, years, months, weeks, days, hours, minutes, secondSign, seconds, fraction] = found
  const big = (part: string | undefined) => BigInt(part ?? 0)
  const second = big(seconds) * 1_000_000n + BigInt((fraction ?? '').padEnd(6, '0'))
  const clock = ((big(weeks) * 7n + big(days)) * 24n + big(hours)) * 60n + big(minutes)
  const micros = clock * 60_000_000n + (secondSign === '-' ? -second : second)
  const allMonths = big(years) * 12n + big(months)
  return sign === '-' ? [-allMonths, -micros] : [allMonths, micros]
}

/** Keys in order, no spaces, numbers as exact decimals: 2.50 is 2.5, and no digit is lost. */
function jsonValue(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text, exactly))
  } catch {
    return foreign(text)
  }
}

/** Elements as values of their type: each the one spelling of its text. */
function listValue(element: LogicalType, text: string): string {
  try {
    const values: unknown = JSON.parse(text, digitsKept)
    if (!Array.isArray(values)) return foreign(text)
    return JSON.stringify(values.map((value) => (value === null ? null : canonical(element, elementText(value)))))
  } catch {
    return foreign(text)
  }
}

/** A number as it is written. */
class Digits {
  readonly written: string

  constructor(written: string) {
    this.written = written
  }
}

function digitsKept(_key: string, value: unknown, context?: { source?: string }): unknown {
  return typeof value === 'number' ? new Digits(context?.source ?? String(value)) : value
}

function elementText(value: unknown): string {
  if (value === null || typeof value === 'boolean') return String(value)
  if (typeof value === 'string') return value
  if (value instanceof Digits) return value.written
  if (Array.isArray(value)) return `[${value.map((each) => quotedElement(each)).join(',')}]`
  return JSON.stringify(value)
}

const quotedElement = (value: unknown) => (typeof value === 'string' ? JSON.stringify(value) : elementText(value))

function exactly(_key: string, value: unknown, context?: { source?: string }): unknown {
  if (typeof value === 'number') return { number: exactNumber(context?.source ?? String(value)) }
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
}

/** `digits e exponent` without zeros at either end. */
function exactNumber(text: string): string {
  const found = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(text)
  if (!found) return foreign(text)
  const [, sign, whole, fraction = '', exponent = '0'] = found
  const digits = `${whole}${fraction}`.replace(/^0+/, '')
  const trimmed = digits.replace(/0+$/, '')
  if (trimmed === '') return '0'
  return `${sign}${trimmed}e${Number(exponent) - fraction.length + digits.length - trimmed.length}`
}

/** As the URL standard writes hosts, which is one text for each address. */
function address(text: string): string {
  if (!text.includes(':')) return text
  return URL.canParse(`http://[${text}]`) ? new URL(`http://[${text}]`).hostname : foreign(text)
}
