import type { TableProfile } from '../documents/profile.ts'
import type { SearchBounds, StructureColumn, TableStructure } from './structure.ts'

type Dependence = TableProfile['dependences'][number]

/** Rows whose mismatch decides whether a pair is worth counting. */
const PROBE_ROWS = 20_000
/** Share of rows that may contradict a dependence for it to be told. */
const MOST_VIOLATIONS = 0.01
/** Contradictions relative to those of "always the most frequent value": above it the dependence says little. */
const MOST_OF_CHANCE = 0.1
const MOST_DEPENDENCES = 50

/**
 * Functional dependences between single columns worth knowing: the left one repeats, the right one varies, and (almost)
 * every left value has one right value. `violations` are the rows that differ from the most frequent right value of
 * their left value. Exact when counted over all rows; from a sample of rows, violations are those of the sample.
 */
export function dependences(table: TableStructure, bounds: SearchBounds): Dependence[] {
  const { sampled: rows } = table
  if (rows < 10) return []
  const columns = table.columns.filter(({ field, sketch }) => sketch.exact && field.distinct.value >= 2)
  const determinants = columns.filter(
    ({ field }) => field.distinct.value <= rows / 2 && !/^(float64|decimal|bool)/.test(field.type),
  )
  const ends = bounds.now() + bounds.time
  const found: Dependence[] = []
  for (const [done, left] of determinants.entries()) {
    if (bounds.now() > ends) break
    bounds.step(done, determinants.length)
    for (const right of columns) {
      if (right === left || right.field.distinct.value > left.field.distinct.value * 1.05 + 1) continue
      const violations = violationsOf(left, right, rows, table.rows)
      if (violations === null) continue
      found.push({ from: [left.field.name], to: right.field.name, exact: table.complete, violations })
    }
  }
  return found.sort((a, b) => a.violations - b.violations).slice(0, MOST_DEPENDENCES)
}

/** Violations of left → right; null when they are too many to tell. */
function violationsOf(left: StructureColumn, right: StructureColumn, rows: number, total: number): number | null {
  const probe = Math.min(rows, PROBE_ROWS)
  if (mismatches(left, right, probe) > probe * MOST_VIOLATIONS * 2 + 2) return null
  if (mismatches(left, right, rows) === 0) return isInformative(right, 0, rows, total) ? 0 : null
  const violations = minority(left, right, rows)
  if (violations > rows * MOST_VIOLATIONS || !isInformative(right, violations, rows, total)) return null
  return violations
}

/** Whether knowing the left value helps: compared with guessing the right column's most frequent value. */
function isInformative({ field }: StructureColumn, violations: number, rows: number, total: number): boolean {
  const most = Math.max(field.nulls, field.top[0]?.count ?? 0)
  // Counts are of all the table's rows, `total`; violations of the sample's, `rows`.
  const guessed = rows * (1 - most / Math.max(total, 1))
  return guessed >= 2 && violations <= guessed * MOST_OF_CHANCE
}

/** Rows whose right value differs from that of the first row with the same left value. */
function mismatches(left: StructureColumn, right: StructureColumn, rows: number): number {
  const a = left.sketch.codes
  const b = right.sketch.codes
  const first = new Int32Array(left.sketch.entries + 1).fill(NEVER)
  let different = 0
  for (let row = 0; row < rows; row++) {
    const value = a[row] + 1
    if (first[value] === NEVER) first[value] = b[row]
    else if (first[value] !== b[row]) different++
  }
  return different
}

const NEVER = -0x80000000

/** Rows that differ from the most frequent right value of their left value. */
function minority(left: StructureColumn, right: StructureColumn, rows: number): number {
  const a = left.sketch.codes
  const b = right.sketch.codes
  const width = right.sketch.entries + 1
  const pairs = new Map<number, number>()
  for (let row = 0; row < rows; row++) {
    const pair = (a[row] + 1) * width + (b[row] + 1)
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1)
  }
  const most = new Float64Array(left.sketch.entries + 1)
  for (const [pair, count] of pairs) {
    const value = Math.floor(pair / width)
    if (count > most[value]) most[value] = count
  }
  return rows - most.reduce((sum, count) => sum + count, 0)
}
