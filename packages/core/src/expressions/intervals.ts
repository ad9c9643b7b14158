/** A span of the calendar and of the clock. Months and days have no fixed length, so they stay apart. */
export interface Interval {
  readonly months: number
  readonly days: number
  /** Whole ones. */
  readonly seconds: number
}

const UNITS: Readonly<Record<string, Partial<Interval> | undefined>> = {
  year: { months: 12 },
  quarter: { months: 3 },
  month: { months: 1 },
  mon: { months: 1 },
  week: { days: 7 },
  day: { days: 1 },
  hour: { seconds: 3600 },
  minute: { seconds: 60 },
  min: { seconds: 60 },
  second: { seconds: 1 },
  sec: { seconds: 1 },
}
const ISO = /^(-?)P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/i

/** Reads `1 year 2 months`, `90 minutes`, `1 day 02:30:00` and ISO 8601's `P1DT2H`; undefined for what is none. */
export function parseInterval(text: string): Interval | undefined {
  const iso = ISO.exec(text.trim())
  if (iso) {
    const [years, months, weeks, days, hours, minutes, seconds] = iso.slice(2).map((part) => Number(part ?? 0))
    const sign = iso[1] === '-' ? -1 : 1
    return {
      months: sign * (years * 12 + months),
      days: sign * (weeks * 7 + days),
      seconds: sign * (hours * 3600 + minutes * 60 + seconds),
    }
  }
  return parseWords(text)
}

function parseWords(text: string): Interval | undefined {
  const total = { months: 0, days: 0, seconds: 0 }
  const pattern = /\s*(?:([+-]?\d+)\s*([a-z]+)|([+-]?)(\d+):(\d{2})(?::(\d{2}))?)(?=\s|$)/iy
  let at = 0
  while (at < text.trimEnd().length) {
    pattern.lastIndex = at
    const found = pattern.exec(text)
    if (!found) return undefined
    at = pattern.lastIndex
    if (found[2] === undefined) {
      const sign = found[3] === '-' ? -1 : 1
      total.seconds += sign * (Number(found[4]) * 3600 + Number(found[5]) * 60 + Number(found[6] ?? 0))
      continue
    }
    const unit = UNITS[found[2].toLowerCase().replace(/s$/, '')]
    if (!unit) return undefined
    const count = Number(found[1])
    total.months += count * (unit.months ?? 0)
    total.days += count * (unit.days ?? 0)
    total.seconds += count * (unit.seconds ?? 0)
  }
  return at === 0 ? undefined : total
}
