import type { ColumnReference, Expression } from './syntax.ts'

/** The columns that an expression names, in the order of writing. */
export function columnReferences(tree: Expression): readonly ColumnReference[] {
  return tree.kind === 'column' ? [tree] : operandsOf(tree).flatMap(columnReferences)
}

/** The direct operands of a node. */
export function operandsOf(tree: Expression): readonly Expression[] {
  switch (tree.kind) {
    case 'literal':
    case 'column':
    case 'parameter':
      return []
    case 'unary':
    case 'is':
    case 'cast':
      return [tree.operand]
    case 'binary':
      return [tree.left, tree.right]
    case 'in':
      return [tree.operand, ...tree.items]
    case 'between':
      return [tree.operand, tree.low, tree.high]
    case 'like':
      return [tree.operand, tree.pattern]
    case 'case':
      return [
        ...tree.branches.flatMap((branch) => [branch.when, branch.result]),
        ...(tree.otherwise === null ? [] : [tree.otherwise]),
      ]
    case 'call':
      return [
        ...tree.arguments,
        ...(tree.order ?? []).map((term) => term.expression),
        ...(tree.filter ? [tree.filter] : []),
      ]
  }
}
