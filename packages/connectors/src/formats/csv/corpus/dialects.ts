import type { CorpusCase } from './case.ts'
import { NAMES, ROWS, writeTable } from './case.ts'

const DELIMITERS = [',', ';', '\t', '|', '~', '||', '::', '^', ', '] as const
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
