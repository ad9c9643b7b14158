import type { Dialect } from '../dialect.ts'
import type { CellKind } from './cell-kind.ts'
import { kindOf } from './cell-kind.ts'
import type { RowShape, SampleRow } from './rows.ts'
import { parseSample, shapesOfRows } from './rows.ts'
import type { Sample } from './sample.ts'

const ROWS_OF_HEAD = 200
const ROWS_OF_PIECE = 40

/** How much a value of a kind speaks for the dialect that cut it out. */
const CLEANNESS: Readonly<Record<CellKind, number>> = {
  empty: 0.9,
  number: 1,
  date: 1,
  time: 1,
  boolean: 1,
  identifier: 1,
  code: 0.97,
  word: 0.95,
  text: 0.85,
  odd: 0.5,
}

/** Characters that seldom delimit and often stand in values: dates, times, paths, prose. */
const SELDOM: Readonly<Record<string, number>> = {
  ':': 0.8,
  ' ': 0.8,
  '/': 0.6,
  '=': 0.7,
  '#': 0.7,
  '@': 0.6,
  '*': 0.7,
  '&': 0.6,
  '!': 0.6,
}
/** What an even run of rows counts against rows that all have one number of fields: two tables in one file. */
const RUN_VALUE = 0.9

/** What each value of a column without any value costs. */
const EMPTY_COLUMN_COST = 0.4

export interface Scored {
  readonly dialect: Dialect
  readonly score: number
  /** Fields that most rows have. */
  readonly fields: number
}

/**
 * How well a dialect explains a sample: the share of rows that have the commonest number of fields, times how clean
 * their values are; more fields count for more, a single column for little.
 */
export function scoreDialect(sample: Sample, dialect: Dialect): Scored {
  const rows = [
    ...parseSample(sample.head, dialect, ROWS_OF_HEAD),
    ...sample.pieces.flatMap((piece) => parseSample(piece, dialect, ROWS_OF_PIECE)),
  ].filter((row) => !row.blank)
  const fields = commonestFields(rows)
  if (rows.length === 0) return { dialect, score: 0, fields: 1 }
  const fitting = rows.filter((row) => row.fields === fields && !row.damaged && !hasForeignQuotes(row))
  return { dialect, score: shapeScore(rows, fitting.length, fields, dialect) * cleanness(fitting, dialect), fields }
}

/** What `scoreDialect` gives at most, from the numbers of fields alone: as if all values were clean. */
export function mostPossible(sample: Sample, dialect: Dialect): number {
  const rows = [
    ...shapesOfRows(sample.head, dialect, ROWS_OF_HEAD),
    ...sample.pieces.flatMap((piece) => shapesOfRows(piece, dialect, ROWS_OF_PIECE)),
  ]
  if (rows.length === 0) return 0
  const fields = commonestFields(rows)
  const fitting = rows.filter((row) => row.fields === fields && !row.damaged)
  return shapeScore(rows, fitting.length, fields, dialect)
}

/** How even rows are, `fitting` of them with the commonest number of fields; and what that number and the delimiter tell. */
function shapeScore(rows: readonly RowShape[], fitting: number, fields: number, dialect: Dialect): number {
  const share = Math.max(fitting / rows.length, fields > 1 ? RUN_VALUE * evenShare(rows) : 0)
  const size = fields === 1 ? 0.3 : 0.6 + (0.4 * (fields - 1)) / fields
  return share * size * (SELDOM[dialect.delimiter] ?? 1)
}

/** The share of rows with several fields, as many as the row before. */
function evenShare(rows: readonly RowShape[]): number {
  let even = 1
  for (let r = 1; r < rows.length; r++) {
    if (rows[r].fields > 1 && rows[r].fields === rows[r - 1].fields && !rows[r].damaged) even++
  }
  return even / rows.length
}

/**
 * The number of fields of the first table: of the first long even run of rows where that makes up a good part of all,
 * else what most rows have.
 */
export function fieldsOfTable(rows: readonly SampleRow[]): number {
  const whole = rows.filter((row) => !row.damaged && !row.blank)
  const long = Math.max(5, whole.length * 0.3)
  let from = 0
  for (let r = 1; r <= whole.length; r++) {
    if (r < whole.length && whole[r].fields === whole[from].fields) continue
    if (r - from >= long && whole[from].fields > 1) return whole[from].fields
    from = r
  }
  return commonestFields(whole)
}

/** The number of fields that most whole rows have; of equally common ones the greater. */
function commonestFields(rows: readonly RowShape[]): number {
  const counts = new Map<number, number>()
  for (const row of rows) if (!row.damaged) counts.set(row.fields, (counts.get(row.fields) ?? 0) + 1)
  let best = 1
  let most = 0
  for (const [fields, count] of counts) {
    if (count > most || (count === most && fields > best)) {
      best = fields
      most = count
    }
  }
  return best
}

/** Quotes around or across values that this dialect does not take for quotes: the row belongs to another one. */
function hasForeignQuotes(row: SampleRow): boolean {
  return row.values.some((value, k) => !row.quoted[k] && /^(["']).*\1$/s.test(value)) || isQuoteCut(row)
}

/** A quote opens within one value and closes within a later one: what delimits here stands inside quotes. */
function isQuoteCut(row: SampleRow): boolean {
  const opened = row.values.findIndex((value, k) => !row.quoted[k] && /\s"[^\s"][^"]*$/.test(value))
  return opened !== -1 && row.values.some((value, k) => k > opened && !row.quoted[k] && /^[^"]*[^\s"]"\s/.test(value))
}

function cleanness(rows: readonly SampleRow[], dialect: Dialect): number {
  let points = 0
  let values = 0
  const width = rows[0]?.values.length ?? 0
  for (let k = 0; k < width; k++) {
    // Empty columns between filled ones are what half of a delimiter of two characters gives.
    if (rows.length > 1 && rows.every((row) => row.values[k] === '')) points -= EMPTY_COLUMN_COST * rows.length
  }
  for (const row of rows) {
    for (const [k, value] of row.values.entries()) {
      points += cellScore(value, row.quoted[k], dialect)
      values++
    }
  }
  return values === 0 ? 0 : points / values
}

function cellScore(value: string, quoted: boolean, dialect: Dialect): number {
  const kind = kindOf(value)
  if (quoted) return hasStrayEscape(value, dialect) ? 0.3 : kind === 'odd' ? 0.9 : 1
  if (value.length > 0 && (value[0] === ' ' || value.at(-1) === ' ')) {
    return /^\s*["']|["']\s*$/.test(value) ? 0.1 : CLEANNESS[kind] * 0.8
  }
  // Quotes left at a value's edge belong to another dialect.
  if (/^["']|["']$/.test(value)) return 0.4
  return CLEANNESS[kind]
}

/** A quoted value with a backslash before a quote, where the dialect knows no backslash. */
function hasStrayEscape(value: string, dialect: Dialect): boolean {
  return dialect.escape === null && dialect.quote !== null && value.includes(`\\${dialect.quote}`)
}
