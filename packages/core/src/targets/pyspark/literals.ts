import { formatValue, scaleOf, type Value } from '../../expressions/values.ts'
import type { LogicalType } from '../../types/logical.ts'
import { pythonText, pythonValue } from '../pandas/python.ts'
import { sparkType } from './types.ts'

/** A constant as a column, of exactly its type. */
export function literal(value: Value, type: LogicalType): string {
  if (value === null) return `F.lit(None).cast(${pythonText(sparkType(type))})`
  switch (type.kind) {
    case 'bool':
    case 'float64':
      return `F.lit(${pythonValue(value, type)})`
    case 'int8':
    case 'int16':
    case 'int32':
    case 'int64':
    case 'uint64':
    case 'decimal':
    case 'date':
    case 'timestamp':
    case 'timestamptz':
      return `F.lit(${pythonText(textOf(value, type))}).cast(${pythonText(sparkType(type))})`
    default:
      return `F.lit(${pythonText(formatValue(value, type))})`
  }
}

/** The text that Spark reads as the value. */
export function textOf(value: Exclude<Value, null>, type: LogicalType): string {
  const text = formatValue(value, type)
  return type.kind === 'decimal' && scaleOf(type) === 0 ? String(value) : text
}

/** What may stand to the right of a column's operator as it is; null for what must be a column. */
export function plainLiteral(value: Value, type: LogicalType): string | null {
  if (value === null) return null
  if (['bool', 'int8', 'int16', 'int32', 'int64'].includes(type.kind)) return pythonValue(value, type)
  return typeof value === 'string' ? pythonText(value) : null
}
