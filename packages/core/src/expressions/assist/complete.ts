import type { Language } from '../../messages/language.ts'
import { formatType } from '../../types/logical.ts'

import { FUNCTION_NAMES, findFunction } from '../functions/list.ts'
import { printName } from '../print.ts'
import type { Scope } from '../typed.ts'

/** Something that may be written at a place. */
export interface Proposal {
  readonly kind: 'column' | 'input' | 'parameter' | 'function' | 'word'
  /** What is looked for by its beginning. */
  readonly label: string
  readonly insert: string
  /** Where the caret stands within `insert` afterwards. */
  readonly caret: number
  /** Of a column and a parameter its type, of a function its form. */
  readonly detail: string
  /** What a function does; empty for all else. */
  readonly about: string
}

/** What may be named in a text. */
export interface KnownNames extends Scope {
  /** Of the expression of a macro: its arguments, whose types its callers say. */
  readonly arguments?: readonly string[]
}

export interface Proposals {
  /** Where the word begins that the proposals stand in place of. */
  readonly from: number
  readonly proposals: readonly Proposal[]
}

/** Words of the language, the way they are mostly written. */
const WORDS: readonly (readonly [label: string, insert: string, caret: number])[] = [
  ['and', 'and ', 4],
  ['or', 'or ', 3],
  ['not', 'not ', 4],
  ['is null', 'is null', 7],
  ['is not null', 'is not null', 11],
  ['in', 'in ()', 4],
  ['between', 'between ', 8],
  ['like', "like ''", 6],
  ['ilike', "ilike ''", 7],
  ['case', 'case when  then  else  end', 10],
  ['true', 'true', 4],
  ['false', 'false', 5],
  ['null', 'null', 4],
  ['date', "date ''", 6],
  ['timestamp', "timestamp ''", 11],
  ['interval', "interval ''", 10],
]

/**
 * What may be written before the caret: columns, functions, words, parameters; behind `input.` its columns alone.
 * @returns null inside a text, a number or a comment
 */
export function proposalsAt(text: string, caret: number, scope: KnownNames, lang: Language): Proposals | null {
  const before = text.slice(0, caret)
  if (isWithinText(before) || /(?<![\p{L}_])[\d.]+$/u.test(before)) return null
  const [word] = /[\p{L}_][\p{L}\p{N}_$]*$/u.exec(before) ?? ['']
  const quote = before.at(-word.length - 1) === '"' && isWithinName(before) ? 1 : 0
  const from = caret - word.length - quote
  const ahead = text.slice(0, from)
  if (ahead.endsWith(':') && !ahead.endsWith('::')) return { from, proposals: parameters(scope) }
  if (ahead.endsWith('::')) return null
  const [, qualifier] = /(?:^|[^\p{L}\p{N}_"])([\p{L}_][\p{L}\p{N}_]*)\.$/u.exec(ahead) ?? []
  if (qualifier !== undefined) return { from, proposals: columns(scope, qualifier) }
  const own = (scope.arguments ?? []).map((name) => proposal('column', name, printName(name), ''))
  const named = [...own, ...columns(scope), ...inputs(scope)]
  return { from, proposals: quote === 1 ? named : [...named, ...functions(scope, lang), ...words()] }
}

/** Whether a text in single quotes or a comment is still open. */
function isWithinText(before: string): boolean {
  const open = before.replaceAll(/'(?:[^']|'')*'|"(?:[^"]|"")*"|--[^\n]*\n|\/\*[\s\S]*?\*\//g, '')
  return /'|--|\/\*/.test(open)
}

/** Whether a name in double quotes is still open. */
function isWithinName(before: string): boolean {
  return before.replaceAll(/'(?:[^']|'')*'|"(?:[^"]|"")*"/g, '').includes('"')
}

function proposal(
  kind: Proposal['kind'],
  label: string,
  insert: string,
  detail: string,
  more: Partial<Proposal> = {},
): Proposal {
  return { kind, label, insert, caret: insert.length, detail, about: '', ...more }
}

/** Columns, each once: where both inputs of a join have one, with its input. */
function columns(scope: Scope, qualifier?: string): readonly Proposal[] {
  const shown = scope.columns.filter(({ input }) => qualifier === undefined || (input ?? scope.input) === qualifier)
  return shown.map(({ name, type, input }) => {
    const twice = qualifier === undefined && shown.filter((other) => other.name === name).length > 1
    const insert = twice && input !== undefined ? `${printName(input)}.${printName(name)}` : printName(name)
    const detail = input === undefined ? formatType(type) : `${input} · ${formatType(type)}`
    return proposal('column', twice ? insert : name, insert, detail)
  })
}

function inputs({ columns: known }: Scope): readonly Proposal[] {
  const names = new Set(known.flatMap(({ input }) => (input === undefined ? [] : [input])))
  return [...names].map((name) => proposal('input', name, `${printName(name)}.`, ''))
}

function parameters({ parameters: known }: Scope): readonly Proposal[] {
  return [...(known ?? [])].map(([name, { type }]) => proposal('parameter', name, name, formatType(type)))
}

function functions({ functions: allowed, macros }: Scope, lang: Language): readonly Proposal[] {
  const own = [...(macros?.values() ?? [])].map(({ name, params, text }) =>
    proposal('function', name, `${name}()`, `${name}(${params.join(', ')})`, { caret: name.length + 1, about: text }),
  )
  const known = FUNCTION_NAMES.flatMap((name) => {
    const found = findFunction(name)
    if (!found || !mayStand(found.kind, allowed)) return []
    const { definition } = found
    const takesNone = definition.arity[1] === 0
    return proposal('function', name, `${name}()`, definition.signature, {
      caret: name.length + (takesNone ? 2 : 1),
      about: definition.about[lang],
    })
  })
  return [...own, ...known]
}

function mayStand(kind: 'scalar' | 'aggregate' | 'window', allowed: Scope['functions']): boolean {
  return kind === 'scalar' || allowed === 'windows' || (kind === 'aggregate' && allowed === 'aggregates')
}

function words(): readonly Proposal[] {
  return WORDS.map(([label, insert, caret]) => proposal('word', label, insert, '', { caret }))
}
