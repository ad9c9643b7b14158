import { PlatformError } from '../errors/error.ts'
import { phrase } from '../messages/phrase.ts'
import { bytesPerDayOf, secondsOf } from './quantities.ts'

const DAY = 86_400
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
  const seconds = secondsOf(text) ?? 0
  if (seconds <= 0)
    throw new PlatformError('usage.invalid', {
      why: phrase('usage.not-duration', { name: option, value: text, forms: DURATIONS }),
    })
  return seconds
}

/**
 * Reads growth: `10GB/month`, `512MiB/d`, `1TB/year`; units are decimal, with an `i` binary.
 * @returns bytes a day
 * @throws PlatformError `usage.invalid`
 */
export function parseGrowth(text: string): { bytesPerDay: number } {
  const perDay = bytesPerDayOf(text)
  if (perDay === null)
    throw new PlatformError('usage.invalid', {
      why: phrase('usage.not-rate', { name: '--growth', value: text, forms: RATES }),
    })
  return { bytesPerDay: perDay }
}
