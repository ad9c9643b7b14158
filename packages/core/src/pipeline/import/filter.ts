import type { Node } from 'libpg-query'
import { printExpression } from '../../expressions/print.ts'
import type { Block, Importer } from './importer.ts'
import type { Relation } from './relation.ts'
import { columnsOfRelation } from './relation.ts'
import { and } from './tree.ts'

/** A filter of all the conditions; the relation itself where there are none. */
export function filterBy(importer: Importer, block: Block, relation: Relation, conditions: readonly Node[]): Relation {
  if (conditions.length === 0) return relation
  const reader = importer.reader(block, columnsOfRelation(relation, importer.refuse))
  const where = conditions.map((condition) => reader.read(condition)).reduce(and)
  const step = { type: 'filter', input: relation.input, where: printExpression(where) } as const
  return { ...relation, input: importer.list.add(`${block.prefix}filtered`, step) }
}
