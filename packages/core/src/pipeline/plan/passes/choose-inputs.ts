import { mapColumns } from '../../../expressions/transform.ts'
import type { SourceSize } from '../column-size.ts'
import { estimateRows, sizedNodes } from '../estimate.ts'
import type { JoinKind, JoinOp, Plan } from '../ops.ts'

/** The same join seen from its other side; semi and anti joins have none. */
const MIRRORED: Readonly<Partial<Record<JoinKind, JoinKind>>> = {
  inner: 'inner',
  cross: 'cross',
  full: 'full',
  left: 'right',
  right: 'left',
}
/** Sides of about one size stay as they were written. */
const CLEARLY = 2

/**
 * Puts the smaller input of a join on its right side, where the rows of both are known about: hash joins hold that side in
 * memory, and ClickHouse takes the right one as it is written.
 */
export function chooseInputs(plan: Plan, sizes: ReadonlyMap<string, SourceSize>): Plan {
  const sized = sizedNodes(plan, sizes)
  if (sized.size === 0) return plan
  const rows = estimateRows(plan, sizes)
  const columns = new Map(plan.nodes.map((node) => [node.id, node.columns.length]))
  const nodes = plan.nodes.map((node) => {
    const { op } = node
    if (op.op !== 'join' || op.left === op.right || !sized.has(op.left) || !sized.has(op.right)) return node
    const [left, right] = [rows.get(op.left) ?? 0, rows.get(op.right) ?? 0]
    if (right <= left * CLEARLY) return node
    const mirrored = mirror(op, columns.get(op.left) ?? 0, columns.get(op.right) ?? 0)
    return mirrored ? { ...node, op: mirrored } : node
  })
  return { ...plan, nodes }
}

/** @param left @param right numbers of their columns */
function mirror(op: JoinOp, left: number, right: number): JoinOp | null {
  const kind = MIRRORED[op.kind]
  if (kind === undefined) return null
  const place = (index: number) => (index < left ? index + right : index - left)
  return {
    ...op,
    kind,
    left: op.right,
    right: op.left,
    on: op.on && mapColumns(op.on, place),
    output: op.output.map((each) => ({ ...each, index: place(each.index) })),
  }
}
