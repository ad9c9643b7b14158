/** Units that a late window is given in, from the shortest. */
export const LATE_UNITS = ['minutes', 'hours', 'days', 'weeks', 'months'] as const
type LateUnit = (typeof LATE_UNITS)[number]

/** A late window as a field shows it. */
export interface LateSpan {
  /** Digits; empty while nothing is written. */
  readonly count: string
  readonly unit: LateUnit
}

const ONE_UNIT = /^(\d+)\s*(minute|hour|day|week|month)s?$/

/** `2 days` as a number and its unit; null for spans of several units, which are edited as text. */
export function lateSpan(late: unknown): LateSpan | null {
  if (late === undefined || late === '') return { count: '', unit: 'days' }
  const found = typeof late === 'string' ? ONE_UNIT.exec(late.trim()) : null
  const unit = LATE_UNITS.find((each) => each === `${found?.[2]}s`)
  return found === null || unit === undefined ? null : { count: found[1], unit }
}

/** The span as the document has it; undefined: rows do not come late. */
export function lateText({ count, unit }: LateSpan): string | undefined {
  return count === '' ? undefined : `${count} ${count === '1' ? unit.slice(0, -1) : unit}`
}
