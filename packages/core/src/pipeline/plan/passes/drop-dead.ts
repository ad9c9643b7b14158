import type { Plan } from '../ops.ts'
import { inputsOfOp } from '../ops.ts'

/** Leaves out nodes that no target reads. */
export function dropDead(plan: Plan): Plan {
  const byId = new Map(plan.nodes.map((node) => [node.id, node]))
  const live = new Set<string>()
  const visit = (id: string) => {
    const node = byId.get(id)
    if (!node || live.has(id)) return
    live.add(id)
    inputsOfOp(node.op).forEach(visit)
  }
  for (const target of plan.targets) visit(target.input)
  return { ...plan, nodes: plan.nodes.filter((node) => live.has(node.id)) }
}
