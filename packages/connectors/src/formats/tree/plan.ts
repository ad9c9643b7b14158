import type { SourceColumn, SourceTable } from '@ai-etl/core/contracts/source'
import { scalar } from '@ai-etl/core/types/logical'
import { mergeSingles } from './merge.ts'
import { GENERATED, Names, tableNames } from './names.ts'
import { NO_NODE, type PathTree, RECORD, SEEN } from './path-tree.ts'

/** How a format writes paths and names. */
export interface PathStyle {
  /** Candidates for a segment of a column's name, best first: XML offers the local name, then the prefixed one. */
  segment(name: string, kinds: number): readonly string[]
  /** The whole path of a node, from the record: `okved[].code`, `params/@id`. */
  path(tree: PathTree, node: number): string
  /** Type of the text of opaque nodes. */
  readonly opaque: 'json' | 'string'
}

/** Tables and columns of nested input, and where each path's values go. Indexed by node of the tree. */
export interface TreePlan {
  readonly tree: PathTree
  readonly tables: readonly SourceTable[]
  /** More than one table: rows have ids. */
  readonly nested: boolean
  /** Index of the parent table; -1 for the root. */
  readonly parents: readonly number[]
  /** Table whose rows the node's occurrences are; -1 when they are none. */
  readonly rowTable: Int32Array
  /** Table that the node's own value belongs to. */
  readonly table: Int32Array
  /** Column of the node's own value in that table; -1 when it has none. */
  readonly column: Int32Array
  /** Element node that takes a lone object, or a lone scalar, which stands where elsewhere an array stands; else -1. */
  readonly loneObject: Int32Array
  readonly loneScalar: Int32Array
  /** Paths that were scalars here and objects or arrays there. */
  readonly variants: readonly string[]
  /** Paths kept as text. */
  readonly opaque: readonly string[]
}

/** Decides tables and columns from what discovery saw. The tree gains nodes where single values join arrays. */
export function planTables(tree: PathTree, root: string, style: PathStyle): TreePlan {
  keepEmptyStructures(tree)
  const lone = mergeSingles(tree)
  const size = tree.size
  const rowTable = new Int32Array(size).fill(-1)
  const table = new Int32Array(size).fill(-1)
  const column = new Int32Array(size).fill(-1)
  const rows = rowNodes(tree)
  const nested = rows.length > 1
  const parents = rows.map((node) => rows.indexOf(enclosingRow(tree, node)))
  const tableName = new Names(false)
  tableName.take([root])
  const names = rows.map((node) =>
    node === RECORD ? root : tableName.take(tableNames(root, segments(tree, RECORD, node, style))),
  )
  const tables = rows.map((row, index): SourceTable => {
    rowTable[row] = index
    const generated = nested ? generatedColumns(parents[index], parents.includes(index)) : []
    const columns = [...generated]
    const free = new Names(nested)
    const nodes = columnNodes(tree, row)
    const named = nameColumns(tree, row, nodes, free, style)
    for (const node of nodes) {
      table[node] = index
      column[node] = columns.length
      columns.push(columnOf(tree, node, named.get(node) ?? '', style))
    }
    return { name: names[index], parent: parents[index] === -1 ? null : names[parents[index]], columns }
  })
  const loneObject = lone.object
  const loneScalar = lone.scalar
  const variants = pathsWhere(tree, style, (node) => isVariant(tree, node))
  const opaque = pathsWhere(tree, style, (node) => (tree.kinds[node] & SEEN.OPAQUE) !== 0)
  return { tree, tables, nested, parents, rowTable, table, column, loneObject, loneScalar, variants, opaque }
}

/** Objects and arrays that are empty wherever they occur have nothing to flatten: they are kept as text. */
function keepEmptyStructures(tree: PathTree): void {
  for (let node = 1; node < tree.size; node++) {
    const kinds = tree.kinds[node]
    const members = tree.childrenOf(node).some((child) => tree.isRow(child) || (tree.kinds[child] & SEEN.ELEMENT) === 0)
    const structure = (kinds & (SEEN.OBJECT | SEEN.ARRAY)) !== 0
    if (structure && !members && (kinds & (SEEN.ELEMENT | SEEN.REPEATED)) === 0) tree.kinds[node] |= SEEN.OPAQUE
  }
}

/** Rows' nodes, parents first; those below an opaque node are text. */
function rowNodes(tree: PathTree): number[] {
  const found: number[] = []
  const visit = (node: number) => {
    if (tree.isRow(node)) found.push(node)
    if ((tree.kinds[node] & SEEN.OPAQUE) === 0) tree.childrenOf(node).forEach(visit)
  }
  visit(RECORD)
  return found
}

function enclosingRow(tree: PathTree, node: number): number {
  let above = tree.parent[node]
  while (above !== NO_NODE && !tree.isRow(above)) above = tree.parent[above]
  return above
}

/** Nodes with a value of their own in the rows of `row`, nested groups kept together. */
function columnNodes(tree: PathTree, row: number): number[] {
  const found: number[] = []
  const visit = (node: number) => {
    if (node !== row && tree.isRow(node)) return
    if (hasColumn(tree, node)) found.push(node)
    if ((tree.kinds[node] & SEEN.OPAQUE) === 0) tree.childrenOf(node).forEach(visit)
  }
  visit(row)
  return found
}

function hasColumn(tree: PathTree, node: number): boolean {
  const kinds = tree.kinds[node]
  if ((kinds & (SEEN.SCALAR | SEEN.OPAQUE)) !== 0) return true
  return (kinds & SEEN.NULL) !== 0 && (kinds & (SEEN.OBJECT | SEEN.ARRAY)) === 0 && tree.firstChild[node] === NO_NODE
}

function generatedColumns(parent: number, hasChildren: boolean): SourceColumn[] {
  const made = (name: string, kind: 'uuid' | 'int64'): SourceColumn => ({
    name,
    path: name,
    type: scalar(kind),
    nullable: false,
    generated: true,
  })
  return [
    ...(parent === -1 || hasChildren ? [made(GENERATED.id, 'uuid')] : []),
    ...(parent === -1 ? [] : [made(GENERATED.parentId, 'uuid'), made(GENERATED.position, 'int64')]),
  ]
}

/** Gives out names in the order of the columns, to elements before attributes. */
function nameColumns(
  tree: PathTree,
  row: number,
  nodes: readonly number[],
  free: Names,
  style: PathStyle,
): ReadonlyMap<number, string> {
  const rank = (node: number) => tree.kinds[node] & SEEN.ATTRIBUTE
  const ordered = nodes.toSorted((a, b) => rank(a) - rank(b))
  return new Map(
    ordered.map((node) => [
      node,
      free.take(node === row ? ['value'] : joined(segmentCandidates(tree, row, node, style))),
    ]),
  )
}

function columnOf(tree: PathTree, node: number, name: string, style: PathStyle): SourceColumn {
  const column = { name, path: style.path(tree, node) }
  return (tree.kinds[node] & SEEN.OPAQUE) === 0 ? column : { ...column, type: scalar(style.opaque) }
}

/** Names joined with `_`: all by the best candidate, then with each segment's further ones, the last segment's first. */
function joined(parts: readonly (readonly string[])[]): string[] {
  const best = parts.map((candidates) => candidates[0])
  const names = [best.join('_')]
  for (let index = parts.length - 1; index >= 0; index--) {
    for (const other of parts[index].slice(1)) names.push(best.with(index, other).join('_'))
  }
  return names
}

function segments(tree: PathTree, from: number, node: number, style: PathStyle): string[] {
  return segmentCandidates(tree, from, node, style).map((candidates) => candidates[0])
}

function segmentCandidates(tree: PathTree, from: number, node: number, style: PathStyle): (readonly string[])[] {
  const parts: (readonly string[])[] = []
  for (let at = node; at !== from; at = tree.parent[at]) {
    if ((tree.kinds[at] & SEEN.ELEMENT) === 0) parts.unshift(style.segment(tree.name(at), tree.kinds[at]))
  }
  return parts
}

function isVariant(tree: PathTree, node: number): boolean {
  const kinds = tree.kinds[node]
  if ((kinds & SEEN.OPAQUE) !== 0) return false
  const seen = kinds & (SEEN.SCALAR | SEEN.OBJECT | SEEN.ARRAY)
  return (seen & (seen - 1)) !== 0
}

function pathsWhere(tree: PathTree, style: PathStyle, wanted: (node: number) => boolean): string[] {
  const found: string[] = []
  for (let node = 0; node < tree.size; node++) if (wanted(node)) found.push(style.path(tree, node))
  return found
}
