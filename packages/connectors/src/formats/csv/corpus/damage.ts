import type { CorpusCase, ExpectedReject } from './case.ts'
import { byteOfLine, NAMES, ROWS, without, writeLines, writeRow } from './case.ts'

/** A file whose row `r` was replaced by `line`. */
function damaged(name: string, r: number, line: string, rule: string): CorpusCase {
  const lines = writeLines(ROWS)
  lines[r + 1] = line
  const reject: ExpectedReject = { line: r + 2, byte: byteOfLine(lines, r + 1), rule, raw: line }
  return {
    name: `${name} in row ${r + 1}`,
    bytes: lines.map((one) => `${one}\n`).join(''),
    columns: NAMES,
    rows: without(ROWS, r),
    rejects: [reject],
  }
}

const COLUMNS = [1, 2, 3, 4]

/** A delimiter lost: two values run together. */
export const lostDelimiterCases: readonly CorpusCase[] = ROWS.flatMap((row, r) =>
  COLUMNS.map((c) => {
    const values = row.map((value) => writeRow([value], {}))
    const line = `${values.slice(0, c).join(',')}${values.slice(c).join(',')}`
    // A quoted value that runs on, or that begins amid another one, is a damaged quote; `"a, b; c"` then is cut at its comma.
    const rule = values[c].startsWith('"') && values[c].includes(',') ? 'csv.quote-inside' : 'csv.field-count'
    return damaged(`no delimiter before value ${c + 1}`, r, line, rule)
  }),
)

/** One delimiter too many. */
export const extraDelimiterCases: readonly CorpusCase[] = ROWS.flatMap((row, r) =>
  COLUMNS.map((c) => {
    const values = row.map((value) => writeRow([value], {}))
    const line = `${values.slice(0, c).join(',')},,${values.slice(c).join(',')}`
    return damaged(`one more delimiter before value ${c + 1}`, r, line, 'csv.field-count')
  }),
)

/** A quote before an unquoted value, never closed: the rows after it must survive. */
export const strayQuoteCases: readonly CorpusCase[] = ROWS.flatMap((row, r) =>
  [0, 1, 2, 3].map((c) => {
    const values = row.map((value) => writeRow([value], {}))
    values[c] = `"${values[c]}`
    const line = values.join(',')
    return {
      ...damaged(`an open quote before value ${c + 1}`, r, line, ''),
      rejects: [{ line: r + 2, rule: 'csv.quote' }],
    }
  }),
)

/** Quotes escaped with a backslash in one row of a file that doubles them: the city's tickets have them. */
export const backslashCases: readonly CorpusCase[] = ROWS.map((row, r) => {
  const line = `${row.slice(0, 4).join(',')},"Парк музея-усадьбы \\"Кусково\\", вход"`
  return damaged('quotes escaped with a backslash', r, line, 'csv.quote')
})

/** Text after a closing quote. */
export const afterQuoteCases: readonly CorpusCase[] = ROWS.map((row, r) => {
  const line = `${row[0]},${row[1]},"${row[2]}" x,${row[3]},${row[4] === null ? '' : 'note'}`
  return damaged('text after a closing quote', r, line, 'csv.quote')
})

/** Bytes that are no UTF-8 in one row of many: that row is rejected, the file stays UTF-8. */
export const invalidBytesCases: readonly CorpusCase[] = ROWS.map((_, r) => {
  const lines = writeLines(ROWS).map((line) => Buffer.from(`${line}\n`))
  const bad = Buffer.concat([Buffer.from(`${r + 1},2021-03-01,`), Buffer.from([0xc3, 0x28]), Buffer.from(',1.00,x\n')])
  lines[r + 1] = bad
  return {
    name: `bytes that are no UTF-8 in row ${r + 1}`,
    bytes: Buffer.concat(lines),
    facts: { encoding: 'utf-8' },
    columns: NAMES,
    rows: without(ROWS, r),
    rejects: [
      { line: r + 2, byte: lines.slice(0, r + 1).reduce((sum, one) => sum + one.length, 0), rule: 'csv.encoding' },
    ],
  }
})
