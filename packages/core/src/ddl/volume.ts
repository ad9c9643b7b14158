import type { DesignOptions, InputTable } from './model.ts'
import { HORIZON_DAYS } from './thresholds.ts'

/** What a table is expected to hold after `days`: the retention, or a year. */
export interface Volume {
  readonly rows: number
  /** Bytes of values, as measured at the source; null when nothing was measured. */
  readonly bytes: number | null
  readonly bytesPerDay: number
  readonly days: number
}

/**
 * Expected volume of a table. Growth is the one given, divided over the tables by their bytes, or else what the time
 * axis measured. With a retention the table stops growing when the first rows leave.
 */
export function expectedVolume(table: InputTable, totalBytes: number | null, options: DesignOptions): Volume {
  const rows = table.rows ?? 0
  const bytes = table.bytes ?? null
  const days = options.retention?.days ?? HORIZON_DAYS
  if (bytes === null) return { rows, bytes, bytesPerDay: 0, days }
  const perRow = rows > 0 ? bytes / rows : 0
  const share = totalBytes ? bytes / totalBytes : 1
  const given = options.growth ? options.growth.bytesPerDay * share : null
  const bytesPerDay = given ?? measuredGrowth(table, perRow)
  const expected = options.retention ? Math.max(bytes, bytesPerDay * days) : bytes + bytesPerDay * days
  return {
    rows: perRow > 0 ? Math.round(expected / perRow) : rows,
    bytes: Math.round(expected),
    bytesPerDay,
    days,
  }
}

/** A file that holds all its history grows as it did; one whose rows all fall on a day says nothing about growth. */
function measuredGrowth(table: InputTable, bytesPerRow: number): number {
  const axis = table.timeAxis
  if (!axis || axis.from.slice(0, 10) === axis.to.slice(0, 10)) return 0
  return axis.perDay * bytesPerRow
}
