import { kindOf } from './cell-kind.ts'
import type { SampleRow } from './rows.ts'

/** Rows before the table that are looked through. */
const MAX_PREAMBLE_ROWS = 100

/**
 * Index of the row where the table begins: after titles, notes and blank lines. A row with another number of fields
 * that looks like names right above the data is the header, only a damaged one.
 */
export function findTable(rows: readonly SampleRow[], fields: number): number {
  if (fields === 1) return firstFilled(rows)
  let at = 0
  while (at < Math.min(rows.length, MAX_PREAMBLE_ROWS) && isPreamble(rows[at], fields)) at++
  if (at >= rows.length) return firstFilled(rows)
  const before = rows[at - 1]
  return before !== undefined && isDamagedHeader(before, fields) && !startsTable(rows, at, fields) ? at - 1 : at
}

function firstFilled(rows: readonly SampleRow[]): number {
  const at = rows.findIndex((row) => !row.blank)
  return at === -1 ? 0 : at
}

/** Blank, of another number of fields, or with at most one filled field of many: a title padded with delimiters. */
function isPreamble(row: SampleRow, fields: number): boolean {
  if (row.blank || row.fields !== fields || row.damaged) return true
  const filled = row.values.filter((value) => value.trim() !== '').length
  return fields > 2 && filled <= 1
}

/** Most of the expected fields are there, and none of them looks like data. */
function isDamagedHeader(row: SampleRow, fields: number): boolean {
  if (row.blank) return false
  if (row.damaged) return true
  if (row.fields < Math.max(2, fields * 0.6)) return false
  return row.values.every((value) => ['word', 'text', 'code', 'empty'].includes(kindOf(value)))
}

/** The first whole row holds no data itself: it is the header, and the damaged row before it is none. */
function startsTable(rows: readonly SampleRow[], at: number, fields: number): boolean {
  const row = rows[at]
  return row.values.slice(0, fields).every((value) => ['word', 'text', 'empty'].includes(kindOf(value)))
}
