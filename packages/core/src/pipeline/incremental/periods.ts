import type { DateUnit } from '../../expressions/functions/moments.ts'
import { DATE_UNITS } from '../../expressions/functions/moments.ts'
import type { Typed } from '../../expressions/typed.ts'

/**
 * What a value says of a cursor: the period that it lies in, `exact` where it is the cursor itself. All rows of one
 * period lie next to each other in the cursor's order, so that they are read all or not at all from a period's start on.
 */
export type Period = 'exact' | DateUnit

/** Weeks are made of days, as months are, but neither of each other. */
const RANK: Readonly<Record<Period, number>> = {
  exact: 0,
  second: 1,
  minute: 2,
  hour: 3,
  day: 4,
  week: 5,
  month: 6,
  quarter: 7,
  year: 8,
}

/** The shortest period that is made of whole periods of both; null for weeks with months, quarters or years. */
export function coarser(a: Period, b: Period): Period | null {
  const [less, more] = RANK[a] <= RANK[b] ? [a, b] : [b, a]
  return less === 'week' && more !== 'week' ? null : more
}

/** The shortest of periods; null of none. */
export function shortest(periods: readonly Period[]): Period | null {
  return periods.reduce<Period | null>(
    (least, each) => (least === null || RANK[each] < RANK[least] ? each : least),
    null,
  )
}

/**
 * The period of the cursor that an expression gives, null where it gives none.
 * @param columns periods of the columns that it is over
 */
export function periodOf(tree: Typed, columns: readonly (Period | null)[]): Period | null {
  if (tree.kind === 'column') return columns[tree.index] ?? null
  if (tree.kind === 'cast') {
    const inner = periodOf(tree.operand, columns)
    // A date loses the time of day; other casts of moments go through a zone, whose clocks may show a time twice.
    if (inner === null || !isMoment(tree.operand)) return null
    if (tree.type.kind === 'date') return coarser(inner, 'day')
    return tree.operand.type.kind === 'date' && tree.type.kind === 'timestamp' ? inner : null
  }
  if (tree.kind !== 'call') return null
  const [first, second] = tree.arguments
  if (tree.name === 'date_trunc') {
    const unit = first.kind === 'constant' ? DATE_UNITS.find((each) => each === first.value) : undefined
    return unit === undefined ? null : truncated(second, unit, columns)
  }
  if (tree.name === 'date_of') return truncated(first, 'day', columns)
  if (tree.name === 'last_day') return truncated(first, 'month', columns)
  return tree.name === 'year' ? truncated(first, 'year', columns) : null
}

function truncated(operand: Typed, unit: DateUnit, columns: readonly (Period | null)[]): Period | null {
  const inner = periodOf(operand, columns)
  return inner === null ? null : coarser(inner, unit)
}

function isMoment({ type }: Typed): boolean {
  return type.kind === 'date' || type.kind === 'timestamp' || type.kind === 'timestamptz'
}
