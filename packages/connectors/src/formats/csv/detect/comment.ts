import type { SampleRow } from './rows.ts'
import type { Scored } from './score.ts'

const MARKS = ['#', '//', '--', '%', ';', '*'] as const

/**
 * What comment lines begin with: a mark whose lines, all of them, do not have the shape of a row, where there are
 * several such lines or one stands inside the table. A lone title before the table is a preamble.
 */
export function findComment(rows: readonly SampleRow[], chosen: Scored): string | null {
  if (chosen.fields < 2) return null
  for (const mark of MARKS) {
    if (chosen.dialect.delimiter.startsWith(mark)) continue
    const marked = rows.filter((row) => row.values[0]?.startsWith(mark) && !row.quoted[0])
    if (marked.length === 0 || marked.some((row) => row.fields === chosen.fields && !row.damaged)) continue
    const firstRow = rows.findIndex((row) => row.fields === chosen.fields && !row.damaged)
    const inside = marked.some((row) => rows.indexOf(row) > firstRow)
    if (marked.length > 1 || inside || mark === '#') return mark
  }
  return null
}
