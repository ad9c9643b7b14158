/** One small file and what must come out of it. */
export interface CorpusCase {
  readonly name: string
  readonly bytes: string | Buffer
  readonly options?: Readonly<Record<string, string>>
  /** Facts of the format that must be found. */
  readonly facts?: Readonly<Record<string, string | number | boolean | null>>
  readonly columns?: readonly string[]
  readonly rows?: readonly (readonly (string | null)[])[]
  readonly rejects?: readonly ExpectedReject[]
  /** Code of the error that must be thrown; then nothing else is looked at. */
  readonly error?: string
}

export interface ExpectedReject {
  readonly line: number
  readonly byte?: number
  readonly rule: string
  readonly raw?: string
}

/** How a file of the base table is to be written. */
export interface Writing {
  readonly delimiter?: string
  readonly quote?: string
  readonly escape?: string
  readonly lineEnd?: string
  /** Every value in quotes, or only those that need them. */
  readonly quoteAll?: boolean
  readonly header?: boolean
}

export type Row = readonly (string | null)[]

/** Names of the base table. */
export const NAMES = ['id', 'opened', 'museum', 'price', 'note'] as const

/** The base table: numbers, dates, Cyrillic names, prices, notes with all that has to be quoted. */
export const ROWS: readonly Row[] = [
  ['1', '2021-03-01', 'Коломенское', '150.00', 'plain'],
  ['2', '2021-03-02', 'Царицыно', '200.50', 'with "quotes" inside'],
  ['3', '2021-03-03', 'Кусково', '0.00', 'a, b; c'],
  ['4', '2021-03-04', 'Измайлово', '75.25', null],
  ['5', '2021-03-05', 'Архангельское', '300.00', "it's open"],
  ['6', '2021-03-06', 'Останкино', '120.00', 'closed for repairs'],
  ['7', '2021-03-07', 'Лефортово', '80.00', 'two words'],
  ['8', '2021-03-08', 'Дарвиновский', '450.00', null],
  ['9', '2021-03-09', 'Бородинская панорама', '250.00', 'children free'],
  ['10', '2021-03-10', 'Музей Победы', '99.99', 'group "A"'],
  ['11', '2021-03-11', 'Кузьминки', '60.00', 'weekends only'],
  ['12', '2021-03-12', 'Фили', '500.00', 'last'],
]

/** A row as a line, without its end. */
export function writeRow(row: Row, writing: Writing): string {
  const { delimiter = ',', quote = '"', escape = quote, quoteAll = false } = writing
  const write = (value: string | null) => {
    if (value === null) return ''
    const needed = value === '' || value.includes(delimiter) || value.includes(quote) || /[\r\n]/.test(value)
    if (!quoteAll && !needed) return value
    const escaped = escape === quote ? value.replaceAll(quote, quote + quote) : escapeAll(value, quote, escape)
    return quote + escaped + quote
  }
  return row.map(write).join(delimiter)
}

function escapeAll(value: string, quote: string, escape: string): string {
  return value.replaceAll(escape, escape + escape).replaceAll(quote, escape + quote)
}

/** The lines of a table, header first. */
export function writeLines(rows: readonly Row[], writing: Writing = {}): string[] {
  const lines = rows.map((row) => writeRow(row, writing))
  return writing.header === false ? lines : [writeRow(NAMES, writing), ...lines]
}

export function writeTable(rows: readonly Row[], writing: Writing = {}): string {
  const end = writing.lineEnd ?? '\n'
  return writeLines(rows, writing)
    .map((line) => line + end)
    .join('')
}

/** Byte offset at which line `index` (from 0) begins. */
export function byteOfLine(lines: readonly string[], index: number, lineEnd = '\n'): number {
  return lines.slice(0, index).reduce((sum, line) => sum + Buffer.byteLength(line + lineEnd), 0)
}

/** All rows but the one at `index`. */
export function without(rows: readonly Row[], index: number): Row[] {
  return rows.filter((_, r) => r !== index)
}
