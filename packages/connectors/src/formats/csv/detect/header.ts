import type { CellKind } from './cell-kind.ts'
import { DATA_KINDS, kindOf } from './cell-kind.ts'
import type { SampleRow } from './rows.ts'

/** Header rows beyond this number are taken for data. */
const MAX_HEADER_ROWS = 3
/** Rows that columns are judged by. */
const BODY_ROWS = 200

export interface HeaderGuess {
  /** Rows of names at the beginning of `rows`. */
  readonly count: number
  readonly confidence: number
}

/** What the values of one column look like. */
interface ColumnShape {
  /** The kind that most filled values have, where it is one of data; else null. */
  readonly kind: CellKind | null
  readonly values: ReadonlySet<string>
  readonly longest: number
  readonly shortest: number
}

/**
 * How many of the first rows are names: rows that break what the columns below them are made of. A row is data where
 * its values are of their columns' kinds; where all is text, a first row of distinct short names that come up nowhere
 * below counts as a header.
 */
export function detectHeader(rows: readonly SampleRow[], fields: number): HeaderGuess {
  const first = rows[0]
  if (!first) return { count: 0, confidence: 0.5 }
  if (rows.length === 1) return judgeAlone(first)
  const verdict = judge(first, rows.slice(1, BODY_ROWS), fields)
  if (verdict < 0) return { count: 0, confidence: confidence(verdict) }
  let count = 1
  while (count < MAX_HEADER_ROWS && count + 1 < rows.length && continues(rows, count, fields)) count++
  return { count, confidence: confidence(verdict) }
}

function confidence(verdict: number): number {
  return Math.round(Math.min(0.99, 0.55 + Math.abs(verdict) * 0.4) * 100) / 100
}

/** A file of one row: a header when nothing in it looks like data. */
function judgeAlone(row: SampleRow): HeaderGuess {
  const data = row.values.some((value) => DATA_KINDS.has(kindOf(value)))
  return { count: data ? 0 : 1, confidence: 0.6 }
}

/** Positive: a header, negative: data; from -1 to 1. */
function judge(row: SampleRow, body: readonly SampleRow[], fields: number): number {
  const distinct = new Set(row.values.map((value) => value.trim().toLowerCase()))
  let points = 0
  let columns = 0
  for (let k = 0; k < Math.min(row.values.length, fields); k++) {
    const vote = voteOfColumn(row.values[k].trim(), shapeOf(body, k))
    points += vote
    if (vote !== 0) columns++
  }
  if (columns === 0) return distinct.size === row.values.length && !distinct.has('') ? 0.1 : -0.1
  const repeated = row.values.length - distinct.size
  return Math.max(-1, Math.min(1, points / columns - repeated * 0.05))
}

function voteOfColumn(value: string, shape: ColumnShape): number {
  const kind = kindOf(value)
  if (shape.values.size === 0) return 0
  if (kind === 'empty') return shape.kind === null ? 0 : -0.1
  if (isYear(value) && ![...shape.values].some(isYear)) return 0.5
  if (shape.kind !== null) return kind === shape.kind || DATA_KINDS.has(kind) ? -1 : 1
  if (DATA_KINDS.has(kind)) return -0.5
  if (shape.values.has(value)) return -0.6
  if (kind === 'word' && value.length < shape.shortest) return 0.5
  if (kind === 'word' || kind === 'code') return 0.25
  return value.length > 60 ? -0.5 : 0.1
}

/** Years are names of columns where the values below are none. */
function isYear(value: string): boolean {
  return /^(19|20)\d\d$/.test(value)
}

function shapeOf(body: readonly SampleRow[], k: number): ColumnShape {
  const kinds = new Map<CellKind, number>()
  const values = new Set<string>()
  let filled = 0
  let longest = 0
  let shortest = Infinity
  for (const row of body) {
    const value = row.values[k]?.trim() ?? ''
    if (value === '') continue
    filled++
    const kind = kindOf(value)
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1)
    values.add(value)
    longest = Math.max(longest, value.length)
    shortest = Math.min(shortest, value.length)
  }
  for (const [kind, count] of kinds) {
    if (DATA_KINDS.has(kind) && count >= filled * 0.8) return { kind, values, longest, shortest }
  }
  return { kind: null, values, longest, shortest }
}

/** Whether row `index`, after a header, is one more row of names rather than the first of data. */
function continues(rows: readonly SampleRow[], index: number, fields: number): boolean {
  const row = rows[index]
  if (row.fields !== fields || row.damaged) return false
  const body = rows.slice(index + 1, index + BODY_ROWS)
  let typed = 0
  let names = 0
  for (let k = 0; k < fields; k++) {
    const shape = shapeOf(body, k)
    const kind = kindOf(row.values[k])
    if (shape.kind === null) continue
    typed++
    if (kind !== 'empty' && !DATA_KINDS.has(kind)) names++
    if (kind === 'empty') typed--
    else if (DATA_KINDS.has(kind)) return false
  }
  // A lone text in a column of numbers is a dirty value, not a name.
  return typed >= 2 && names === typed
}
