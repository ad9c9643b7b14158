import { familyOf } from '../types/family.ts'
import type { LogicalType } from '../types/logical.ts'
import { decimal, sameType, scalar } from '../types/logical.ts'
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
/** Intermediate results are exact and unbounded; this stands for "as many digits as it takes". */
const WIDE = 1000

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
  if (scale > 0 || a.kind === 'decimal' || b.kind === 'decimal') return decimal(whole + scale, scale)
  return whole > 19 ? decimal(20, 0) : scalar('int64')
}

function digitsOf(type: LogicalType): number {
  return type.kind === 'decimal' ? type.precision - type.scale : (INTEGER_DIGITS[type.kind] ?? WIDE)
}

/**
 * The types that an arithmetic operation takes its operands in, and gives. Integers stay integers (division truncates);
 * decimals keep their scale in sums, add scales in products and get at least six places in quotients.
 */
export function arithmeticType(
  operator: Arithmetic,
  left: LogicalType,
  right: LogicalType,
): { left: LogicalType; right: LogicalType; result: LogicalType } {
  const float = scalar('float64')
  if (left.kind === 'float64' || right.kind === 'float64') return { left: float, right: float, result: float }
  const integers = left.kind !== 'decimal' && right.kind !== 'decimal'
  if (integers) return { left: decimal(WIDE, 0), right: decimal(WIDE, 0), result: decimal(WIDE, 0) }
  const [a, b] = [scaleOf(left), scaleOf(right)]
  const scale = Math.max(a, b)
  switch (operator) {
    case '*':
      return { left: decimal(WIDE, a), right: decimal(WIDE, b), result: decimal(WIDE, a + b) }
    case '/':
      return { left: decimal(WIDE, scale), right: decimal(WIDE, scale), result: decimal(WIDE, Math.max(6, scale)) }
    default:
      return { left: decimal(WIDE, scale), right: decimal(WIDE, scale), result: decimal(WIDE, scale) }
  }
}
