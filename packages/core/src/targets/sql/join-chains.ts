import type { Typed } from '../../expressions/typed.ts'
import type { JoinOp, PlanNode } from '../../pipeline/plan/ops.ts'
import { inputsOfOp } from '../../pipeline/plan/ops.ts'
import type { Range } from '../../pipeline/plan/ranges.ts'
import type { Fragment } from './fragment.ts'
import type { Statement } from './nodes.ts'
import { columnOf } from './relations.ts'

/**
 * Inner joins that may stand in the SELECT of the one join that reads them, so that an engine which chooses the order of
 * joins within one SELECT alone sees all of them. Only where no condition can fail for a pair that would never have met.
 * @param nodes of one statement, each behind what it reads
 * @param goal the node whose rows are given: it stands for itself
 */
export function joinsWithin(nodes: readonly PlanNode[], goal: string): ReadonlySet<string> {
  const byId = new Map(nodes.map((node) => [node.id, node]))
  const readers = new Map<string, number>()
  for (const { op } of nodes) for (const id of inputsOfOp(op)) readers.set(id, (readers.get(id) ?? 0) + 1)
  const within = new Set<string>()
  const bases = (id: string): readonly string[] => {
    const op = byId.get(id)?.op
    return within.has(id) && op?.op === 'join' ? [op.left, op.right].flatMap(bases) : [id]
  }
  for (const { op } of nodes) {
    if (op.op !== 'join' || !isMovable(op)) continue
    for (const side of [op.left, op.right]) {
      const child = byId.get(side)?.op
      if (side === goal || readers.get(side) !== 1 || child?.op !== 'join' || !isMovable(child)) continue
      within.add(side)
      // A relation that is read twice would need a second name.
      const all = [op.left, op.right].flatMap(bases)
      if (new Set(all).size < all.length) within.delete(side)
    }
  }
  return within
}

function isMovable({ kind, on, left, right }: JoinOp): boolean {
  return kind === 'inner' && on !== null && left !== right && comparesColumns(on)
}

function comparesColumns(on: Typed): boolean {
  if (on.kind === 'and') return comparesColumns(on.left) && comparesColumns(on.right)
  return on.kind === 'compare' && [on.left, on.right].every(({ kind }) => kind === 'column' || kind === 'constant')
}

/** A side of a join: a relation, or joins that stand in the same SELECT. */
export interface Side {
  readonly from: string
  /** Lines behind FROM. */
  readonly joins: readonly string[]
  readonly column: (index: number) => Fragment
  readonly range: (index: number) => Range | null
}

/**
 * A node as a side of a join.
 * @param condition writes a condition over the columns of two sides
 */
export function sideOf(
  id: string,
  statement: Statement,
  condition: (node: PlanNode, on: Typed, left: Side, right: Side) => string,
): Side {
  const relation = statement.relations.of(id)
  const { op } = relation.node
  if (!statement.within.has(id) || op.op !== 'join' || op.on === null) {
    const column = (index: number) => columnOf(relation, index, true)
    return { from: relation.from, joins: [], column, range: (index) => relation.ranges[index] }
  }
  const [left, right] = [sideOf(op.left, statement, condition), sideOf(op.right, statement, condition)]
  const width = statement.relations.of(op.left).columns.length
  const on = `  ON ${condition(relation.node, op.on, left, right)}`
  const at =
    <T>(of: (side: Side, index: number) => T) =>
    (index: number) => {
      const { index: place } = op.output[index]
      return place < width ? of(left, place) : of(right, place - width)
    }
  return {
    from: left.from,
    joins: [...left.joins, `JOIN ${inBrackets(right)}`, on],
    column: at((side, index) => side.column(index)),
    range: at((side, index) => side.range(index)),
  }
}

/** What stands behind JOIN. */
export function inBrackets({ from, joins }: Side): string {
  return joins.length === 0 ? from : `(${[from, ...joins.map((line) => line.trimStart())].join(' ')})`
}
