import type { FuncCall, SelectStmt, SubLink } from 'libpg-query'
import { findFunction } from '../../expressions/functions/list.ts'
import { phrase } from '../../messages/phrase.ts'
import { sideOf } from './from.ts'
import type { Block, Importer, Tables } from './importer.ts'
import type { Relation } from './relation.ts'
import { freeAmong } from './steps.ts'

/**
 * Subqueries of one value, such as `price > (select avg(price) from tickets)`: totals, which have one row, stand beside
 * every row by a cross join. Their columns are noted with the block.
 */
export function joinScalars(
  importer: Importer,
  block: Block,
  relation: Relation,
  part: unknown,
  tables: Tables,
): Relation {
  let joined = relation
  for (const link of scalarsIn(part)) {
    const query = link.subselect && 'SelectStmt' in link.subselect ? link.subselect.SelectStmt : null
    const node = { SubLink: link }
    if (!query || !isTotal(query)) return importer.refuse(node, phrase('select.subquery-value'))
    // Which columns there are beside it must be known, so that it is none of them.
    if (joined.fields === null) return importer.refuse(node, phrase('select.columns-needed', { table: relation.as }))
    const taken = new Set(joined.fields.map((field) => field.given))
    const given = freeAmong('total', (name) => taken.has(name))
    const name = `${block.prefix}total`
    const { input } = importer.query(query, tables, { name, columnNames: [given] })
    const side = input === joined.as ? { input, as: `${input}_` } : { input, as: input }
    const step = { type: 'join', left: sideOf(joined), right: sideOf({ ...joined, ...side }), kind: 'cross' } as const
    block.scalars.set(link, given)
    const fields = [...joined.fields, { table: null, name: given, given, bare: false }]
    joined = { ...joined, input: importer.list.add(`${block.prefix}beside`, step), fields }
  }
  return joined
}

/** Subqueries of one value in a part of the tree, outermost ones alone. */
function scalarsIn(part: unknown): readonly SubLink[] {
  if (typeof part !== 'object' || part === null) return []
  if ('SubLink' in part) {
    const link = part.SubLink as SubLink
    return link.subLinkType === 'EXPR_SUBLINK' ? [link] : []
  }
  return Object.values(part).flatMap(scalarsIn)
}

/** Aggregates of all rows give one row, whatever the rows. */
function isTotal(query: SelectStmt): boolean {
  const whole = !query.groupClause && !query.havingClause && !query.limitCount && !query.limitOffset
  return whole && query.targetList?.length === 1 && hasAggregateCall(query.targetList)
}

function hasAggregateCall(part: unknown): boolean {
  if (typeof part !== 'object' || part === null || 'SubLink' in part) return false
  if ('FuncCall' in part) {
    const { funcname = [], over } = part.FuncCall as FuncCall
    const name = funcname.flatMap((each) => ('String' in each ? [each.String.sval ?? ''] : [])).at(-1) ?? ''
    if (!over && findFunction(name)?.kind === 'aggregate') return true
  }
  return Object.values(part).some(hasAggregateCall)
}
