import { scaleOf } from '../../../expressions/values.ts'
import type { LogicalType } from '../../../types/logical.ts'
import type { OperatorNode, Operators } from '../dialect.ts'
import type { Fragment } from '../fragment.ts'
import { BINDING, fill } from '../fragment.ts'
import { refuse } from '../refusals.ts'
import type { Writing, Written } from '../rule.ts'
import { arithmetic, binary, comparison, like, STANDARD_OPERATORS } from '../standard.ts'
import { isText } from './types.ts'

/** Text is compared by code point under the collation "C"; whether it is equal needs none. */
export const POSTGRESQL_OPERATORS: Operators = {
  ...STANDARD_OPERATORS,
  compare: (node, writing) => {
    const [left, right] = [writing.expression(node.left), writing.expression(node.right)]
    const ordered = isText(node.left.type) && node.operator !== '=' && node.operator !== '<>'
    return ordered
      ? comparison(byCodePoint(left), node.operator, withoutCollation(right))
      : comparison(left, node.operator, right)
  },
  like: (node, writing) => like(node, writing, node.ignoreCase ? 'ILIKE' : 'LIKE', ''),
  arithmetic: postgresqlArithmetic,
}

/** Text under the collation that orders by code point. */
export function byCodePoint(text: Fragment): Fragment {
  return { text: fill('$1 COLLATE "C"', [text]).text, binds: BINDING.concatenation }
}

/** Beside a text that is ordered by code point: one that says a collation of its own must say the same. */
export function withoutCollation(text: Fragment): Fragment {
  return text.text.includes('COLLATE "default"') ? byCodePoint(text) : text
}

/** A result of text that was ordered by code point, under the collation of the database again: letters have their case by it. */
export function asDefault(text: Fragment): Fragment {
  return { text: fill('$1 COLLATE "default"', [text]).text, binds: BINDING.concatenation }
}

function postgresqlArithmetic(node: OperatorNode<'arithmetic'>, writing: Writing): Written {
  const { operator, left, right, type } = node
  if (operator === '%' && type.kind === 'float64') return refuse('float-remainder')
  if (operator === '/' || operator === '%') {
    const divisor = nonZero(node, writing)
    if (operator === '/' && type.kind === 'decimal') {
      const dividend = writing.expression(left)
      // Shifted by so many digits an integer would not be one any more.
      return quotient(left.type.kind === 'decimal' ? dividend : fill('CAST($1 AS numeric)', [dividend]), divisor, type)
    }
    return binary(writing.exactly(left), operator, divisor, BINDING.product)
  }
  const written = arithmetic(node, writing)
  // Further places than the type has are rounded away; sums have no more than their operands.
  const rounds = type.kind === 'decimal' && operator === '*' && scaleOf(left.type) + scaleOf(right.type) > type.scale
  return rounds ? fill(`round($1, ${type.scale})`, [written]) : written
}

/** A divisor that gives NULL for zero; a constant is what it is. */
function nonZero({ right }: OperatorNode<'arithmetic'>, writing: Writing): Fragment {
  const constant = right.kind === 'constant' && right.value !== null && Number(right.value) !== 0
  return constant ? writing.expression(right) : fill('nullif($1, 0)', [writing.expression(right)])
}

/**
 * A quotient to the places of the type. PostgreSQL's own has as many as it sees fit; div() cuts off exactly, here one
 * digit behind those wanted, which is then rounded away.
 */
export function quotient(dividend: Fragment, divisor: Fragment, type: LogicalType): Fragment {
  const scale = scaleOf(type)
  return fill(`round(div($1 * 1${'0'.repeat(scale + 1)}, $2) * 0.${'0'.repeat(scale)}1, ${scale})`, [dividend, divisor])
}
