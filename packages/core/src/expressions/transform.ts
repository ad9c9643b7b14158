import type { Order } from '../pipeline/plan/ops.ts'
import type { Typed } from './typed.ts'

/** The direct operands of a node. */
export function operandsOfTyped(tree: Typed): readonly Typed[] {
  switch (tree.kind) {
    case 'constant':
    case 'parameter':
    case 'column':
      return []
    case 'not':
    case 'is':
    case 'negate':
    case 'cast':
      return [tree.operand]
    case 'and':
    case 'or':
    case 'compare':
    case 'distinct':
    case 'arithmetic':
    case 'concat':
      return [tree.left, tree.right]
    case 'in':
      return [tree.operand, ...tree.items]
    case 'like':
      return [tree.operand, tree.pattern]
    case 'case':
      return [...tree.branches.flatMap((branch) => [branch.when, branch.result]), tree.otherwise]
    case 'call':
      return tree.arguments
    case 'windowed':
      return [...tree.arguments, ...(tree.filter ? [tree.filter] : [])]
    case 'aggregate':
      return [...tree.arguments, ...tree.order.map((term) => term.expression), ...(tree.filter ? [tree.filter] : [])]
  }
}

/** The same node over other operands. */
export function mapOperands(tree: Typed, map: (operand: Typed) => Typed): Typed {
  switch (tree.kind) {
    case 'constant':
    case 'parameter':
    case 'column':
      return tree
    case 'not':
    case 'is':
    case 'negate':
    case 'cast':
      return { ...tree, operand: map(tree.operand) }
    case 'and':
    case 'or':
    case 'compare':
    case 'distinct':
    case 'arithmetic':
    case 'concat':
      return { ...tree, left: map(tree.left), right: map(tree.right) }
    case 'in':
      return { ...tree, operand: map(tree.operand), items: tree.items.map(map) }
    case 'like':
      return { ...tree, operand: map(tree.operand), pattern: map(tree.pattern) }
    case 'case':
      return {
        ...tree,
        branches: tree.branches.map(({ when, result }) => ({ when: map(when), result: map(result) })),
        otherwise: map(tree.otherwise),
      }
    case 'call':
      return { ...tree, arguments: tree.arguments.map(map) }
    case 'windowed':
      return { ...tree, arguments: tree.arguments.map(map), filter: tree.filter && map(tree.filter) }
    case 'aggregate':
      return {
        ...tree,
        arguments: tree.arguments.map(map),
        order: mapOrder(tree.order, map),
        filter: tree.filter && map(tree.filter),
      }
  }
}

export function mapOrder(order: readonly Order[], map: (operand: Typed) => Typed): readonly Order[] {
  return order.map((term) => ({ ...term, expression: map(term.expression) }))
}

/** Every node of a tree for which `wanted` holds, outer ones first. */
export function nodesOf(tree: Typed, wanted: (node: Typed) => boolean): readonly Typed[] {
  const below = operandsOfTyped(tree).flatMap((operand) => nodesOf(operand, wanted))
  return wanted(tree) ? [tree, ...below] : below
}

/** The tree with each column's index replaced. */
export function mapColumns(tree: Typed, index: (column: number) => number): Typed {
  if (tree.kind === 'column') return { ...tree, index: index(tree.index) }
  return mapOperands(tree, (operand) => mapColumns(operand, index))
}
