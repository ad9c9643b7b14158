import type { CorpusCase, Row } from './case.ts'
import { byteOfLine, NAMES, ROWS, writeLines, writeRow, writeTable } from './case.ts'

const TABLE = writeTable(ROWS)
const LINES = writeLines(ROWS)
const whole = { columns: NAMES, rows: ROWS, rejects: [] } as const

const join = (lines: readonly string[], end = '\n') => lines.map((line) => line + end).join('')

/** Titles, notes and blank lines before the table. */
const PREAMBLES: readonly (readonly [name: string, before: readonly string[]])[] = [
  ['a title', ['Museums of the city']],
  ['a title and a blank line', ['Museums of the city', '']],
  ['a title padded with delimiters', ['Museums of the city,,,,', ',,,,']],
  ['a date and a source', ['Report', 'Printed 2021-04-01', '']],
  ['key and value', ['Source:,city portal', 'Period:,2021', '']],
  ['a blank line', ['']],
  ['three blank lines', ['', '', '']],
  ['a long sentence with a comma', ['All museums of the city, as of March', '']],
]

export const preambleCases: readonly CorpusCase[] = PREAMBLES.flatMap(([name, before]) =>
  ['\n', '\r\n'].map((end) => ({
    ...whole,
    name: `before the table: ${name}, ${JSON.stringify(end)}`,
    bytes: join([...before, ...LINES], end),
  })),
)

/** Lines after the table are no rows of it: rejected, each with its place. */
export const footerCases: readonly CorpusCase[] = [
  'Total: 12 museums',
  'Printed by the museum department',
  'Sum,2284.74',
  'one,two,three,four,five,six',
  '(c) 2021',
].map((footer) => ({
  columns: NAMES,
  rows: ROWS,
  name: `after the table: ${footer}`,
  bytes: `${TABLE}${footer}\n`,
  rejects: [{ line: 14, byte: byteOfLine(LINES, 13), rule: 'csv.field-count', raw: footer }],
}))

/** Comment lines, found and said. */
export const commentCases: readonly CorpusCase[] = ['#', '//', '--', '%'].flatMap((mark) => [
  {
    ...whole,
    name: `comments with ${mark} inside the table`,
    bytes: join([
      ...LINES.slice(0, 4),
      `${mark} checked by hand`,
      ...LINES.slice(4, 8),
      `${mark} again`,
      ...LINES.slice(8),
    ]),
    facts: { comment: mark },
  },
  {
    ...whole,
    name: `comments with ${mark} before the table`,
    bytes: join([`${mark} museums`, `${mark} march, 2021`, ...LINES]),
  },
  {
    ...whole,
    name: `comments with ${mark} said`,
    options: { comment: mark },
    bytes: join([`${mark}a,b,c,d,e`, ...LINES.slice(0, 5), `${mark}1,2,3,4,5`, ...LINES.slice(5)]),
  },
])

/** Headers of none, one and several rows. */
export const headerCases: readonly CorpusCase[] = [
  {
    ...whole,
    name: 'header of two rows',
    bytes: join([',,museum,ticket,free', ...LINES]),
    options: { header: '2' },
    columns: ['id', 'opened', 'museum museum', 'ticket price', 'free note'],
  },
  {
    ...whole,
    name: 'header of two equal rows, found',
    bytes: join([LINES[0], ...LINES]),
    columns: NAMES.map((name) => `${name} ${name}`),
    facts: { header: 2 },
  },
  {
    ...whole,
    name: 'header of three rows, found',
    bytes: join(['a,b,c,d,e', 'f,g,h,i,j', ...LINES]),
    columns: NAMES.map((name, k) => `${'abcde'[k]} ${'fghij'[k]} ${name}`),
    facts: { header: 3 },
  },
  {
    name: 'header said to be absent',
    bytes: TABLE,
    options: { header: 'false' },
    columns: ['column1', 'column2', 'column3', 'column4', 'column5'],
    rows: [NAMES, ...ROWS],
  },
  {
    name: 'header said to be there',
    bytes: writeTable(ROWS, { header: false }),
    options: { header: 'true' },
    columns: ['1', '2021-03-01', 'Коломенское', '150.00', 'plain'],
    rows: ROWS.slice(1),
  },
  {
    ...whole,
    name: 'empty names',
    bytes: join([',opened,,price,', ...LINES.slice(1)]),
    columns: ['column1', 'opened', 'column3', 'price', 'column5'],
  },
  {
    ...whole,
    name: 'equal names',
    bytes: join(['id,opened,name,price,name', ...LINES.slice(1)]),
    columns: ['id', 'opened', 'name', 'price', 'name_2'],
  },
  {
    ...whole,
    name: 'equal names, the second taken',
    bytes: join(['name,name_2,name,price,note', ...LINES.slice(1)]),
    columns: ['name', 'name_2', 'name_3', 'price', 'note'],
  },
  { ...whole, name: 'names with spaces around', bytes: join([' id , opened,museum ,price, note', ...LINES.slice(1)]) },
  {
    ...whole,
    name: 'Cyrillic names',
    bytes: join(['код,открыт,музей,цена,примечание', ...LINES.slice(1)]),
    columns: ['код', 'открыт', 'музей', 'цена', 'примечание'],
  },
  {
    ...whole,
    name: 'names of several words',
    bytes: join(['museum id,opened on,name of museum,ticket price,free text', ...LINES.slice(1)]),
    columns: ['museum id', 'opened on', 'name of museum', 'ticket price', 'free text'],
  },
  { ...whole, name: 'names in quotes', bytes: join(['"id","opened","museum","price","note"', ...LINES.slice(1)]) },
  {
    ...whole,
    name: 'a broken quote in the header',
    bytes: join(['"id,opened,"museum",price,note', ...LINES.slice(1)]),
    columns: ['"id', 'opened', 'museum', 'price', 'note'],
  },
  {
    ...whole,
    name: 'a broken quote in the last name but one, above an empty column',
    bytes: join(['id,opened,museum,""price",note', ...writeLines(ROWS.map((row) => row.with(4, null))).slice(1)]),
    columns: ['id', 'opened', 'museum', '"price', 'note'],
    rows: ROWS.map((row) => row.with(4, null)),
  },
  {
    ...whole,
    name: 'a name too few',
    bytes: join(['id,opened,museum,price', ...LINES.slice(1)]),
    columns: ['id', 'opened', 'museum', 'price', 'column5'],
  },
  ...[';', '\t', '|'].map((delimiter) => ({
    ...whole,
    name: `names delimited by ${JSON.stringify(delimiter)} above values delimited by commas`,
    bytes: join(['Museums of the city', NAMES.join(delimiter), ...LINES.slice(1)]),
    facts: { delimiter: ',', header: true, skip: 1 },
  })),
  {
    ...whole,
    name: 'names delimited by commas above values delimited by tabs',
    bytes: join([NAMES.join(','), ...writeLines(ROWS, { delimiter: '\t' }).slice(1)]),
    facts: { delimiter: '\t', header: true, skip: 0 },
  },
  {
    ...whole,
    name: 'names in quotes delimited by semicolons above values delimited by commas',
    bytes: join([NAMES.map((name) => `"${name}"`).join(';'), ...LINES.slice(1)], '\r\n'),
    facts: { delimiter: ',', header: true, skip: 0 },
  },
  {
    ...whole,
    name: 'names delimited by spaces, some in quotes, above values delimited by commas',
    bytes: join(['id opened "museum" price "note"', ...LINES.slice(1)]),
    facts: { delimiter: ',', header: true },
  },
  ...['Museums of this fair city', 'Fili, Kuskovo, Izmaylovo, Lefortovo, Kuzminki'].map((title) => ({
    ...whole,
    name: `a title of as many words as columns is no header: ${title}`,
    bytes: join([title, ...writeLines(ROWS, { delimiter: ';' }).slice(1)]),
    facts: { delimiter: ';', header: false, skip: 1 },
    columns: ['column1', 'column2', 'column3', 'column4', 'column5'],
  })),
  { ...whole, name: 'an empty name too many', bytes: join(['id,opened,,museum,price,note', ...LINES.slice(1)]) },
]

/** Every row ends in a delimiter, with or without the header's. */
export const trailingCases: readonly CorpusCase[] = [',', ';', '\t', '|'].flatMap((delimiter) => {
  const lines = writeLines(ROWS, { delimiter })
  return [
    {
      ...whole,
      name: `trailing ${JSON.stringify(delimiter)} after every row but the header`,
      bytes: join(lines.map((line, r) => (r === 0 ? line : line + delimiter))),
    },
    {
      name: `trailing ${JSON.stringify(delimiter)} after every row`,
      bytes: join(lines.map((line) => line + delimiter)),
      columns: [...NAMES, 'column6'],
      rows: ROWS.map((row) => [...row, null]),
      rejects: [],
    },
  ]
})

const MULTILINE: readonly Row[] = ROWS.map((row, r) =>
  r % 3 === 1 ? [...row.slice(0, 4), `line one\nline two, "${r}"\n\nline four`] : row,
)

/** Line ends, blank lines, the end of the file. */
export const lineCases: readonly CorpusCase[] = [
  { ...whole, name: 'no line end after the last row', bytes: TABLE.slice(0, -1) },
  { ...whole, name: 'two line ends after the last row', bytes: `${TABLE}\n` },
  { ...whole, name: 'blank lines between rows', bytes: join(LINES, '\n\n') },
  { ...whole, name: 'LF and CRLF mixed', bytes: LINES.map((line, r) => line + (r % 2 === 0 ? '\r\n' : '\n')).join('') },
  {
    ...whole,
    name: 'LF, CRLF and CR mixed',
    bytes: LINES.map((line, r) => line + ['\r\n', '\n', '\r'][r % 3]).join(''),
  },
  { ...whole, name: 'newlines inside quotes', bytes: writeTable(MULTILINE), rows: MULTILINE },
  {
    ...whole,
    name: 'newlines inside quotes, CRLF rows',
    bytes: writeTable(MULTILINE, { lineEnd: '\r\n' }),
    rows: MULTILINE,
  },
  {
    ...whole,
    name: 'a NUL inside a value',
    bytes: TABLE.replace('plain', 'pl\0in'),
    rows: [['1', '2021-03-01', 'Коломенское', '150.00', 'pl\0in'], ...ROWS.slice(1)],
  },
  {
    ...whole,
    name: 'an emoji inside a value',
    bytes: TABLE.replace('plain', '🏛️ open'),
    rows: [['1', '2021-03-01', 'Коломенское', '150.00', '🏛️ open'], ...ROWS.slice(1)],
  },
  {
    ...whole,
    name: 'quoted empty values are empty strings',
    bytes: writeTable(ROWS.map((row) => row.map((value) => value ?? ''))),
    rows: ROWS.map((row) => row.map((value) => value ?? '')),
  },
]

/** The last quote is never closed: only the row that opens it is lost. */
export const unclosedCases: readonly CorpusCase[] = ROWS.map((row, r) => {
  const lines = [...LINES]
  lines[r + 1] = `${writeRow(row.slice(0, 4), {})},"never closed`
  return {
    name: `the quote of row ${r + 1} is never closed`,
    bytes: join(lines),
    columns: NAMES,
    rows: ROWS.filter((_, k) => k !== r),
    rejects: [{ line: r + 2, byte: byteOfLine(lines, r + 1), rule: 'csv.quote' }],
  }
})
