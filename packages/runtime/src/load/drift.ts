import type { LogicalType } from '@ai-etl/core/types/logical'
import { decimal, sameType, scalar } from '@ai-etl/core/types/logical'

/** Digits that integer types may need, and the least type for each width. */
const INTEGERS: readonly { readonly kind: 'int8' | 'int16' | 'int32' | 'int64'; readonly digits: number }[] = [
  { kind: 'int8', digits: 3 },
  { kind: 'int16', digits: 5 },
  { kind: 'int32', digits: 10 },
  { kind: 'int64', digits: 19 },
]
const UINT64_DIGITS = 20
/** Digits of a whole number that a double holds exactly. */
const DOUBLE_DIGITS = 15

/** True when every value of `value` is one of `column` too, unchanged in meaning. */
export function holds(column: LogicalType, value: LogicalType): boolean {
  if (sameType(column, value)) return true
  const digits = integerDigits(value)
  switch (column.kind) {
    case 'int16':
    case 'int32':
    case 'int64':
      return value.kind !== 'uint64' && digits !== null && digits <= (integerDigits(column) ?? 0)
    case 'decimal': {
      const whole = column.precision - column.scale
      if (digits !== null) return digits <= whole
      return value.kind === 'decimal' && value.scale <= column.scale && value.precision - value.scale <= whole
    }
    case 'float64':
      return (digits !== null && digits <= DOUBLE_DIGITS) || (value.kind === 'decimal' && value.precision <= DOUBLE_DIGITS)
    case 'string':
      return true
    case 'json':
      return value.kind === 'list' || value.kind === 'struct'
    case 'timestamp':
      return value.kind === 'date'
    default:
      return false
  }
}

/**
 * The least type of the same family that holds both, so that a column can be widened without losing or changing a
 * value; null when there is none (a number never becomes text behind a user's back).
 */
export function widened(column: LogicalType, value: LogicalType): LogicalType | null {
  if (holds(column, value)) return column
  if (holds(value, column) && value.kind !== 'string' && value.kind !== 'float64' && value.kind !== 'json') return value
  const [a, b] = [numberShape(column), numberShape(value)]
  if (!a || !b) return null
  const scale = Math.max(a.scale, b.scale)
  const whole = Math.max(a.whole, b.whole)
  if (scale > 0 || column.kind === 'decimal' || value.kind === 'decimal') return decimal(whole + scale, scale)
  const integer = INTEGERS.find((each) => each.digits >= whole)
  return integer && column.kind !== 'uint64' && value.kind !== 'uint64' ? scalar(integer.kind) : decimal(UINT64_DIGITS, 0)
}

function integerDigits(type: LogicalType): number | null {
  if (type.kind === 'uint64') return UINT64_DIGITS
  return INTEGERS.find((each) => each.kind === type.kind)?.digits ?? null
}

function numberShape(type: LogicalType): { whole: number; scale: number } | null {
  if (type.kind === 'decimal') return { whole: type.precision - type.scale, scale: type.scale }
  const digits = integerDigits(type)
  return digits === null ? null : { whole: digits, scale: 0 }
}
