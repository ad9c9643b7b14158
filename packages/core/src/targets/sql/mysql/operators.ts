import { scaleOf } from '../../../expressions/values.ts'
import type { LogicalType } from '../../../types/logical.ts'
import type { OperatorNode, Operators } from '../dialect.ts'
import type { Fragment } from '../fragment.ts'
import { BINDING, fill, operand } from '../fragment.ts'
import type { Writing, Written } from '../rule.ts'
import { arithmetic, binary, comparison, STANDARD_OPERATORS } from '../standard.ts'
import { asBytes, isText, mysqlType } from './types.ts'

/** Text is compared as bytes: no collation of MySQL and MariaDB alike counts case, accents and trailing spaces. */
export const MYSQL_OPERATORS: Operators = {
  ...STANDARD_OPERATORS,
  compare: (node, writing) => comparison(left(node, writing), node.operator, writing.expression(node.right)),
  distinct: (node, writing) => {
    const same = comparison(left(node, writing), '<=>', writing.expression(node.right))
    return node.negated ? same : fill('NOT ($1)', [same])
  },
  in: (node, writing) => {
    const value = writing.expression(node.operand)
    const items = node.items.map((item) => writing.expression(item).text).join(', ')
    const given = isText(node.operand.type) ? asBytes(value) : value
    const text = `${operand(given)} ${node.negated ? 'NOT IN' : 'IN'} (${items})`
    return { text, binds: BINDING.comparison }
  },
  like: (node, writing) => {
    const [text, pattern] = [writing.expression(node.operand), writing.expression(node.pattern)]
    const fold = (piece: Fragment) => (node.ignoreCase ? fill('lower($1)', [piece]) : piece)
    const operator = node.negated ? 'NOT LIKE' : 'LIKE'
    return fill(`$1 ${operator} $2 COLLATE utf8mb4_bin`, [fold(text), fold(pattern)])
  },
  arithmetic: mysqlArithmetic,
  concat: (node, writing) => fill('concat($*)', parts(node).map(writing.expression)),
}

function left(node: OperatorNode<'compare' | 'distinct'>, writing: Writing): Fragment {
  const written = writing.expression(node.left)
  return isText(node.left.type) ? asBytes(written) : written
}

/** The texts of a chain of `||`, in their order. */
function parts(node: OperatorNode<'concat'>): readonly OperatorNode<'concat'>['left'][] {
  return node.left.kind === 'concat' ? [...parts(node.left), node.right] : [node.left, node.right]
}

function mysqlArithmetic(node: OperatorNode<'arithmetic'>, writing: Writing): Written {
  const { operator, type } = node
  if (operator === '/' || operator === '%') {
    const [dividend, divisor] = [writing.expression(node.left), nonZero(node, writing)]
    // A remainder of decimals may be a negative zero, which a sum is not.
    if (operator === '%' && type.kind === 'decimal') return fill('$1 % $2 + 0', [dividend, divisor])
    if (operator === '%') return binary(dividend, '%', divisor, BINDING.product)
    if (type.kind === 'decimal') return quotient(dividend, divisor, type)
    return binary(dividend, type.kind === 'float64' ? '/' : 'DIV', divisor, BINDING.product)
  }
  const written = arithmetic(node, writing)
  const rounds =
    type.kind === 'decimal' && operator === '*' && scaleOf(node.left.type) + scaleOf(node.right.type) > type.scale
  return rounds ? fill(`round($1, ${type.scale})`, [written]) : written
}

function nonZero({ right }: OperatorNode<'arithmetic'>, writing: Writing): Fragment {
  const constant = right.kind === 'constant' && right.value !== null && Number(right.value) !== 0
  return constant ? writing.expression(right) : fill('nullif($1, 0)', [writing.expression(right)])
}

/** A quotient has four places more than its dividend: enough of them to round away those behind the type's. */
export function quotient(dividend: Fragment, divisor: Fragment, type: LogicalType): Fragment {
  const scale = scaleOf(type)
  const wide = fill(`CAST($1 AS DECIMAL(65, ${Math.min(26, scale + 6)}))`, [dividend])
  return fill(`CAST(round($1 / $2, ${scale}) AS ${mysqlType(type)})`, [wide, divisor])
}
