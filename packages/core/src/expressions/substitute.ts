import type { Expression, OrderTerm } from './syntax.ts'

/** The tree with other trees in place of some of its nodes; those put in are not looked into. */
export function substituted(tree: Expression, instead: (tree: Expression) => Expression | undefined): Expression {
  return instead(tree) ?? mapOperands(tree, (each) => substituted(each, instead))
}

/** The same node over other operands; those of a window stay. */
export function mapOperands(tree: Expression, of: (operand: Expression) => Expression): Expression {
  const term = (each: OrderTerm): OrderTerm => ({ ...each, expression: of(each.expression) })
  switch (tree.kind) {
    case 'literal':
    case 'column':
    case 'parameter':
      return tree
    case 'unary':
    case 'is':
    case 'cast':
      return { ...tree, operand: of(tree.operand) }
    case 'binary':
      return { ...tree, left: of(tree.left), right: of(tree.right) }
    case 'in':
      return { ...tree, operand: of(tree.operand), items: tree.items.map(of) }
    case 'between':
      return { ...tree, operand: of(tree.operand), low: of(tree.low), high: of(tree.high) }
    case 'like':
      return { ...tree, operand: of(tree.operand), pattern: of(tree.pattern) }
    case 'case': {
      const branches = tree.branches.map(({ when, result }) => ({ when: of(when), result: of(result) }))
      return { ...tree, branches, otherwise: tree.otherwise && of(tree.otherwise) }
    }
    case 'call':
      return {
        ...tree,
        arguments: tree.arguments.map(of),
        ...(tree.order && { order: tree.order.map(term) }),
        ...(tree.filter && { filter: of(tree.filter) }),
      }
  }
}
