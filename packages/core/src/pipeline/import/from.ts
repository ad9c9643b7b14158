import type { Node } from 'libpg-query'
import { printExpression } from '../../expressions/print.ts'
import type { Expression } from '../../expressions/syntax.ts'
import { phrase } from '../../messages/phrase.ts'
import type { Step } from '../schema.ts'
import type { FromTree } from './from-tree.ts'
import { leavesMeant, leavesOf } from './from-tree.ts'
import type { Block, Importer } from './importer.ts'
import type { Reference } from './references.ts'
import { referencesIn } from './references.ts'
import type { Field, Relation } from './relation.ts'
import { columnsOfSides, sameName } from './relation.ts'
import { freeAmong } from './steps.ts'
import { and, call, columnNamed } from './tree.ts'

type JoinTree = Extract<FromTree, { kind: 'join' }>
/** Columns that something above a join reads. */
type Needed = readonly Reference[]

/** Makes the joins of a FROM steps. @param above what the rest of the SELECT names */
export function buildFrom(importer: Importer, block: Block, tree: FromTree, above: Needed): Relation {
  const leaves = leavesOf(tree)
  const twice = leaves.find((leaf, i) => leaves.findIndex((other) => sameName(other.as, leaf.as)) < i)
  if (twice) throw importer.refusal(block.node, phrase('select.table-twice', { table: twice.as }))
  return tree.kind === 'leaf' ? tree.relation : join(importer, block, tree, above)
}

function build(importer: Importer, block: Block, tree: FromTree, above: Needed): Relation {
  return tree.kind === 'leaf' ? tree.relation : join(importer, block, tree, above)
}

function join(importer: Importer, block: Block, tree: JoinTree, above: Needed): Relation {
  const using = tree.natural ? commonNames(importer, tree) : tree.using
  const merged = using.map((name) => ({ qualifier: null, name }))
  const below = [...above, ...tree.on.flatMap(referencesIn), ...merged]
  const left = build(importer, block, tree.left, below)
  const other = build(importer, block, tree.right, below)
  const right = sameName(left.as, other.as)
    ? { ...other, as: freeAmong(`${other.as}_2`, (name) => name === left.as) }
    : other
  const conditions = [
    ...using.map((name) => equalColumns(importer, tree.node, left, right, name)),
    ...tree.on.map((node) => importer.reader(block, columnsOfSides([left, right], importer.refuse)).read(node)),
  ]
  const on = conditions.reduce<Expression | null>((all, each) => (all ? and(all, each) : each), null)
  const leaves = leavesOf(tree)
  const sides = [left, right].map((side) => fieldsNeeded(importer, side, above, leaves, tree.node))
  const given: { field: Field; text: string }[] = []
  const add = (field: Omit<Field, 'given'>, wanted: string, text: string) => {
    const taken = (name: string) => given.some((each) => each.field.given === name)
    const name = taken(wanted) && field.table !== null ? `${field.table}_${wanted}` : wanted
    given.push({ field: { ...field, given: freeAmong(name, taken) }, text })
  }
  if (tree.join === 'full')
    for (const name of using) {
      const both = [left, right].map((side) => columnNamed(columnOf(importer, tree.node, side, name), side.as))
      add({ table: null, name, bare: true }, name, printExpression(call('coalesce', both)))
    }
  sides.forEach((fields, i) => {
    const side = [left, right][i]
    const hidden = tree.join === 'full' ? [0, 1] : tree.join === 'right' ? [0] : [1]
    for (const field of fields) {
      const merges = hidden.includes(i) && using.some((name) => sameName(name, field.name))
      const text = printExpression(columnNamed(field.given, side.as))
      add({ ...field, bare: field.bare && !merges }, field.given, text)
    }
  })
  // A join of which nothing is read still has its rows.
  if (given.length === 0) given.push({ field: { table: null, name: 'row', given: 'row', bare: false }, text: '1' })
  // SQL's `*` has the columns of USING before all others.
  if (above.some(({ name }) => name === '*')) {
    const placeOf = ({ field }: { field: Field }) => {
      const place = field.bare ? using.findIndex((name) => sameName(name, field.name)) : -1
      return place === -1 ? using.length : place
    }
    given.sort((a, b) => placeOf(a) - placeOf(b))
  }
  const step: Step = {
    type: 'join',
    left: sideOf(left),
    right: sideOf(right),
    kind: tree.join === 'cross' && on !== null ? 'inner' : tree.join,
    ...(on && { on: printExpression(on) }),
    ...(!isWhole(left, right, given) && {
      columns: Object.fromEntries(given.map(({ field, text }) => [field.given, text])),
    }),
  }
  const input = importer.list.add(`${block.prefix}joined`, step)
  return { input, as: input, fields: given.map(({ field }) => field), open: left.open || right.open }
}

/** A side of a join step. */
export function sideOf({ input, as }: Relation): Extract<Step, { type: 'join' }>['left'] {
  return input === as ? input : { input, as }
}

function fieldsNeeded(
  importer: Importer,
  side: Relation,
  above: Needed,
  leaves: readonly Relation[],
  node: Node,
): readonly Field[] {
  const wanted = (as: string | null, name: string) =>
    above.some((reference) => {
      if (reference.name === '*')
        return reference.qualifier === null || (as !== null && sameName(reference.qualifier, as))
      if (!sameName(reference.name, name)) return false
      return as === null || leavesMeant(leaves, reference).some((leaf) => sameName(leaf.as, as))
    })
  if (side.fields !== null) return side.fields.filter((field) => wanted(field.table, field.name))
  const star = above.some(({ qualifier, name }) => name === '*' && (qualifier === null || sameName(qualifier, side.as)))
  if (star) throw importer.refusal(node, phrase('select.columns-needed', { table: side.as }))
  const names = above.filter((reference) => leavesMeant(leaves, reference).some((leaf) => leaf.as === side.as))
  return [...new Set(names.map((reference) => reference.name))].map((name) => ({
    table: side.as,
    name,
    given: name,
    bare: true,
  }))
}

/** Whether a join gives just what it would give if nothing were said. */
function isWhole(left: Relation, right: Relation, given: readonly { field: Field; text: string }[]): boolean {
  if (left.fields === null || right.fields === null) return false
  const all = [...left.fields, ...right.fields].map((field) => field.given)
  return (
    new Set(all).size === all.length &&
    all.length === given.length &&
    all.every((name, i) => given[i].field.given === name)
  )
}

function commonNames(importer: Importer, tree: JoinTree): readonly string[] {
  const [left, right] = [tree.left, tree.right].map((side) =>
    leavesOf(side).flatMap((leaf) => {
      if (leaf.fields === null) throw importer.refusal(tree.node, phrase('select.columns-needed', { table: leaf.as }))
      return leaf.fields.map((field) => field.name)
    }),
  )
  return left.filter((name) => right.includes(name))
}

function columnOf(importer: Importer, node: Node, side: Relation, name: string): string {
  const tree = columnsOfSides([side], importer.refuse)(null, name, node)
  return tree.kind === 'column' ? tree.name : name
}

function equalColumns(importer: Importer, node: Node, left: Relation, right: Relation, name: string): Expression {
  const [a, b] = [left, right].map((side) => columnNamed(columnOf(importer, node, side, name), side.as))
  return { kind: 'binary', operator: '=', left: a, right: b, at: 0, end: 0 }
}
