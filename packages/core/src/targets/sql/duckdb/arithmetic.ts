import type { Typed } from '../../../expressions/typed.ts'
import { scaleOf } from '../../../expressions/values.ts'
import type { LogicalType } from '../../../types/logical.ts'
import { decimal } from '../../../types/logical.ts'
import type { OperatorNode } from '../dialect.ts'
import type { Fragment } from '../fragment.ts'
import { BINDING, castAs, fill } from '../fragment.ts'
import type { Writing, Written } from '../rule.ts'
import { arithmetic, binary } from '../standard.ts'
import { NARROW_DIGITS, narrowArithmetic } from './narrow.ts'
import { duckdbType } from './types.ts'

/** Numbers by the type of the result: integers, decimals and doubles each have traps of their own. */
export function duckdbArithmetic(node: OperatorNode<'arithmetic'>, writing: Writing): Written {
  const { type, operator } = node
  if (type.kind === 'decimal') return decimalArithmetic(node, writing)
  if (type.kind !== 'float64') return arithmetic(node, writing, operator === '/' ? '//' : operator)
  if (operator !== '/' && operator !== '%') return arithmetic(node, writing)
  // Division of doubles by zero gives infinity.
  const divisor = fill('nullif($1, 0)', [writing.exactly(node.right)])
  return binary(writing.exactly(node.left), operator, divisor, BINDING.product)
}

function decimalArithmetic(node: OperatorNode<'arithmetic'>, writing: Writing): Written {
  const { operator, left, right, type } = node
  if (operator === '/') {
    return quotient(writing.exactly(left), left.type, writing.exactly(right), right.type, type)
  }
  if (operator === '%') {
    const divisor = fill('nullif($1, 0)', [writing.exactly(right)])
    return fill(`CAST($1 % $2 AS ${duckdbType(type)})`, [writing.exactly(left), divisor])
  }
  const narrow = narrowArithmetic(node, writing)
  if (narrow !== null) return castAs(narrow.fragment, duckdbType(type))
  return fill(`CAST($1 ${operator} $2 AS ${duckdbType(type)})`, [wide(left, writing), writing.expression(right)])
}

/** An operand that makes DuckDB compute in 128 bits: of two narrower ones it takes 64, and stops where these do not do. */
function wide(operand: Typed, writing: Writing): Fragment {
  const written = writing.exactly(operand)
  const { type } = operand
  if (type.kind === 'decimal' && type.precision > NARROW_DIGITS) return written
  return castAs(written, duckdbType(decimal(38, scaleOf(type))))
}

/**
 * An exact quotient, which DuckDB has for integers alone: the operands as whole units, divided to one digit more than is
 * wanted; rounding that digit away rounds halves away from zero, as it was cut off towards zero.
 */
export function quotient(a: Fragment, from: LogicalType, b: Fragment, by: LogicalType, to: LogicalType): Fragment {
  const scale = scaleOf(to)
  const shift = scale + 1 - scaleOf(from) + scaleOf(by)
  const dividend = shift > 0 ? fill(`$1 * ${hugeint(shift)}`, [units(a, from)]) : units(a, from)
  const divisor = shift < 0 ? fill(`$1 * ${hugeint(-shift)}`, [units(b, by)]) : units(b, by)
  const step = `CAST('0.${'0'.repeat(scale)}1' AS DECIMAL(${scale + 1}, ${scale + 1}))`
  const digits = fill('CAST($1 // $2 AS DECIMAL(38, 0))', [dividend, divisor])
  return fill(`CAST($1 * ${step} AS ${duckdbType(to)})`, [digits])
}

function hugeint(digits: number): string {
  return `CAST(1${'0'.repeat(digits)} AS HUGEINT)`
}

/** A decimal in units of its last place. Wide ones go through their text: multiplied, they would overflow. */
export function units(operand: Fragment, type: LogicalType): Fragment {
  const scale = scaleOf(type)
  if (scale === 0) return fill('CAST($1 AS HUGEINT)', [operand])
  const narrow = type.kind === 'decimal' && type.precision + scale <= 37
  if (narrow) return fill(`CAST($1 * 1${'0'.repeat(scale)} AS HUGEINT)`, [operand])
  return fill("CAST(replace(CAST($1 AS VARCHAR), '.', '') AS HUGEINT)", [
    fill(`CAST($1 AS ${duckdbType(type)})`, [operand]),
  ])
}
