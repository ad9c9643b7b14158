import type { Plan } from '../ops.ts'
import { withInputs } from '../ops.ts'

/** Nodes that do the same to the same rows become one. */
export function shareSubplans(plan: Plan): Plan {
  const first = new Map<string, string>()
  const instead = new Map<string, string>()
  const of = (id: string) => instead.get(id) ?? id
  // Inputs stand before their readers, so each node is met with the final names of what it reads.
  const nodes = plan.nodes.flatMap((node) => {
    const op = withInputs(node.op, of)
    const key = JSON.stringify([op, node.columns], exactly)
    const known = first.get(key)
    // A node in between may go; one that has a step's name is what readers and targets mean by it.
    if (known !== undefined && !node.last) {
      instead.set(node.id, known)
      return []
    }
    if (known === undefined) first.set(key, node.id)
    return [{ ...node, op }]
  })
  return { ...plan, nodes }
}

function exactly(_: string, value: unknown): unknown {
  return typeof value === 'bigint' ? `${value}n` : value
}
