import type { Node, RangeVar } from 'libpg-query'
import { phrase } from '../../messages/phrase.ts'
import type { JoinKind } from '../plan/ops.ts'
import type { Importer, Tables } from './importer.ts'
import type { Reference } from './references.ts'
import { referencesIn } from './references.ts'
import type { Relation } from './relation.ts'
import { sameName, wholeRelation } from './relation.ts'
import { asName } from './steps.ts'

/** What FROM says, before any join is a step. */
export type FromTree =
  | { readonly kind: 'leaf'; readonly relation: Relation }
  | {
      readonly kind: 'join'
      readonly join: JoinKind
      readonly left: FromTree
      readonly right: FromTree
      /** All hold. */
      readonly on: readonly Node[]
      readonly using: readonly string[]
      readonly natural: boolean
      readonly node: Node
    }

const KINDS: Readonly<Record<string, JoinKind | undefined>> = {
  JOIN_INNER: 'inner',
  JOIN_LEFT: 'left',
  JOIN_RIGHT: 'right',
  JOIN_FULL: 'full',
}

/** One item of FROM; its subqueries become steps. */
export function readItem(importer: Importer, tables: Tables, node: Node): FromTree {
  if ('RangeVar' in node) return { kind: 'leaf', relation: tableOf(importer, tables, node.RangeVar, node) }
  if ('RangeSubselect' in node) {
    const { subquery, alias, lateral } = node.RangeSubselect
    if (lateral) throw importer.refusal(node, phrase('select.construct', { what: 'LATERAL' }))
    if (!subquery || !('SelectStmt' in subquery)) throw importer.refusal(node, phrase('select.statement'))
    const name = asName(alias?.aliasname ?? 'subquery')
    const names = (alias?.colnames ?? []).flatMap((each) => ('String' in each ? [each.String.sval ?? ''] : []))
    const output = importer.query(subquery.SelectStmt, tables, { name, columnNames: names })
    return { kind: 'leaf', relation: wholeRelation(output.input, name, output.columns) }
  }
  if ('JoinExpr' in node) {
    const { jointype, larg, rarg, quals, usingClause = [], isNatural, alias } = node.JoinExpr
    const kind = KINDS[jointype ?? 'JOIN_INNER']
    if (!kind || !larg || !rarg || alias)
      throw importer.refusal(node, phrase('select.construct', { what: 'JOIN … AS' }))
    const using = usingClause.flatMap((each) => ('String' in each ? [each.String.sval ?? ''] : []))
    const on = quals ? [quals] : []
    const [left, right] = [readItem(importer, tables, larg), readItem(importer, tables, rarg)]
    const natural = isNatural === true
    const join = on.length === 0 && using.length === 0 && !natural ? 'cross' : kind
    return { kind: 'join', join, left, right, on, using, natural, node }
  }
  throw importer.refusal(node, phrase('select.construct', { what: CONSTRUCTS[Object.keys(node)[0]] ?? 'FROM' }))
}

const CONSTRUCTS: Readonly<Record<string, string | undefined>> = {
  RangeFunction: 'FROM function(…)',
  RangeTableSample: 'TABLESAMPLE',
  RangeTableFunc: 'XMLTABLE',
}

function tableOf(importer: Importer, tables: Tables, table: RangeVar, node: Node): Relation {
  const name = table.relname ?? ''
  const found = tables.get(name) ?? [...tables.entries()].find(([each]) => sameName(each, name))?.[1]
  if (!found) {
    const known = [...tables.keys()].join(', ')
    throw importer.refusal(node, phrase('select.table-unknown', { table: name, known }))
  }
  if ((table.alias?.colnames ?? []).length > 0)
    throw importer.refusal(node, phrase('select.construct', { what: 'FROM table AS alias (column, …)' }))
  return wholeRelation(found.input, asName(table.alias?.aliasname ?? name), found.columns)
}

export function leavesOf(tree: FromTree): readonly Relation[] {
  return tree.kind === 'leaf' ? [tree.relation] : [...leavesOf(tree.left), ...leavesOf(tree.right)]
}

/** The leaves whose column a reference may mean; several only where USING merges them. */
export function leavesMeant(leaves: readonly Relation[], { qualifier, name }: Reference): readonly Relation[] {
  if (qualifier !== null) return leaves.filter((leaf) => sameName(leaf.as, qualifier) && mayHave(leaf, name))
  const known = leaves.filter((leaf) => leaf.fields !== null && mayHave(leaf, name))
  if (known.length > 0) return known
  const open = leaves.filter((leaf) => leaf.fields === null)
  return open.length === 1 ? open : []
}

function mayHave(leaf: Relation, name: string): boolean {
  return leaf.fields === null || name === '*' || leaf.fields.some((field) => sameName(field.name, name))
}

/**
 * Joins the items of `FROM a, b` by the conditions of WHERE that tie them together.
 * @returns the tree and the conditions that are left
 */
export function joinItems(
  items: readonly FromTree[],
  conditions: readonly Node[],
  node: Node,
): { tree: FromTree; rest: readonly Node[] } {
  let [tree, ...waiting] = items
  let rest = conditions
  while (waiting.length > 0) {
    const joined = leavesOf(tree)
    const ties = waiting.map((item) => rest.filter((condition) => tiesTogether(condition, joined, leavesOf(item))))
    const next = Math.max(
      0,
      ties.findIndex((each) => each.length > 0),
    )
    const on = ties[next]
    const join = on.length > 0 ? 'inner' : 'cross'
    tree = { kind: 'join', join, left: tree, right: waiting[next], on, using: [], natural: false, node }
    rest = rest.filter((condition) => !on.includes(condition))
    waiting = waiting.filter((_, i) => i !== next)
  }
  return { tree, rest }
}

function tiesTogether(condition: Node, left: readonly Relation[], right: readonly Relation[]): boolean {
  const meant = referencesIn(condition).map((reference) => leavesMeant([...left, ...right], reference))
  if (!meant.every((leaves) => leaves.length === 1)) return false
  const sides = meant.map(([leaf]) => left.includes(leaf))
  return sides.includes(true) && sides.includes(false)
}
