import { mapColumns } from '../../../expressions/transform.ts'
import type { Typed } from '../../../expressions/typed.ts'
import { columnsIn, expressionsOf, mapExpressions } from '../columns-used.ts'
import type { Op, Plan, PlanNode } from '../ops.ts'

/** Leaves out the columns that nobody reads, down to those of the sources. */
export function pruneColumns(plan: Plan): Plan {
  const wanted = wantedColumns(plan)
  const kept = new Map<string, readonly number[]>()
  const before = new Map(plan.nodes.map((node) => [node.id, node]))
  const nodes = plan.nodes.map((node) => {
    const keep = keptBy(node, wanted.get(node.id) ?? new Set(), kept)
    kept.set(node.id, keep)
    return { ...node, op: narrowed(node, keep, kept, before), columns: keep.map((index) => node.columns[index]) }
  })
  return { ...plan, nodes }
}

/** By node the columns that its readers, or the targets, need of it. */
function wantedColumns(plan: Plan): ReadonlyMap<string, Set<number>> {
  const byId = new Map(plan.nodes.map((node) => [node.id, node]))
  const wanted = new Map<string, Set<number>>(plan.nodes.map((node) => [node.id, new Set()]))
  const want = (id: string, columns: Iterable<number>) => {
    for (const column of columns) wanted.get(id)?.add(column)
  }
  const everything = (id: string) => want(id, byId.get(id)?.columns.keys() ?? [])
  for (const target of plan.targets) everything(target.input)
  for (const node of plan.nodes.toReversed()) {
    const { op } = node
    const own = wanted.get(node.id) ?? new Set()
    want(node.id, keptAnyway(node, own))
    switch (op.op) {
      case 'scan':
        break
      case 'union':
        op.inputs.forEach(everything)
        break
      case 'distinct':
        everything(op.input)
        break
      case 'join': {
        const left = byId.get(op.left)?.columns.length ?? 0
        const used = [...columnsIn([op.on]), ...[...own].map((column) => op.output[column].index)]
        want(
          op.left,
          used.filter((column) => column < left),
        )
        want(
          op.right,
          used.filter((column) => column >= left).map((column) => column - left),
        )
        break
      }
      case 'project':
      case 'aggregate':
        want(op.input, columnsIn(expressionsOf(op, (value) => own.has(value))))
        break
      case 'window': {
        const passed = node.columns.length - op.values.length
        want(
          op.input,
          [...own].filter((column) => column < passed),
        )
        want(op.input, columnsIn(expressionsOf(op, (value) => own.has(passed + value))))
        break
      }
      default:
        want(op.input, own)
        want(op.input, columnsIn(expressionsOf(op)))
        if (op.op === 'unnest') want(op.input, [op.column])
    }
  }
  return wanted
}

/** A column that is kept though nobody reads it: rows are rows, and what it is computed from is read for it. */
function keptAnyway({ op, columns }: PlanNode, wanted: ReadonlySet<number>): readonly number[] {
  const first = op.op === 'aggregate' ? op.by.length : op.op === 'window' ? columns.length - op.values.length : 0
  const computes = op.op === 'project' || op.op === 'join' || op.op === 'aggregate' || op.op === 'window'
  const has = [...wanted].some((column) => column >= first) || (op.op === 'aggregate' && op.by.length > 0)
  return computes && !has && columns.length > first ? [first] : []
}

/** What a node gives from now on, by old index. What passes its input on passes all of it. */
function keptBy(
  node: PlanNode,
  wanted: ReadonlySet<number>,
  kept: ReadonlyMap<string, readonly number[]>,
): readonly number[] {
  const { op, columns } = node
  const all = [...columns.keys()]
  switch (op.op) {
    case 'scan':
    case 'project':
    case 'join':
      return atLeastOne(
        all.filter((column) => wanted.has(column)),
        all,
      )
    case 'aggregate':
      return atLeastOne(
        all.filter((column) => column < op.by.length || wanted.has(column)),
        all,
      )
    case 'union':
      return all
    case 'window': {
      const passed = columns.length - op.values.length
      const values = all.slice(passed).filter((column) => wanted.has(column))
      return [...(kept.get(op.input) ?? []), ...(values.length > 0 ? values : all.slice(passed, passed + 1))]
    }
    default:
      return kept.get(op.input) ?? all
  }
}

/** Rows are rows even where no column of theirs is read. */
function atLeastOne(kept: readonly number[], all: readonly number[]): readonly number[] {
  return kept.length > 0 ? kept : all.slice(0, 1)
}

function narrowed(
  { op, columns }: PlanNode,
  keep: readonly number[],
  kept: ReadonlyMap<string, readonly number[]>,
  before: ReadonlyMap<string, PlanNode>,
): Op {
  if (op.op === 'scan' || op.op === 'union') return op
  if (op.op === 'join') {
    const [left, right] = [kept.get(op.left) ?? [], kept.get(op.right) ?? []]
    const leftBefore = before.get(op.left)?.columns.length ?? 0
    const place = (index: number) =>
      index < leftBefore ? left.indexOf(index) : left.length + right.indexOf(index - leftBefore)
    const output = keep.map((column) => ({ ...op.output[column], index: place(op.output[column].index) }))
    return { ...op, on: op.on && mapColumns(op.on, place), output }
  }
  const input = kept.get(op.input) ?? []
  const place = (index: number) => input.indexOf(index)
  const move = (tree: Typed) => mapColumns(tree, place)
  switch (op.op) {
    case 'project':
      return mapExpressions({ ...op, values: keep.map((column) => op.values[column]) }, move)
    case 'aggregate': {
      const values = op.values.filter((_, i) => keep.includes(op.by.length + i))
      return mapExpressions({ ...op, values }, move)
    }
    case 'window': {
      const passed = columns.length - op.values.length
      return mapExpressions({ ...op, values: op.values.filter((_, i) => keep.includes(passed + i)) }, move)
    }
    case 'unnest':
      return { ...op, column: place(op.column) }
    default:
      return mapExpressions(op, move)
  }
}
