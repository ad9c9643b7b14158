import { PlatformError } from '../../errors/error.ts'
import type { Phrase } from '../../messages/phrase.ts'
import { phrase } from '../../messages/phrase.ts'
import type { LogicalType } from '../../types/logical.ts'
import { bindCondition, bindExpression } from '../bind.ts'
import { findFunction } from '../functions/list.ts'
import { parseExpression } from '../parse.ts'
import { operandsOf } from '../references.ts'
import type { ColumnReference, Expression } from '../syntax.ts'
import { tokenise } from '../tokens.ts'
import type { Scope } from '../typed.ts'
import type { Mending } from './mendings.ts'
import { mendingsOf, textIn } from './mendings.ts'

/** Where an expression stands: what it may name, and what is asked of it. */
export interface ExpressionPlace {
  readonly scope: Scope
  /** Whether it must be true or false. */
  readonly condition: boolean
  /** Of the values of a group: columns that it is grouped by, which alone may stand outside of an aggregate. */
  readonly groupedBy?: ReadonlySet<string>
}

/** What is wrong with an expression: the characters from `from` up to `to`, and what may be put in their place. */
export interface Fault {
  readonly error: PlatformError
  readonly from: number
  readonly to: number
  readonly mendings: readonly Mending[]
  /** A column that stands outside of an aggregate and that the rows could be grouped by. */
  readonly ungrouped: string | null
}

export type Diagnosis = { readonly type: LogicalType; readonly fault: null } | { readonly fault: Fault }

/** The type of an expression, or what is wrong with it and where. */
export function diagnose(text: string, { scope, condition, groupedBy }: ExpressionPlace): Diagnosis {
  try {
    const { type } = condition ? bindCondition(text, scope) : bindExpression(text, scope)
    if (groupedBy !== undefined) refuseUngrouped(text, groupedBy, scope)
    return { type, fault: null }
  } catch (error) {
    if (!(error instanceof PlatformError)) throw error
    return { fault: faultOf(text, error, scope) }
  }
}

function faultOf(text: string, error: PlatformError, scope: Scope): Fault {
  const from = placeOf(error, text)
  const to = endOfWord(text, from)
  const ungrouped = ungroupedColumn(error)
  return { error, from, to, mendings: mendingsOf(text, { from, to }, error, scope), ungrouped }
}

/** The character that an error names, from 0. */
function placeOf(error: PlatformError, text: string): number {
  const at = 'at' in error.params && typeof error.params.at === 'number' ? error.params.at - 1 : 0
  return Math.min(at, text.length)
}

/** The end of the word that begins at a place, of a column with its input; of at least one character. */
function endOfWord(text: string, from: number): number {
  let tokens: ReturnType<typeof tokenise>
  try {
    tokens = tokenise(text)
  } catch {
    return Math.min(text.length, from + 1)
  }
  const at = tokens.findIndex((token) => token.at === from && token.kind !== 'end')
  if (at === -1) return from
  const isColumn = ['word', 'name'].includes(tokens[at].kind) && tokens[at + 1].text === '.'
  return isColumn ? tokens[at + 2].end : tokens[at].end
}

/** @throws PlatformError as the check of the whole step does */
function refuseUngrouped(text: string, groupedBy: ReadonlySet<string>, { macros }: Scope): void {
  const [loose] = looseColumns(parseExpression(text), macros).filter(({ name }) => !groupedBy.has(name))
  if (!loose) return
  const why = phrase('expression.column-outside-aggregate', { column: loose.name })
  throw new PlatformError('expression.type', { expression: text, at: loose.at + 1, why })
}

/** Columns outside of all aggregates, in the order of writing; what a macro does with those it is given is not looked at. */
function looseColumns(tree: Expression, macros: Scope['macros']): readonly ColumnReference[] {
  if (tree.kind === 'column') return [tree]
  if (tree.kind === 'call' && (macros?.has(tree.name) || findFunction(tree.name)?.kind === 'aggregate')) return []
  return operandsOf(tree).flatMap((operand) => looseColumns(operand, macros))
}

function ungroupedColumn(error: PlatformError): string | null {
  const why = whyOf(error)
  return why?.phrase === 'expression.column-outside-aggregate' ? textIn(why, 'column') : null
}

/** The reason within an error, where it has one. */
export function whyOf({ params }: PlatformError): Phrase | null {
  const why: unknown = 'why' in params ? params.why : null
  return typeof why === 'object' && why !== null && 'phrase' in why ? (why as Phrase) : null
}
