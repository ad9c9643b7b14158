import type { Dialect } from '../dialect.ts'
import { STANDARD_DIALECT } from '../dialect.ts'
import { compoundDelimiters } from './compound.ts'
import type { Sample } from './sample.ts'

/** Delimiters that are tried where they occur, likeliest first: of equal scores the first wins. */
const DELIMITERS: readonly string[] = [
  ',',
  ';',
  '\t',
  '|',
  ':',
  ', ',
  '; ',
  '||',
  '::',
  ';;',
  ' | ',
  '~',
  '^',
  '\x01',
  '\x1f',
  '\x02',
  '#',
  '@',
  '§',
  '¦',
  '&',
  '*',
  '/',
  '=',
  '!',
  ' ',
]
const QUOTES = ['"', "'", '`'] as const

/** What was said by options; undefined: to be found. */
export interface SaidDialect {
  readonly delimiter?: string
  readonly quote?: string | null
  /** A character, or `doubled`. */
  readonly escape?: string | null
  readonly trim?: boolean
}

/** Dialects worth scoring: combinations whose characters occur in the sample, narrowed by what was said. */
export function candidateDialects(sample: Sample, said: SaidDialect): Dialect[] {
  const text = sample.head.toString('latin1') + sample.pieces.map((piece) => piece.toString('latin1')).join('')
  const delimiters = said.delimiter === undefined ? delimitersIn(text) : [said.delimiter]
  // Quotes may come later than the sample: without any, the double quote is meant.
  const found = QUOTES.filter((quote) => quote === '"' || text.includes(quote))
  const quotes = said.quote === undefined ? [...found, null] : [said.quote]
  const dialects: Dialect[] = []
  for (const delimiter of said.delimiter === undefined ? [...delimiters, ''] : delimiters) {
    for (const quote of quotes) {
      for (const escaping of escapings(text, quote, said)) {
        for (const loneCr of lineEnds(text)) {
          const base = { ...STANDARD_DIALECT, strict: false, delimiter, quote, ...escaping, loneCr }
          for (const trim of trims(text, delimiter, said)) dialects.push({ ...base, trim })
        }
      }
    }
  }
  return dialects
}

/** Delimiters that occur, the usual ones first. */
function delimitersIn(text: string): string[] {
  const usual = DELIMITERS.filter((one) => occurs(text, one))
  return [...usual, ...compoundDelimiters(text).filter((one) => !DELIMITERS.includes(one))]
}

function trims(text: string, delimiter: string, said: SaidDialect): boolean[] {
  if (said.trim !== undefined) return [said.trim]
  const possible = delimiter.length === 1 && !/\s/.test(delimiter) && text.includes(`${delimiter} `)
  return possible ? [false, true] : [false]
}

function occurs(text: string, delimiter: string): boolean {
  return text.includes(Buffer.from(delimiter).toString('latin1'))
}

type Escaping = Pick<Dialect, 'doubled' | 'escape'>
const DOUBLED: Escaping = { doubled: true, escape: null }

function escapings(text: string, quote: string | null, said: SaidDialect): Escaping[] {
  if (said.escape !== undefined) {
    if (said.escape === 'doubled') return [DOUBLED]
    return [{ doubled: true, escape: said.escape }]
  }
  if (quote === null) return text.includes('\\') ? [DOUBLED, { doubled: false, escape: '\\' }] : [DOUBLED]
  const found = [DOUBLED]
  for (const escape of escapeCharacters(text, quote)) found.push({ doubled: true, escape })
  return found
}

/**
 * Characters that stand before quotes inside values so often that they may escape them: oftener than quotes are doubled.
 * In a file that doubles its quotes, the odd row with backslashes is a damaged one.
 */
function escapeCharacters(text: string, quote: string): string[] {
  const counts = new Map<string, number>()
  for (let at = text.indexOf(quote, 1); at !== -1; at = text.indexOf(quote, at + 1)) {
    const before = text[at - 1]
    const code = before.charCodeAt(0)
    if (before === quote || code >= 0x80 || /[\s\w,;|:.)\]]/.test(before)) continue
    counts.set(before, (counts.get(before) ?? 0) + 1)
  }
  const doubled = text.match(new RegExp(`[^,;|\\t\\r\\n${quote}]${quote}${quote}`, 'g'))?.length ?? 0
  return [...counts]
    .filter(([, count]) => count > doubled)
    .sort((a, b) => b[1] - a[1])
    .slice(0, 2)
    .map(([character]) => character)
}

/** Whether a lone carriage return may end a row. */
function lineEnds(text: string): boolean[] {
  if (!/\r(?!\n)/.test(text)) return [false]
  return text.includes('\n') ? [false, true] : [true]
}
