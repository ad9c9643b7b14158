import type { FieldProfile, TableProfile } from '../documents/profile.ts'
import { isoMoment, MOMENT, moment } from '../values/temporal.ts'

type TimeAxis = NonNullable<TableProfile['timeAxis']>

/** Names of moments at which a row came about, and of those that say something else. */
const ARRIVAL_NAME = /creat|insert|event|date|time|dttm|timestamp|_at$|_ts$|созда|дата|время/iu
const OTHER_NAME = /birth|dob|valid|expir|until|end|рожд|оконч|срок|updat|modif|измен/iu
/** Years of moments that can be the arrival of data. */
const LEAST_YEAR = 1970
const MOST_YEAR = 2100
const SECONDS_PER_DAY = 86_400

/**
 * The column that rows arrive by: a moment that is nearly always there, in order with the rows where they have one,
 * named as such. Null when none comes into question. Bounds are those of the field unless its extremes are sentinels.
 */
export function findTimeAxis(fields: readonly FieldProfile[], rows: number): TimeAxis | null {
  const ranked = fields
    .filter(
      (field) => /^(date|timestamp|timestamptz)$/.test(field.type) && !field.constant && !field.personal && rows > 0,
    )
    .map((field) => ({ field, score: score(field, rows) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
  const best = ranked[0]?.field
  const range = best && plausibleRange(best)
  if (!best || !range) return null
  const days = Math.max(1, (secondsOf(range.to) - secondsOf(range.from)) / SECONDS_PER_DAY)
  return {
    column: best.name,
    from: range.from,
    to: range.to,
    perDay: Math.round(((rows - best.nulls) / days) * 100) / 100,
    orderCorrelation: best.evidence.orderCorrelation,
  }
}

function score(field: FieldProfile, rows: number): number {
  const present = 1 - field.nulls / rows
  if (present < 0.5) return 0
  let score = present * 2 + 3 * Math.abs(field.evidence.orderCorrelation ?? 0)
  if (field.type !== 'date') score += 1
  if (ARRIVAL_NAME.test(field.name)) score += 1
  if (/creat|созда/iu.test(field.name)) score += 1
  if (OTHER_NAME.test(field.name)) score -= 2
  return score
}

/** Least and greatest value; the histogram's inner bins when an extreme is no real date. */
function plausibleRange(field: FieldProfile): { from: string; to: string } | null {
  const { min, max } = field
  if (min === null || max === null) return null
  if (isPlausible(min) && isPlausible(max)) return { from: min, to: max }
  const bins = (field.histogram?.bins ?? []).filter((bin) => bin.count > 0 && isPlausible(String(bin.to)))
  const from = bins.find((bin) => isPlausible(String(bin.from)))
  const to = bins.at(-1)
  return from && to ? { from: String(from.from), to: isPlausible(max) ? max : String(to.to) } : null
}

function isPlausible(text: string): boolean {
  const year = Number(text.slice(0, 4))
  return year >= LEAST_YEAR && year < MOST_YEAR
}

const encoder = new TextEncoder()

/** Seconds from 1970 of a date or timestamp as documents carry it. */
export function secondsOf(text: string): number {
  const bytes = encoder.encode(text)
  return isoMoment(bytes, 0, bytes.length) === MOMENT.NONE ? Number.NaN : moment.seconds
}
