import type { Plan, PlanNode } from '../../pipeline/plan/ops.ts'
import { inputsOfOp } from '../../pipeline/plan/ops.ts'

/** The nodes of some steps as a plan of their own: what they read of others are its sources. */
export function partOf(plan: Plan, steps: ReadonlySet<string>): Plan {
  const inside = plan.nodes.filter(({ step }) => steps.has(step))
  const ids = new Set(inside.map(({ id }) => id))
  const read = new Set(inside.flatMap(({ op }) => inputsOfOp(op)).filter((id) => !ids.has(id)))
  const scans = plan.nodes.filter(({ id }) => read.has(id)).map(asScan)
  return { ...plan, nodes: [...scans, ...inside], targets: [] }
}

/** A node read as a table of its name. */
export function asScan(node: PlanNode): PlanNode {
  return { ...node, op: { op: 'scan', source: node.id }, last: true }
}
