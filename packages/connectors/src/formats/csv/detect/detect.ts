import type { Decision } from '@ai-etl/core/contracts/source'
import type { Dialect } from '../dialect.ts'
import type { CsvOptions } from '../options.ts'
import { findComment } from './comment.ts'
import { separateForeignHeader } from './foreign-header.ts'
import { detectHeader } from './header.ts'
import { findTable } from './layout.ts'
import { columnNames } from './names.ts'
import { chooseDialect } from './rank.ts'
import type { SampleRow } from './rows.ts'
import { parseSample } from './rows.ts'
import type { Sample } from './sample.ts'
import { fieldsOfTable } from './score.ts'

const ROWS = 1000

/** Where the table lies in a file and how it is written. */
export interface CsvLayout {
  readonly dialect: Dialect
  readonly names: readonly string[]
  /** Rows of names. */
  readonly header: number
  /** Lines before the header. */
  readonly skip: number
  /** Offset of the first row of data from the beginning of the sample, and its line from 0. */
  readonly dataOffset: number
  readonly dataLine: number
  /** Average bytes of the sample's rows of data; null when it has none. */
  readonly rowBytes: number | null
  readonly decisions: readonly Decision[]
  /** How sure the delimiter is, 0 to 1. */
  readonly confidence: number
}

/** Decides on everything that the options leave open; null when the sample holds no row. */
export function detectLayout(whole: Sample, options: CsvOptions): CsvLayout | null {
  const skipped = offsetOfLine(whole.head, options.skip ?? 0)
  const sample = { ...whole, head: whole.head.subarray(skipped) }
  const { chosen, confidence } = chooseDialect(sample, options)
  const rough = parseSample(sample.head, chosen.dialect, ROWS)
  if (rough.every((row) => row.blank)) return null
  const comment = options.comment === undefined ? findComment(rough, chosen) : options.comment || null
  const written = rough.filter((row) => comment === null || !startsWith(sample.head, row, comment))
  const widest = fieldsOfTable(written)
  const rows = separateForeignHeader(sample.head, written, { fields: widest, delimiter: chosen.dialect.delimiter })
  const table = options.skip === undefined ? findTable(rows, widest) : 0
  const body = rows.slice(table).filter((row) => !row.blank)
  const header = options.header === undefined ? detectHeader(body, widest) : { count: options.header, confidence: 1 }
  const named = body.slice(0, header.count)
  const trailing = hasTrailingDelimiter(named, body.slice(header.count), widest)
  const fields = trailing ? widest - 1 : widest
  const last = body[Math.min(header.count, body.length) - 1]
  // Blank lines after the header are rows of a single column; elsewhere the scanner passes over them.
  const data = last === undefined ? body[0] : rows[rows.indexOf(last) + 1]
  const skip = (options.skip ?? 0) + (table === 0 ? 0 : (body[0]?.line ?? 0))
  const dialect: Dialect = {
    ...chosen.dialect,
    comment,
    trailing,
    strict: isStrict(body, chosen.dialect.quote),
    nulls: options.nulls ?? [],
    ragged: options.ragged,
    blankRows: fields === 1,
  }
  return {
    dialect,
    names: columnNames(
      named.map((row) => headerValues(sample.head, row, dialect, fields)),
      fields,
    ),
    header: header.count,
    skip,
    dataOffset: skipped + (data?.at ?? last?.next ?? sample.head.length),
    dataLine: (options.skip ?? 0) + (data?.line ?? (last === undefined ? 0 : last.line + 1)),
    rowBytes: averageBytes(body.slice(header.count)),
    decisions: decide(options, dialect, { header, skip, confidence }),
    confidence,
  }
}

/** Rows with quotes inside unquoted values, of all rows, from which on such quotes are taken for a habit of the file. */
const HABIT = 0.02

/** Whether a quote inside an unquoted value is damage: it is where hardly any row has one. */
function isStrict(rows: readonly SampleRow[], quote: string | null): boolean {
  if (quote === null) return false
  const has = rows.filter((row) => row.values.some((value, k) => !row.quoted[k] && value.includes(quote)))
  return has.length < 2 || has.length < rows.length * HABIT
}

/** Every row of data ends in a delimiter that the header does not have. */
function hasTrailingDelimiter(named: readonly SampleRow[], data: readonly SampleRow[], fields: number): boolean {
  const header = named.at(-1)
  if (header === undefined || header.damaged || header.fields !== fields - 1 || fields < 3) return false
  const whole = data.filter((row) => row.fields === fields && !row.damaged)
  return whole.length > 0 && whole.every((row) => row.values[fields - 1] === '' && !row.quoted[fields - 1])
}

/** The names in a header row, as many as there are columns where they can be mended. */
function headerValues(head: Buffer, row: SampleRow, dialect: Dialect, fields: number): readonly string[] {
  let values = row.values.map((value, k) => unescape(value, row.quoted[k], dialect))
  if (row.damaged) {
    const plain = parseSample(head.subarray(row.at, row.next), { ...dialect, quote: null }, 1)[0]
    if (plain?.fields === fields) values = plain.values.map((value) => value.replace(/^(["'])(.*)\1$/s, '$2'))
  }
  if (values.length <= fields) return values
  const filled = values.filter((value) => value.trim() !== '')
  return filled.length === fields ? filled : values
}

function unescape(value: string, quoted: boolean, dialect: Dialect): string {
  const { quote, escape } = dialect
  const once = quoted && quote !== null ? value.replaceAll(quote + quote, quote) : value
  return escape === null ? once : once.replaceAll(escape, '')
}

function averageBytes(rows: readonly SampleRow[]): number | null {
  return rows.length === 0 ? null : rows.reduce((sum, row) => sum + row.next - row.at, 0) / rows.length
}

function startsWith(head: Buffer, row: SampleRow, text: string): boolean {
  return head.toString('utf8', row.at, row.at + Buffer.byteLength(text)) === text
}

/** Where line `count` (from 0) begins. */
function offsetOfLine(head: Buffer, count: number): number {
  let at = 0
  for (let line = 0; line < count; line++) {
    const lf = head.indexOf(10, at)
    const end = lf === -1 ? head.indexOf(13, at) : lf
    if (end === -1) return head.length
    at = end + 1
  }
  return at
}

function decide(
  options: CsvOptions,
  dialect: Dialect,
  found: { header: { count: number; confidence: number }; skip: number; confidence: number },
): Decision[] {
  const all: Decision[] = [
    { option: 'delimiter', value: dialect.delimiter, confidence: found.confidence },
    { option: 'quote', value: dialect.quote, confidence: found.confidence },
    {
      option: 'escape',
      value: dialect.escape ?? (dialect.quote === null ? null : 'doubled'),
      confidence: found.confidence,
    },
    { option: 'trim', value: dialect.trim, confidence: found.confidence },
    { option: 'skip', value: found.skip, confidence: found.header.confidence },
    { option: 'header', value: headerFact(found.header.count), confidence: found.header.confidence },
    { option: 'comment', value: dialect.comment, confidence: dialect.comment === null ? 0.99 : 0.9 },
  ]
  return all.filter(({ option }) => options[option as keyof CsvOptions] === undefined)
}

/** The header as documents tell it: true, false, or the number of its rows. */
export function headerFact(count: number): boolean | number {
  return count > 1 ? count : count === 1
}
