import type { SelectStmt, SubLink } from 'libpg-query'
import { phrase } from '../../messages/phrase.ts'
import { sideOf } from './from.ts'
import type { Block, Importer, Tables } from './importer.ts'
import type { Relation } from './relation.ts'
import { freeAmong } from './steps.ts'
import { tiedTotal } from './tied-totals.ts'
import { hasAggregateCall } from './totals.ts'
import { columnNamed } from './tree.ts'

/**
 * Subqueries of one value, such as `price > (select avg(price) from tickets)`: totals, which have one row, stand beside
 * every row by a cross join; those that look at the row around them beside its own, by a left join with a total of each
 * key. Their columns are noted with the block.
 */
export function joinScalars(
  importer: Importer,
  block: Block,
  relation: Relation,
  part: unknown,
  tables: Tables,
): Relation {
  return scalarsIn(part).reduce((joined, link) => {
    const query = link.subselect && 'SelectStmt' in link.subselect ? link.subselect.SelectStmt : null
    const node = { SubLink: link }
    if (!query || !isTotal(query)) return importer.refuse(node, phrase('select.subquery-value'))
    // Which columns there are beside it must be known, so that it is none of them.
    if (joined.fields === null) return importer.refuse(node, phrase('select.columns-needed', { table: relation.as }))
    return (
      tiedTotal(importer, block, joined, link, query, tables) ?? total(importer, block, joined, link, query, tables)
    )
  }, relation)
}

function total(
  importer: Importer,
  block: Block,
  joined: Relation,
  link: SubLink,
  query: SelectStmt,
  tables: Tables,
): Relation {
  const taken = new Set((joined.fields ?? []).map((field) => field.given))
  const given = freeAmong('total', (name) => taken.has(name))
  const { input } = importer.query(query, tables, { name: `${block.prefix}total`, columnNames: [given] })
  const side = input === joined.as ? { input, as: `${input}_` } : { input, as: input }
  const step = { type: 'join', left: sideOf(joined), right: sideOf({ ...joined, ...side }), kind: 'cross' } as const
  block.scalars.set(link, columnNamed(given))
  const fields = [...(joined.fields ?? []), { table: null, name: given, given, bare: false }]
  return { ...joined, input: importer.list.add(`${block.prefix}beside`, step), fields }
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
