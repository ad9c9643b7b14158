import type { Interval } from '../../expressions/intervals.ts'
import { formatExact } from '../../expressions/numbers.ts'
import type { Increments } from '../../pipeline/incremental/increments.ts'
import type { Period } from '../../pipeline/incremental/periods.ts'
import { coarser } from '../../pipeline/incremental/periods.ts'
import type { Late } from '../../pipeline/incremental/settings.ts'
import type { LogicalType } from '../../types/logical.ts'
import type { DbtDialect } from './project.ts'

/** How an incremental mart knows what of its rows may have changed. */
export interface MartSince {
  /** A column of the target that has the cursor, or a period of it. */
  readonly column: string
  readonly late: Late | null
  /** What changes together: rows of it are computed anew as a whole. */
  readonly period: Period
  readonly type: LogicalType
}

/** Lengths of periods: one more is read than the late window asks for, since its end may lie in the one before. */
const LENGTHS: Readonly<Record<Exclude<Period, 'exact'>, Partial<Interval>>> = {
  year: { months: 12 },
  quarter: { months: 3 },
  month: { months: 1 },
  week: { days: 7 },
  day: { days: 1 },
  hour: { seconds: 3600 },
  minute: { seconds: 60 },
  second: { seconds: 1 },
}

/** By upsert target that has a column by which increments can be told; others are computed from all rows at each build. */
export function martsSince({ rows, sources, together }: Increments): ReadonlyMap<string, MartSince> {
  return new Map(
    [...rows].flatMap(([target, { columns, from }]) => {
      const known = columns.find(({ period, type }) => period !== null && hasDistance(type))
      const needed = together.find((each) => each.sources.includes(from[0]))
      // Several sources may have come to different places.
      if (!known?.period || !needed || from.length !== 1) return []
      const period = coarser(known.period, needed.period)
      if (period === null) return []
      return [[target, { column: known.name, late: sources.get(from[0])?.late ?? null, period, type: known.type }]]
    }),
  )
}

function hasDistance({ kind }: LogicalType): boolean {
  return kind !== 'timestamptz' && kind !== 'string'
}

/** A known value less the late window and, for periods, one more of them. */
export function lessWindow(known: string, { late, period, type }: MartSince, dialect: DbtDialect): string {
  if (late?.kind === 'number') {
    return `${known} - ${formatExact(late.units, type.kind === 'decimal' ? type.scale : 0)}`
  }
  const own = late?.interval ?? { months: 0, days: 0, seconds: 0 }
  const length = period === 'exact' ? {} : LENGTHS[period]
  const parts = [
    [own.months + (length.months ?? 0), 'MONTH'],
    [own.days + (length.days ?? 0), 'DAY'],
    [own.seconds + (length.seconds ?? 0), 'SECOND'],
  ] as const
  const spans = parts.flatMap(([count, unit]) => (count === 0 ? [] : [`INTERVAL ${spanOf(count, unit, dialect)}`]))
  return [known, ...spans].join(' - ')
}

function spanOf(count: number, unit: string, dialect: DbtDialect): string {
  return dialect === 'clickhouse' ? `${count} ${unit}` : `'${count}' ${unit}`
}
