import type { Node, SelectStmt, SubLink } from 'libpg-query'
import { printExpression } from '../../expressions/print.ts'
import type { Expression } from '../../expressions/syntax.ts'
import { phrase } from '../../messages/phrase.ts'
import { filterBy } from './filter.ts'
import { buildFrom, sideOf } from './from.ts'
import { joinItems, leavesMeant, leavesOf, readItem } from './from-tree.ts'
import type { Block, Importer, Tables } from './importer.ts'
import { isTied } from './own-conditions.ts'
import { conjunctsOf, referencesIn } from './references.ts'
import type { Relation } from './relation.ts'
import { columnsOfSides, findColumnIn, sameName, wholeRelation } from './relation.ts'
import { freeAmong } from './steps.ts'
import { hasAggregateCall } from './totals.ts'
import { and, columnNamed, equals } from './tree.ts'

/** A condition of WHERE with a subquery: [NOT] EXISTS and IN become semi- and anti-joins. */
export function joinSubquery(
  importer: Importer,
  block: Block,
  outer: Relation,
  condition: Node,
  tables: Tables,
): Relation {
  const negated = 'BoolExpr' in condition && condition.BoolExpr.boolop === 'NOT_EXPR'
  const inner = negated && condition.BoolExpr.args ? condition.BoolExpr.args[0] : condition
  const link = 'SubLink' in inner ? inner.SubLink : null
  const query = link?.subselect && 'SelectStmt' in link.subselect ? link.subselect.SelectStmt : null
  if (!link || !query) return importer.refuse(condition, phrase('select.subquery-place'))
  const joined =
    link.subLinkType === 'EXISTS_SUBLINK'
      ? exists(importer, block, outer, query, condition, tables, [])
      : isIn(importer, block, outer, link, query, condition, negated, tables)
  const input = importer.list.add(`${block.prefix}${negated ? 'without' : 'matched'}`, {
    type: 'join',
    left: sideOf(outer),
    right: sideOf(joined.right),
    kind: negated ? 'anti' : 'semi',
    on: printExpression(joined.on),
  })
  return { ...outer, input }
}

interface Joined {
  readonly right: Relation
  readonly on: Expression
}

function exists(
  importer: Importer,
  block: Block,
  outer: Relation,
  query: SelectStmt,
  node: Node,
  tables: Tables,
  equal: readonly Pair[],
): Joined {
  const simple = !query.groupClause && !query.havingClause && isAnyRow(query)
  if (hasAggregateCall(query.targetList)) return importer.refuse(node, phrase('select.always-one'))
  if (!simple || !query.fromClause || query.withClause || (query.op ?? 'SETOP_NONE') !== 'SETOP_NONE')
    return importer.refuse(node, phrase('select.subquery-place'))
  const items = query.fromClause.map((item) => readItem(importer, tables, item))
  const leaves = items.flatMap(leavesOf)
  const own = (condition: Node) =>
    referencesIn(condition).every((reference) => leavesMeant(leaves, reference).length > 0)
  const conditions = conjunctsOf(query.whereClause)
  const ties = conditions.filter((condition) => !own(condition))
  if (ties.length === 0) return importer.refuse(node, phrase('select.uncorrelated'))
  const listed = equal.map((pair) => pair.right)
  const { tree, rest } = joinItems(items, conditions.filter(own), node)
  const relation = filterBy(
    importer,
    block,
    buildFrom(importer, block, tree, [...ties, ...rest, ...listed].flatMap(referencesIn)),
    rest,
  )
  const right = besides(relation, outer)
  const refuse = importer.refuse
  // Names mean columns of the subquery where it has them, else of the rows around it.
  const column = (qualifier: string | null, name: string, at: Node) =>
    columnsOfSides(
      'why' in findColumnIn([right], qualifierOf(qualifier, relation, right), name) ? [outer] : [right],
      refuse,
    )(qualifierOf(qualifier, relation, right), name, at)
  const reader = importer.reader(block, column)
  const around = importer.reader(block, columnsOfSides([outer], refuse))
  const equalities = equal.map((pair) => equals(around.read(pair.left), reader.read(pair.right)))
  return { right, on: [...ties.map((condition) => reader.read(condition)), ...equalities].reduce(and) }
}

/** EXISTS asks for any row: LIMIT 1, which people add out of habit, changes nothing. */
function isAnyRow({ limitCount, limitOffset }: SelectStmt): boolean {
  if (limitOffset) return false
  return !limitCount || ('A_Const' in limitCount && (limitCount.A_Const.ival?.ival ?? 0) > 0)
}

/** What IN compares: a value of the rows around, a column of the subquery. */
interface Pair {
  readonly left: Node
  readonly right: Node
}

/** A single table of the subquery goes by its new name where it had to get one. */
function qualifierOf(qualifier: string | null, before: Relation, after: Relation): string | null {
  return qualifier !== null && before.fields === null && sameName(qualifier, before.as) ? after.as : qualifier
}

function isIn(
  importer: Importer,
  block: Block,
  outer: Relation,
  link: SubLink,
  query: SelectStmt,
  node: Node,
  negated: boolean,
  tables: Tables,
): Joined {
  const operator = link.operName?.map((part) => ('String' in part ? part.String.sval : '')).join('') ?? '='
  if (link.subLinkType !== 'ANY_SUBLINK' || operator !== '=' || !link.testexpr)
    return importer.refuse(node, phrase('select.subquery-place'))
  if (negated) return importer.refuse(node, phrase('select.not-in'))
  const tests = 'RowExpr' in link.testexpr ? (link.testexpr.RowExpr.args ?? []) : [link.testexpr]
  if (isTied(importer, query, tables)) {
    const listed = (query.targetList ?? []).flatMap((each) => ('ResTarget' in each ? (each.ResTarget.val ?? []) : []))
    if (listed.length !== tests.length) return importer.refuse(node, phrase('select.subquery-place'))
    const pairs = tests.map((left, i) => ({ left, right: listed[i] }))
    return exists(importer, block, outer, query, node, tables, pairs)
  }
  const output = importer.query(query, tables, { name: `${block.prefix}listed` })
  const { columns } = output
  if (columns?.length !== tests.length) return importer.refuse(node, phrase('select.subquery-place'))
  const right = besides(wholeRelation(output.input, output.input, columns), outer)
  const around = importer.reader(block, columnsOfSides([outer], importer.refuse))
  const on = tests.map((test, i) => equals(around.read(test), columnNamed(columns[i], right.as))).reduce(and)
  return { right, on }
}

function besides(right: Relation, left: Relation): Relation {
  return sameName(right.as, left.as) ? { ...right, as: freeAmong(`${right.as}_2`, (name) => name === left.as) } : right
}
