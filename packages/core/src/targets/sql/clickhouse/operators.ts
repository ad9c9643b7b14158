import { scaleOf } from '../../../expressions/values.ts'
import type { LogicalType } from '../../../types/logical.ts'
import type { OperatorNode, Operators } from '../dialect.ts'
import type { Fragment } from '../fragment.ts'
import { BINDING, fill, operand } from '../fragment.ts'
import { refuse } from '../refusals.ts'
import type { Writing, Written } from '../rule.ts'
import { arithmetic, binary, comparison, STANDARD_OPERATORS } from '../standard.ts'
import { membership } from './membership.ts'

/** ClickHouse wraps integers, tells NaN from itself, and has no truth values of their own. */
export const CLICKHOUSE_OPERATORS: Operators = {
  ...STANDARD_OPERATORS,
  compare: (node, writing) =>
    node.left.type.kind === 'float64' ? compareDoubles(node, writing) : STANDARD_OPERATORS.compare(node, writing),
  distinct: (node, writing) => {
    if (node.left.type.kind !== 'float64') return STANDARD_OPERATORS.distinct(node, writing)
    const pieces = [writing.expression(node.left), writing.expression(node.right)]
    const same = fill('ifNull($1 = $2 OR isNaN($1) AND isNaN($2), isNull($1) AND isNull($2))', pieces)
    return node.negated ? same : fill('NOT $1', [same])
  },
  is: (node, writing) => {
    const given = writing.expression(node.operand)
    if (node.test === 'null' || node.test === 'unknown') {
      const test = `IS ${node.negated ? 'NOT ' : ''}NULL`
      return { text: `${operand(given, BINDING.concatenation)} ${test}`, binds: BINDING.comparison }
    }
    const found = fill(node.test === 'true' ? 'ifNull($1, 0)' : 'ifNull(NOT $1, 0)', [given])
    return node.negated ? fill('NOT $1', [found]) : found
  },
  in: membership,
  like: (node, writing) => likeByPattern(node, writing),
  arithmetic: clickhouseArithmetic,
  negate: (node, writing) => {
    const { type } = node
    if (type.kind === 'float64' || type.kind === 'decimal') return STANDARD_OPERATORS.negate(node, writing)
    return checked(fill('-toInt128($1)', [writing.expression(node.operand)]), type)
  },
}

/** A backslash escapes any character; to ClickHouse it is one itself before all but `%`, `_` and another. */
function likeByPattern(node: OperatorNode<'like'>, writing: Writing): Fragment {
  const { operand: text, pattern, negated, ignoreCase } = node
  const escaped = String.raw`(\\[%_\\])|\\((?s:.))`
  const written =
    pattern.kind === 'constant' && typeof pattern.value === 'string'
      ? writing.text(
          pattern.value.replaceAll(/\\([^])/g, (pair, character) => ('%_\\'.includes(character) ? pair : character)),
        )
      : fill('replaceRegexpAll($1, $2, $3)', [
          writing.expression(pattern),
          writing.text(escaped),
          writing.text(String.raw`\1\2`),
        ])
  return comparison(writing.expression(text), `${negated ? 'NOT ' : ''}${ignoreCase ? 'ILIKE' : 'LIKE'}`, written)
}

/** PostgreSQL's order of doubles: NaN equals NaN and is greater than all else. */
function compareDoubles(node: OperatorNode<'compare'>, writing: Writing): Fragment {
  const turned = node.operator === '>' || node.operator === '>='
  const [a, b] = turned ? [node.right, node.left] : [node.left, node.right]
  const operator = node.operator === '>' ? '<' : node.operator === '>=' ? '<=' : node.operator
  const pieces = [writing.expression(a), writing.expression(b)]
  const plain = comparison(writing.expression(node.left), node.operator, writing.expression(node.right))
  const aIsNumber = a.kind === 'constant' && !Number.isNaN(a.value)
  const bIsNumber = b.kind === 'constant' && !Number.isNaN(b.value)
  switch (operator) {
    case '=':
      return aIsNumber || bIsNumber ? plain : fill('$1 = $2 OR isNaN($1) AND isNaN($2)', pieces)
    case '<>':
      return aIsNumber || bIsNumber ? plain : fill('$1 <> $2 AND NOT (isNaN($1) AND isNaN($2))', pieces)
    case '<':
      if (bIsNumber) return plain
      return fill(aIsNumber ? '$1 < $2 OR isNaN($2)' : '$1 < $2 OR isNaN($2) AND NOT isNaN($1)', pieces)
    default:
      if (bIsNumber) return plain
      return fill(aIsNumber ? '$1 <= $2 OR isNaN($2)' : '$1 <= $2 OR isNaN($2) AND isNotNull($1)', pieces)
  }
}

/** An integer of the type, or an error where it does not fit: ClickHouse's own arithmetic wraps. */
export function checked(wide: Fragment, type: LogicalType): Fragment {
  const inner = type.kind === 'uint64' ? 'UInt64' : `Int${type.kind.replace(/\D/g, '')}`
  return fill(`accurateCast($1, 'Nullable(${inner})')`, [wide])
}

function clickhouseArithmetic(node: OperatorNode<'arithmetic'>, writing: Writing): Written {
  const { operator, type } = node
  if (type.kind === 'decimal') return decimalArithmetic(node, writing)
  const [left, right] = [writing.exactly(node.left), writing.exactly(node.right)]
  if (type.kind !== 'float64') {
    if (operator === '/') return fill('intDiv($1, nullIf($2, 0))', [left, writing.expression(node.right)])
    if (operator === '%') return binary(left, '%', fill('nullIf($1, 0)', [right]), BINDING.product)
    const binding = operator === '*' ? BINDING.product : BINDING.sum
    const wide = binary(
      fill('toInt128($1)', [writing.expression(node.left)]),
      operator,
      writing.expression(node.right),
      binding,
    )
    return checked(wide, type)
  }
  if (operator !== '/' && operator !== '%') return arithmetic(node, writing)
  // Its own loses digits where the quotient is large or nearly whole.
  if (operator === '%') return refuse('float-remainder')
  return binary(left, operator, fill('nullIf($1, 0)', [right]), BINDING.product)
}

function decimalArithmetic(node: OperatorNode<'arithmetic'>, writing: Writing): Written {
  const { operator, left, right, type } = node
  const [a, b] = [writing.expression(left), writing.expression(right)]
  if (operator === '/') {
    if (right.kind === 'constant' && Number(right.value) !== 0) return quotient(a, left.type, b, right.type, type)
    const divisor = fill('ifNull(nullIf($1, 0), 1)', [b])
    return fill('if($1 = 0 OR $1 IS NULL, NULL, $2)', [b, quotient(a, left.type, divisor, right.type, type)])
  }
  const wide = (piece: Fragment, of: LogicalType) => fill(`toDecimal256($1, ${scaleOf(of)})`, [piece])
  if (operator === '%') {
    // The divisor of a NULL is zero inside, and zero is an error even there.
    const divisor = fill('ifNull(nullIf($1, 0), 1)', [wide(b, right.type)])
    return fill(`if($1 = 0 OR $1 IS NULL, NULL, toDecimal128($2 - $3 * trunc($4), ${scaleOf(type)}))`, [
      b,
      wide(a, left.type),
      divisor,
      fill('divideDecimal($1, $2, 18)', [wide(a, left.type), divisor]),
    ])
  }
  const binding = operator === '*' ? BINDING.product : BINDING.sum
  const written = binary(wide(a, left.type), operator, wide(b, right.type), binding)
  const places = operator === '*' ? scaleOf(left.type) + scaleOf(right.type) : 0
  const rounded = places > scaleOf(type) ? fill(`round($1, ${scaleOf(type)})`, [written]) : written
  return fill(`toDecimal128($1, ${scaleOf(type)})`, [rounded])
}

/**
 * A quotient to the places of the type: cut off one digit behind them, which is then rounded away.
 * @param divisor never NULL nor zero: both are an error to it, even where the dividend is NULL
 */
export function quotient(
  dividend: Fragment,
  from: LogicalType,
  divisor: Fragment,
  by: LogicalType,
  to: LogicalType,
): Fragment {
  const scale = scaleOf(to)
  const pieces = [
    fill(`toDecimal256($1, ${scaleOf(from)})`, [dividend]),
    fill(`toDecimal256($1, ${scaleOf(by)})`, [divisor]),
  ]
  return fill(`toDecimal128(round(divideDecimal($1, $2, ${scale + 1}), ${scale}), ${scale})`, pieces)
}
