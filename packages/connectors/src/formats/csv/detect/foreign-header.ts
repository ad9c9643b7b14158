import { DATA_KINDS, kindOf } from './cell-kind.ts'
import type { SampleRow } from './rows.ts'

/** What a header is delimited by where the rows below it are delimited by something else. */
const DELIMITERS = [',', ';', '\t', '|', ' '] as const
/** Of fewer columns, titles look like names too easily. */
const LEAST_FIELDS = 3

/**
 * The rows of `head` with the header taken apart where it is delimited by another character than the data: the line
 * right above the first row of data is one value, or a damaged row, under the file's dialect, and as many names as
 * there are columns under another one. Without such a line the rows are given back as they came.
 */
export function separateForeignHeader(
  head: Buffer,
  rows: readonly SampleRow[],
  { fields, delimiter: own }: { readonly fields: number; readonly delimiter: string },
): readonly SampleRow[] {
  const first = rows.findIndex((row) => row.fields === fields && !row.damaged)
  const header = rows[first - 1]
  if (fields < LEAST_FIELDS || header === undefined || (header.fields > 1 && !header.damaged)) return rows
  if (!rows[first].values.some((value) => DATA_KINDS.has(kindOf(value)))) return rows
  const line = head.toString('utf8', header.at, header.next).replace(/[\r\n]+$/, '')
  for (const delimiter of DELIMITERS) {
    const names = delimiter === own ? null : namesWithin(line, delimiter, fields)
    if (names === null) continue
    return rows.with(first - 1, { ...header, values: names, quoted: names.map(() => false), fields, damaged: false })
  }
  return rows
}

/** The names in a line; null where it holds another number of them, or is prose: that has spaces after its commas. */
function namesWithin(line: string, delimiter: string, fields: number): string[] | null {
  const parts = line.split(delimiter)
  if (parts.length !== fields || parts.some((part) => part.trim() === '' || part.trim() !== part)) return null
  const names = parts.map((part) => part.replace(/^(["'])(.*)\1$/s, '$2'))
  // Words with spaces between are a title, unless some of them stand in quotes.
  if (delimiter === ' ' && names.every((name, k) => name === parts[k])) return null
  if (new Set(names).size < fields || names.some((name) => DATA_KINDS.has(kindOf(name)))) return null
  return names
}
