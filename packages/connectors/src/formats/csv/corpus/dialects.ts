import type { CorpusCase, Row } from './case.ts'
import { byteOfLine, NAMES, ROWS, without, writeLines, writeTable } from './case.ts'

const DELIMITERS = [',', ';', '\t', '|', '~', '||', '::', '^', ', ', '~|~', '\t|\t', '<|>', '##'] as const
const QUOTES = ['"', "'"] as const
const LINE_ENDS = { LF: '\n', CRLF: '\r\n', CR: '\r' } as const

/** Every combination of delimiter, quote and line end: all must be found and give the same rows. */
export const dialectCases: readonly CorpusCase[] = DELIMITERS.flatMap((delimiter) =>
  QUOTES.flatMap((quote) =>
    Object.entries(LINE_ENDS).map(
      ([lineEnd, end]): CorpusCase => ({
        name: `delimiter ${JSON.stringify(delimiter)}, quote ${quote}, ${lineEnd}`,
        bytes: writeTable(ROWS, { delimiter, quote, lineEnd: end }),
        // Spaces after a delimiter are trimmed, so that a row that lacks one fits, too.
        facts: delimiter === ', ' ? { delimiter: ',', trim: true } : { delimiter },
        columns: NAMES,
        rows: ROWS,
        rejects: [],
      }),
    ),
  ),
)

/** Quotes escaped by a character, and every value in quotes. */
export const escapeCases: readonly CorpusCase[] = DELIMITERS.filter((delimiter) => delimiter.length === 1).flatMap(
  (delimiter): CorpusCase[] => [
    {
      name: `delimiter ${JSON.stringify(delimiter)}, quotes escaped with a backslash`,
      bytes: writeTable(ROWS, { delimiter, escape: '\\' }),
      facts: { delimiter, quote: '"', escape: '\\' },
      columns: NAMES,
      rows: ROWS,
      rejects: [],
    },
    {
      name: `delimiter ${JSON.stringify(delimiter)}, every value in quotes`,
      bytes: writeTable(ROWS, { delimiter, quoteAll: true }),
      facts: { delimiter, quote: '"', escape: 'doubled' },
      columns: NAMES,
      rows: ROWS,
      rejects: [],
    },
    {
      name: `delimiter ${JSON.stringify(delimiter)}, no header`,
      bytes: writeTable(ROWS, { delimiter, header: false }),
      facts: { delimiter, header: false },
      columns: ['column1', 'column2', 'column3', 'column4', 'column5'],
      rows: ROWS,
      rejects: [],
    },
  ],
)

const COMPOUND = ['~|~', '\t|\t', '||', '::', '|~|', '@@'] as const

/** Delimiters of several characters: empty values side by side, rows with half a delimiter, the option. */
export const compoundCases: readonly CorpusCase[] = COMPOUND.flatMap((delimiter): CorpusCase[] => {
  const lines = writeLines(ROWS, { delimiter })
  const named = JSON.stringify(delimiter)
  const gaps: readonly Row[] = ROWS.map((row, r) => (r % 3 === 1 ? [row[0], null, null, row[3], null] : row))
  const half = lines[6].replace(delimiter, delimiter[0])
  const broken = lines.map((line, l) => (l === 6 ? half : line))
  return [
    {
      name: `${named}, empty values side by side`,
      bytes: writeTable(gaps, { delimiter }),
      facts: { delimiter },
      columns: NAMES,
      rows: gaps,
      rejects: [],
    },
    {
      name: `${named}, a row with half of one`,
      bytes: broken.map((line) => `${line}\n`).join(''),
      facts: { delimiter },
      columns: NAMES,
      rows: without(ROWS, 5),
      rejects: [{ line: 7, byte: byteOfLine(broken, 6), rule: 'csv.field-count', raw: half }],
    },
    {
      name: `${named}, said by the option`,
      bytes: `a${delimiter}b\n1${delimiter}${delimiter[0]}\n`,
      options: { delimiter: delimiter.replaceAll('\t', '\\t') },
      facts: { delimiter },
      columns: ['a', 'b'],
      rows: [['1', delimiter[0]]],
      rejects: [],
    },
  ]
})

const SIGNS: readonly (readonly [name: string, delimiter: string, text: string])[] = [
  ['a number sign before values', ';', 'id;tag\n1;#a\n2;#b\n3;#c\n'],
  ['a column of tildes', '|', 'id|mark|name\n1|~|x\n2|~|y\n3|~|z\n'],
  ['negative numbers', '|', 'a|b|c\n1|-5|2\n2|-7|3\n3|-9|4\n'],
]

/** Signs next to the delimiter that belong to the values. */
export const signCases: readonly CorpusCase[] = SIGNS.map(([name, delimiter, text]) => {
  const [columns, ...rows] = text
    .trim()
    .split('\n')
    .map((line) => line.split(delimiter))
  return { name: `${name} next to the delimiter`, bytes: text, facts: { delimiter }, columns, rows, rejects: [] }
})

const HALLS = ['Main', 'East wing', 'Main', 'House by the river', 'Old stable house', 'Main', 'New hall made of glass']

/** Slashes in dates and addresses, as many in each row, where the rows' own delimiter is uneven. */
export const cutQuoteCases: readonly CorpusCase[] = [0, 1, 2].map((turn) => {
  const rows = ROWS.map(([id, opened, , price], r) => [
    (opened ?? '').split('-').toReversed().join('/'),
    HALLS[(r + turn) % HALLS.length],
    price,
    `hall ${id} is open`,
    `https://city.example/halls/${id}.html`,
  ])
  const lines = rows.map(([day, hall, paid, note, link]) => `${day} ${hall} ${paid} "${note}" "${link}" ok\n`)
  return {
    name: `quotes that a slash would cut through, ${turn + 1}`,
    bytes: `day hall paid "note" "link" state\n${lines.join('')}`,
    facts: { delimiter: ' ', quote: '"' },
    columns: ['day', 'hall', 'paid', 'note', 'link', 'state'],
    rows: rows.filter(([, hall]) => hall === 'Main').map((row) => [...row, 'ok']),
  }
})
