import { familyOf } from '../types/family.ts'
import type { LogicalType } from '../types/logical.ts'
import { decimal, sameType, scalar } from '../types/logical.ts'
import { MOST_DIGITS, MOST_PLACES, quotientType } from './functions/definition.ts'
import type { Arithmetic } from './syntax.ts'
import { scaleOf } from './values.ts'

/** Digits before the point that each integer type may need. */
const INTEGER_DIGITS: Readonly<Record<string, number | undefined>> = {
  int8: 3,
  int16: 5,
  int32: 10,
  int64: 19,
  uint64: 20,
}

/** The type that values of two types are compared in without loss; undefined when they do not compare. */
export function commonType(a: LogicalType, b: LogicalType): LogicalType | undefined {
  if (sameType(a, b)) return a
  const family = familyOf(a)
  if (family !== familyOf(b)) return undefined
  switch (family) {
    case 'number':
      return commonNumber(a, b)
    case 'moment':
      return scalar(MOMENTS.find((kind) => a.kind === kind || b.kind === kind) ?? 'date')
    case 'text':
      return scalar('string')
    default:
      return a
  }
}
/** Widest first. */
const MOMENTS = ['timestamptz', 'timestamp', 'date'] as const

function commonNumber(a: LogicalType, b: LogicalType): LogicalType {
  if (a.kind === 'float64' || b.kind === 'float64') return scalar('float64')
  const scale = Math.max(scaleOf(a), scaleOf(b))
  const whole = Math.max(digitsOf(a), digitsOf(b))
  if (scale > 0 || a.kind === 'decimal' || b.kind === 'decimal')
    return decimal(Math.min(MOST_DIGITS, whole + scale), scale)
  return whole > 19 ? decimal(20, 0) : scalar('int64')
}

function digitsOf(type: LogicalType): number {
  return type.kind === 'decimal' ? type.precision - type.scale : (INTEGER_DIGITS[type.kind] ?? MOST_DIGITS)
}

/**
 * The type that an arithmetic operation gives. Integers stay int64 (division truncates), uint64 and decimals give decimals:
 * sums keep the longer fraction, products add fractions, quotients get six places more; all within 38 digits.
 */
export function arithmeticType(operator: Arithmetic, left: LogicalType, right: LogicalType): LogicalType {
  if (left.kind === 'float64' || right.kind === 'float64') return scalar('float64')
  const [a, b] = [scaleOf(left), scaleOf(right)]
  const exact = left.kind === 'decimal' || right.kind === 'decimal'
  if (!exact) return left.kind === 'uint64' || right.kind === 'uint64' ? decimal(MOST_DIGITS, 0) : scalar('int64')
  const whole = Math.max(digitsOf(left), digitsOf(right))
  switch (operator) {
    case '*': {
      const scale = Math.min(MOST_PLACES, a + b)
      return decimal(Math.min(MOST_DIGITS, digitsOf(left) + digitsOf(right) + scale), scale)
    }
    case '/':
      return quotientType(left, right)
    case '%':
      return decimal(Math.min(MOST_DIGITS, whole + Math.max(a, b)), Math.max(a, b))
    default:
      return decimal(Math.min(MOST_DIGITS, whole + 1 + Math.max(a, b)), Math.max(a, b))
  }
}
