import type { Node, SelectStmt } from 'libpg-query'
import { leavesMeant, leavesOf, readItem } from './from-tree.ts'
import type { Importer, Tables } from './importer.ts'
import { conjunctsOf, referencesIn } from './references.ts'

/** Tells which parts of a subquery are of its own tables alone; undefined where its FROM holds more than tables. */
export function ownParts(
  importer: Importer,
  query: SelectStmt,
  tables: Tables,
): ((part: unknown) => boolean) | undefined {
  const items = query.fromClause ?? []
  // Reading a subquery of FROM would make its steps twice.
  if (query.withClause || !items.every(isOfTables)) return undefined
  const leaves = items.map((item) => readItem(importer, tables, item)).flatMap(leavesOf)
  return (part) => referencesIn(part).every((reference) => leavesMeant(leaves, reference).length > 0)
}

/** Whether conditions of a subquery look at the rows around it, as far as that can be told. */
export function isTied(importer: Importer, query: SelectStmt, tables: Tables): boolean {
  const own = ownParts(importer, query, tables)
  return own !== undefined && !conjunctsOf(query.whereClause).every(own)
}

function isOfTables(item: Node): boolean {
  if (!('JoinExpr' in item)) return 'RangeVar' in item
  const { larg, rarg } = item.JoinExpr
  return [larg, rarg].every((side) => side !== undefined && isOfTables(side))
}
