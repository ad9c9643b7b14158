import { PlatformError } from '../errors/error.ts'
import { phrase } from '../messages/phrase.ts'

const DAY = 86_400
const UNIT_SECONDS: Readonly<Record<string, number>> = {
  s: 1,
  m: 60,
  h: 3_600,
  d: DAY,
  w: 7 * DAY,
  mo: 30 * DAY,
  y: 365 * DAY,
}
const DURATIONS = '30s, 15m, 1h, 7d, 2w, 6mo, 3y'
const RATES = '10GB/month, 500MB/day, 1TB/year'

/**
 * Reads how often data should arrive: `30s`, `15m`, `1h`, `1d`, … A month counts 30 days, a year 365.
 * @returns seconds
 * @throws PlatformError `usage.invalid`
 */
export function parseEvery(text: string): number {
  return parseDuration('--every', text)
}

/**
 * Reads how long rows are kept: `90d`, `6mo`, `3y`.
 * @returns days, at least one
 * @throws PlatformError `usage.invalid`
 */
export function parseRetention(text: string): { days: number } {
  return { days: Math.max(1, Math.round(parseDuration('--retention', text) / DAY)) }
}

function parseDuration(option: string, text: string): number {
  const found = /^\s*(\d+(?:\.\d+)?)\s*(s|m|h|d|w|mo|y)\s*$/i.exec(text)
  const seconds = found ? Number(found[1]) * UNIT_SECONDS[found[2].toLowerCase()] : 0
  if (seconds <= 0)
    throw new PlatformError('usage.invalid', {
      why: phrase('usage.not-duration', { name: option, value: text, forms: DURATIONS }),
    })
  return seconds
}

const UNIT_BYTES: Readonly<Record<string, number>> = { '': 1, k: 1e3, m: 1e6, g: 1e9, t: 1e12, p: 1e15 }
const BINARY_BYTES: Readonly<Record<string, number>> = { k: 2 ** 10, m: 2 ** 20, g: 2 ** 30, t: 2 ** 40, p: 2 ** 50 }
const PERIOD_DAYS: Readonly<Record<string, number>> = { hour: 1 / 24, day: 1, week: 7, month: 30, year: 365 }
const PERIODS: Readonly<Record<string, string>> = { h: 'hour', d: 'day', w: 'week', mo: 'month', y: 'year' }

/**
 * Reads growth: `10GB/month`, `512MiB/d`, `1TB/year`; units are decimal, with an `i` binary.
 * @returns bytes a day
 * @throws PlatformError `usage.invalid`
 */
export function parseGrowth(text: string): { bytesPerDay: number } {
  const found = /^\s*(\d+(?:\.\d+)?)\s*([kmgtp]?)(i?)b\s*\/\s*(hour|day|week|month|year|h|d|w|mo|y)\s*$/i.exec(text)
  if (!found)
    throw new PlatformError('usage.invalid', {
      why: phrase('usage.not-rate', { name: '--growth', value: text, forms: RATES }),
    })
  const [, amount, unit, binary, period] = found.map((part) => part.toLowerCase())
  const bytes = Number(amount) * ((binary ? BINARY_BYTES : UNIT_BYTES)[unit] ?? 1)
  return { bytesPerDay: bytes / PERIOD_DAYS[PERIODS[period] ?? period] }
}
