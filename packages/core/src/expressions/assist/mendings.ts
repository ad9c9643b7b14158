import type { PlatformError } from '../../errors/error.ts'
import { nearestName } from '../../errors/nearest.ts'
import type { Phrase } from '../../messages/phrase.ts'
import { FUNCTION_NAMES } from '../functions/list.ts'
import { printName, printText } from '../print.ts'
import type { Scope } from '../typed.ts'

/** A text to be put in place of the characters from `from` up to `to`. */
export interface Mending {
  readonly from: number
  readonly to: number
  readonly text: string
}

interface Span {
  readonly from: number
  readonly to: number
}

/** What an expression could say in place of what is wrong, the likeliest first; none where nothing is near. */
export function mendingsOf(text: string, span: Span, error: PlatformError, scope: Scope): readonly Mending[] {
  const instead = (...texts: readonly string[]) => texts.map((each) => ({ ...span, text: each }))
  const written = text.slice(span.from, span.to)
  switch (error.code) {
    case 'expression.column-unknown':
      return instead(...columnsMeant(written, scope))
    case 'expression.function-unknown': {
      const name = nearestName(written, [...FUNCTION_NAMES, ...(scope.macros?.keys() ?? [])])
      return name === null ? [] : instead(name)
    }
    case 'expression.literal':
      return dateMeant(text, span)
    case 'expression.syntax':
      return ofForm(text, span)
    case 'expression.type':
      return ofType(written, span, error, scope)
    default:
      return []
  }
}

/** A text that was put into double quotes, or the nearest column. */
function columnsMeant(written: string, { columns, input }: Scope): readonly string[] {
  const [first, second] = written.split('.')
  const name = unquoted(second ?? first)
  const qualifier = second === undefined ? null : unquoted(first)
  const among = columns.filter((column) => qualifier === null || (column.input ?? input) === qualifier)
  const nearest = nearestName(
    name,
    (among.length > 0 ? among : columns).map((column) => column.name),
  )
  const found = columns.filter((column) => column.name === nearest)
  const proposed =
    found.length === 1 && second === undefined
      ? [printName(found[0].name)]
      : found.map((column) => withInput({ ...column, input: column.input ?? input }))
  const text = second === undefined && written.startsWith('"') ? [printText(name)] : []
  return [...text, ...proposed]
}

function unquoted(name: string): string {
  return name.startsWith('"') ? name.slice(1, -1).replaceAll('""', '"') : name
}

function withInput({ name, input }: { readonly name: string; readonly input?: string | undefined }): string {
  return input === undefined ? printName(name) : `${printName(input)}.${printName(name)}`
}

/** `'31.01.2021'` as dates are written. */
function dateMeant(text: string, { from }: Span): readonly Mending[] {
  const found = /^(?:date|timestamp)?\s*'(\d{1,2})[./](\d{1,2})[./](\d{4})'/i.exec(text.slice(from))
  if (!found) return []
  const [all, day, month, year] = found
  const quote = from + all.indexOf("'")
  return [{ from: quote, to: from + all.length, text: `'${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}'` }]
}

/** Habits of other languages, and a bracket that is not closed. */
function ofForm(text: string, { from }: Span): readonly Mending[] {
  if (text.slice(from - 1, from + 1) === '==') return [{ from: from - 1, to: from + 1, text: '=' }]
  const two = text.slice(from, from + 2)
  if (two === '&&') return [{ from, to: from + 2, text: 'and' }]
  const bare = text.replaceAll(/'(?:[^']|'')*'|"(?:[^"]|"")*"/g, '')
  const open = bare.split('(').length - bare.split(')').length
  if (from === text.length && open > 0 && /[\p{L}\p{N}_)'"]\s*$/u.test(text))
    return [{ from, to: from, text: ')'.repeat(open) }]
  return []
}

/** A cast, an aggregate or the input's name, by what is missing. */
function ofType(written: string, span: Span, error: PlatformError, scope: Scope): readonly Mending[] {
  const why = 'why' in error.params ? (error.params.why as Phrase) : null
  const instead = (...texts: readonly string[]) => texts.map((each) => ({ ...span, text: each }))
  const column = scope.columns.find(({ name }) => name === unquoted(written))
  switch (why?.phrase) {
    case 'expression.ambiguous':
      return instead(...scope.columns.filter(({ name }) => name === unquoted(written)).map(withInput))
    case 'expression.column-outside-aggregate': {
      const numeric = column && /^(?:u?int|decimal|float)/.test(column.type.kind)
      return instead(...(numeric ? [`sum(${written})`] : []), `max(${written})`)
    }
    case 'expression.number-needed':
      return column?.type.kind === 'string' ? instead(`${written}::decimal(18,2)`) : []
    case 'expression.moment-needed':
      return column?.type.kind === 'string' ? instead(`${written}::timestamp`) : []
    case 'expression.not-comparable':
      return column ? instead(`${written}::${textIn(why, 'right')}`) : []
    case 'expression.condition-needed':
      return column?.type.kind === 'string' ? instead(`${written} is not null`) : []
    default:
      return []
  }
}

/** A parameter of a reason that is a text, as types and columns are. */
export function textIn({ params }: Phrase, name: string): string {
  const value = params[name]
  return typeof value === 'string' ? value : ''
}
