import { allocateBatch } from '../../../contracts/batch.ts'
import { compileExpression, ValueError } from '../../../expressions/evaluate.ts'
import { engineOnly } from '../../../expressions/fold.ts'
import { mapOperands, operandsOfTyped } from '../../../expressions/transform.ts'
import type { Typed } from '../../../expressions/typed.ts'
import { mapExpressions } from '../columns-used.ts'
import type { Plan } from '../ops.ts'

/** Computes what needs no row, and cuts conditions short that a constant decides. Parameters keep their places. */
export function foldConstants(plan: Plan): Plan {
  const fold = (tree: Typed): Typed => folded(mapOperands(tree, fold), plan.timezone)
  return { ...plan, nodes: plan.nodes.map((node) => ({ ...node, op: mapExpressions(node.op, fold) })) }
}

const NO_ROW = allocateBatch(0, 0, 1, 0)

function folded(tree: Typed, timezone: string): Typed {
  const short = decided(tree)
  if (short) return short
  const operands = operandsOfTyped(tree)
  const known = operands.length > 0 && operands.every((operand) => operand.kind === 'constant')
  if (!known || engineOnly(tree, timezone) !== null) return tree
  try {
    return { kind: 'constant', type: tree.type, value: compileExpression(tree)(NO_ROW, 0) }
  } catch (error) {
    // A value that cannot be is a fault of the rows that come here, and there may be none.
    if (error instanceof ValueError) return tree
    throw error
  }
}

/** `true and x` is x, `false and x` is false; the same of OR the other way round. Undefined where nothing is decided. */
function decided(tree: Typed): Typed | undefined {
  if (tree.kind !== 'and' && tree.kind !== 'or') return undefined
  const neutral = tree.kind === 'and'
  for (const [side, other] of [
    [tree.left, tree.right],
    [tree.right, tree.left],
  ]) {
    if (side.kind !== 'constant' || side.value === null) continue
    return side.value === neutral ? other : side
  }
  return undefined
}
