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

/** Seconds of `30s`, `15m`, `1h`, `7d`, `2w`, `6mo`, `3y`; null: no duration. A month counts 30 days, a year 365. */
export function secondsOf(text: string): number | null {
  const found = /^\s*(\d+(?:\.\d+)?)\s*(s|m|h|d|w|mo|y)\s*$/i.exec(text)
  return found && Number(found[1]) * UNIT_SECONDS[found[2].toLowerCase()]
}

const UNIT_BYTES: Readonly<Record<string, number>> = { '': 1, k: 1e3, m: 1e6, g: 1e9, t: 1e12, p: 1e15 }
const BINARY_BYTES: Readonly<Record<string, number>> = { k: 2 ** 10, m: 2 ** 20, g: 2 ** 30, t: 2 ** 40, p: 2 ** 50 }
const PERIOD_DAYS: Readonly<Record<string, number>> = { hour: 1 / 24, day: 1, week: 7, month: 30, year: 365 }
const PERIODS: Readonly<Record<string, string>> = { h: 'hour', d: 'day', w: 'week', mo: 'month', y: 'year' }

/** Bytes a day of `10GB/month`, `512MiB/d`, `1TB/year`; null: no rate. Units are decimal, with an `i` binary. */
export function bytesPerDayOf(text: string): number | null {
  const found = /^\s*(\d+(?:\.\d+)?)\s*([kmgtp]?)(i?)b\s*\/\s*(hour|day|week|month|year|h|d|w|mo|y)\s*$/i.exec(text)
  if (!found) return null
  const [, amount, unit, binary, period] = found.map((part) => part.toLowerCase())
  const bytes = Number(amount) * ((binary ? BINARY_BYTES : UNIT_BYTES)[unit] ?? 1)
  return bytes / PERIOD_DAYS[PERIODS[period] ?? period]
}
