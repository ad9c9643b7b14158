import { nodesOf } from '../../expressions/transform.ts'
import type { Typed } from '../../expressions/typed.ts'

/** A comparison of a join's sides; `left` and `right` are columns, by index into their own side, where they are bare. */
export interface JoinKey {
  readonly left: number | null
  readonly right: number | null
  readonly trees: readonly [Typed, Typed]
}

/** Equalities of both sides among the conditions that all hold. @param width columns of the left side */
export function equalities(on: Typed, width: number): readonly JoinKey[] {
  if (on.kind === 'and') return [...equalities(on.left, width), ...equalities(on.right, width)]
  const equal = (on.kind === 'compare' && on.operator === '=') || (on.kind === 'distinct' && on.negated)
  if (!equal) return []
  const sides = [on.left, on.right].map((tree) => sideOf(tree, width))
  if (sides.includes(null) || sides[0] === sides[1]) return []
  const trees = sides[0] === 'left' ? ([on.left, on.right] as const) : ([on.right, on.left] as const)
  return [{ left: bare(trees[0]), right: shifted(bare(trees[1]), width), trees }]
}

function sideOf(tree: Typed, width: number): 'left' | 'right' | null {
  const sides = new Set(
    nodesOf(tree, (node) => node.kind === 'column').map((node) =>
      node.kind === 'column' && node.index < width ? 'left' : 'right',
    ),
  )
  return sides.size === 1 ? [...sides][0] : null
}

function bare(tree: Typed): number | null {
  return tree.kind === 'column' ? tree.index : tree.kind === 'cast' ? bare(tree.operand) : null
}

function shifted(index: number | null, width: number): number | null {
  return index === null ? null : index - width
}
