import type { Typed } from '../../expressions/typed.ts'
import type { OperatorNode, Operators } from './dialect.ts'
import type { Binding, Fragment } from './fragment.ts'
import { BINDING, fill, operand } from './fragment.ts'
import type { Writing } from './rule.ts'

/** Operators as standard SQL has them; a dialect spreads these and states its differences. */
export const STANDARD_OPERATORS = {
  not: (node, { expression }) => ({
    text: `NOT ${operand(expression(node.operand), BINDING.comparison)}`,
    binds: BINDING.not,
  }),
  and: (node, writing) => infix('AND', node, writing, BINDING.and),
  or: (node, writing) => infix('OR', node, writing, BINDING.or),
  compare: (node, { expression, exactly }) =>
    comparison(
      (node.left.kind === 'constant' ? exactly : expression)(node.left),
      node.operator,
      expression(node.right),
    ),
  distinct: (node, { expression }) => {
    const operator = node.negated ? 'IS NOT DISTINCT FROM' : 'IS DISTINCT FROM'
    return comparison(expression(node.left), operator, expression(node.right))
  },
  is: (node, { expression }) => {
    const test = `IS ${node.negated ? 'NOT ' : ''}${node.test.toUpperCase()}`
    return { text: `${operand(expression(node.operand), BINDING.concatenation)} ${test}`, binds: BINDING.comparison }
  },
  in: (node, { expression }) => {
    const items = node.items.map((item) => expression(item).text).join(', ')
    const operator = node.negated ? 'NOT IN' : 'IN'
    return {
      text: `${operand(expression(node.operand), BINDING.concatenation)} ${operator} (${items})`,
      binds: BINDING.comparison,
    }
  },
  like: (node, writing) =>
    like(node, writing, node.ignoreCase ? 'ILIKE' : 'LIKE', ` ESCAPE ${writing.text('\\').text}`),
  arithmetic: (node, writing) => arithmetic(node, writing),
  negate: (node, { expression }) => ({ text: `-${operand(expression(node.operand))}`, binds: BINDING.sign }),
  concat: (node, { expression, constant }) => {
    // DuckDB takes what is NULL for certain for a column without a type.
    if ([node.left, node.right].some(isNull)) return constant(null, node.type)
    return {
      text: `${operand(expression(node.left), BINDING.concatenation)} || ${operand(expression(node.right))}`,
      binds: BINDING.concatenation,
    }
  },
  case: (node, { expression }) => {
    const { branches: all, otherwise: rest } = flattened(node)
    const branches = all.map(({ when, result }) => `WHEN ${expression(when).text} THEN ${expression(result).text}`)
    const otherwise = rest.kind === 'constant' && rest.value === null ? '' : ` ELSE ${expression(rest).text}`
    return { text: `CASE ${branches.join(' ')}${otherwise} END`, binds: BINDING.atom }
  },
} satisfies Operators

/**
 * A CASE with the branches of the CASE behind its ELSE. ClickHouse computes what two nested ones share for all rows, also
 * where a branch guards it.
 */
function flattened(node: OperatorNode<'case'>): Pick<OperatorNode<'case'>, 'branches' | 'otherwise'> {
  const { branches, otherwise } = node
  if (otherwise.kind !== 'case') return node
  const inner = flattened(otherwise)
  return { branches: [...branches, ...inner.branches], otherwise: inner.otherwise }
}

export function comparison(left: Fragment, operator: string, right: Fragment): Fragment {
  const [a, b] = [operand(left, BINDING.concatenation), operand(right, BINDING.concatenation)]
  return { text: `${a} ${operator} ${b}`, binds: BINDING.comparison }
}

/** `a + b` with the type of the tree: where both are constants one says its type. */
export function arithmetic(node: OperatorNode<'arithmetic'>, writing: Writing, symbol?: string): Fragment {
  const binding: Binding = node.operator === '+' || node.operator === '-' ? BINDING.sum : BINDING.product
  const constant = writing.isWeak(node.left) && writing.isWeak(node.right)
  const left = constant ? writing.exactly(node.left) : writing.expression(node.left)
  return binary(left, symbol ?? node.operator, writing.expression(node.right), binding)
}

/** An operator that groups from the left. */
export function binary(left: Fragment, symbol: string, right: Fragment, binding: Binding): Fragment {
  return { text: `${operand(left, binding)} ${symbol} ${operand(right)}`, binds: binding }
}

export function like(node: OperatorNode<'like'>, { expression }: Writing, word: string, escape: string): Fragment {
  const operator = node.negated ? `NOT ${word}` : word
  const written = comparison(expression(node.operand), operator, expression(node.pattern))
  return { text: `${written.text}${escape}`, binds: BINDING.comparison }
}

function infix(word: string, node: { left: Typed; right: Typed }, { expression }: Writing, binding: Binding): Fragment {
  const [left, right] = [expression(node.left), expression(node.right)]
  // AND and OR group either way, so that the same word never needs brackets.
  return { text: `${operand(left, binding)} ${word} ${operand(right, binding)}`, binds: binding }
}

/** IS DISTINCT FROM where there is no such operator. */
export function distinctByCase(node: OperatorNode<'distinct'>, { expression }: Writing): Fragment {
  const pieces = [expression(node.left), expression(node.right)]
  const different = node.negated ? '$1 = $2' : '$1 <> $2'
  const missing = node.negated ? '$1 IS NULL AND $2 IS NULL' : 'NOT ($1 IS NULL AND $2 IS NULL)'
  return fill(`CASE WHEN $1 IS NULL OR $2 IS NULL THEN ${missing} ELSE ${different} END`, pieces)
}

function isNull(typed: Typed): boolean {
  return (typed.kind === 'constant' && typed.value === null) || (typed.kind === 'cast' && isNull(typed.operand))
}
