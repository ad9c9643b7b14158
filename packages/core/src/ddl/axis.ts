import type { TableProfile } from '../documents/profile.ts'

/** A time axis along which rows come and go. */
export interface StrongAxis {
  readonly column: string
  /** Days between the first and the last row. */
  readonly days: number
  /** Rank correlation of time and physical order, without its sign. */
  readonly correlation: number
}

/** Calendar days that an axis must touch: what falls within a week is one delivery rather than a history. */
export const AXIS_LEAST_DAYS = 7
/** Rows need not be sorted exactly: events arrive late by hours. A date of birth or of an entry has no order at all. */
export const AXIS_LEAST_CORRELATION = 0.8

/**
 * The time axis when rows come in its order over at least a week, or as long as they are kept; null when it is just a
 * column of times.
 */
export function strongAxis(axis: TableProfile['timeAxis'] | undefined, keptDays = AXIS_LEAST_DAYS): StrongAxis | null {
  if (!axis) return null
  const days = (Date.parse(axis.to.slice(0, 10)) - Date.parse(axis.from.slice(0, 10))) / 86_400_000
  const correlation = Math.abs(axis.orderCorrelation ?? 0)
  const least = Math.min(AXIS_LEAST_DAYS, keptDays) - 1
  return days >= least && correlation >= AXIS_LEAST_CORRELATION ? { column: axis.column, days, correlation } : null
}
