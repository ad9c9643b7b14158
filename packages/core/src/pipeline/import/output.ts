import type { Node, SelectStmt } from 'libpg-query'
import { phrase } from '../../messages/phrase.ts'
import type { Step } from '../schema.ts'
import type { Importer } from './importer.ts'
import { referenceOf } from './references.ts'
import { sameName } from './relation.ts'

export type OrderBy = Extract<Step, { type: 'sort' }>['orderBy']

/** The place in the list of SELECT that a term means by its number or name; -1 where it is an expression. */
export function outputIndex(importer: Importer, node: Node | undefined, names: readonly string[]): number {
  if (node === undefined) return -1
  if ('A_Const' in node && node.A_Const.ival) {
    const position = node.A_Const.ival.ival ?? 0
    if (position < 1 || position > names.length) throw importer.refusal(node, phrase('select.position', { position }))
    return position - 1
  }
  if (!('ColumnRef' in node)) return -1
  const { qualifier, name } = referenceOf(node.ColumnRef)
  return qualifier === null ? names.findIndex((each) => sameName(each, name)) : -1
}

/** ORDER BY of a union: by its own columns alone. */
export function sortedByOutput(
  importer: Importer,
  statement: SelectStmt,
  input: string,
  columns: readonly string[],
  prefix: string,
): string {
  const orderBy = (statement.sortClause ?? []).map((node) => {
    const index = 'SortBy' in node ? outputIndex(importer, node.SortBy.node, columns) : -1
    if (!('SortBy' in node) || index === -1) throw importer.refusal(node, phrase('select.order-distinct'))
    const reader = importer.reader({ windows: new Map(), scalars: new Map() }, () =>
      importer.refuse(node, phrase('select.order-distinct')),
    )
    const nothing = { kind: 'literal', literal: 'null', text: 'null', at: 0, end: 0 } as const
    const { direction, nulls } = reader.orderTerm(node.SortBy, nothing, node)
    return { by: columns[index], direction, nulls }
  })
  return orderBy.length === 0 ? input : importer.list.add(`${prefix}sorted`, { type: 'sort', input, orderBy })
}

/** LIMIT and OFFSET. */
export function limited(importer: Importer, statement: SelectStmt, input: string, prefix: string): string {
  if (statement.limitOption === 'LIMIT_OPTION_WITH_TIES') throw construct(importer, statement.limitCount, 'WITH TIES')
  const count = wholeNumber(importer, statement.limitCount, 'LIMIT')
  const offset = wholeNumber(importer, statement.limitOffset, 'OFFSET')
  if (count === null && offset === null) return input
  const step: Step = { type: 'limit', input, count: count ?? Number.MAX_SAFE_INTEGER, offset: offset ?? 0 }
  return importer.list.add(`${prefix}limited`, step)
}

function wholeNumber(importer: Importer, node: Node | undefined, word: string): number | null {
  if (node === undefined) return null
  if ('A_Const' in node) {
    if (node.A_Const.isnull) return null
    const { ival, fval } = node.A_Const
    const number = ival ? (ival.ival ?? 0) : Number(fval?.fval)
    if (Number.isSafeInteger(number) && number >= 0) return number
  }
  throw construct(importer, node, `${word} …`)
}

function construct(importer: Importer, node: Node | undefined, what: string) {
  return importer.refusal(node ?? 0, phrase('select.construct', { what }))
}
