import { ORDERED_AGGREGATES } from '../../../expressions/functions/names.ts'
import { nodesOf } from '../../../expressions/transform.ts'
import { expressionsOf } from '../columns-used.ts'
import type { Op, Plan } from '../ops.ts'
import { inputsOfOp, withInputs } from '../ops.ts'

/**
 * Leaves out sorts whose order nobody relies on. Behind most of them a limit takes along their order and sorts again:
 * told once, an engine keeps the first rows alone instead of ordering all of them.
 */
export function dropSorts(plan: Plan): Plan {
  const relied = new Set(plan.targets.map(({ input }) => input))
  for (const { id, op } of plan.nodes.toReversed())
    if (reliesOnOrder(op, relied.has(id))) for (const input of inputsOfOp(op)) relied.add(input)
  const instead = new Map<string, string>()
  const of = (id: string) => instead.get(id) ?? id
  const nodes = plan.nodes.flatMap((node) => {
    const op = withInputs(node.op, of)
    if (op.op !== 'sort' || relied.has(node.id)) return [{ ...node, op }]
    instead.set(node.id, op.input)
    return []
  })
  return instead.size === 0 ? plan : { ...plan, nodes }
}

/** Whether what an op gives, or the order that it gives it in, comes of the order of its input. */
function reliesOnOrder(op: Op, itself: boolean): boolean {
  switch (op.op) {
    case 'limit':
      return op.order.length === 0
    case 'aggregate':
      return expressionsOf(op).some((tree) => tree !== null && takesInputOrder(tree))
    // Rows that are equal in a window's order may keep the one that they come in.
    case 'window':
      return true
    case 'scan':
    case 'sort':
    case 'join':
    case 'distinct':
    case 'union':
      return false
    case 'project':
    case 'filter':
    case 'unnest':
      return itself
  }
}

function takesInputOrder(tree: Parameters<typeof nodesOf>[0]): boolean {
  const found = nodesOf(
    tree,
    (node) => node.kind === 'aggregate' && node.order.length === 0 && ORDERED_AGGREGATES.has(node.name),
  )
  return found.length > 0
}
