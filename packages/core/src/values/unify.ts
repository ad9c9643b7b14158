import type { LogicalType, StructField, TypeKind } from '../types/logical.ts'
import { decimal, sameType, scalar } from '../types/logical.ts'

/** Signed integers, narrow to wide. */
const SIGNED: readonly TypeKind[] = ['int8', 'int16', 'int32', 'int64']
/** Decimal digits that an integer type may need. */
const DIGITS: Readonly<Partial<Record<TypeKind, number>>> = { int8: 3, int16: 5, int32: 10, int64: 19, uint64: 20 }
/** Most digits of a decimal in the systems that we write to (ClickHouse Decimal256). */
const MOST_DIGITS = 76
/** Digits that a double always gives back. */
const DOUBLE_DIGITS = 15
const DOUBLE_INTEGERS: readonly TypeKind[] = ['int8', 'int16', 'int32']
const DOCUMENTS: readonly TypeKind[] = ['json', 'list', 'struct']

/**
 * The narrowest type that holds all values of both without loss; string when only their text is common.
 * A date with a timestamp is a timestamp (its midnight); with a zone and without have only their text in common.
 */
export function unifyTypes(a: LogicalType, b: LogicalType): LogicalType {
  if (sameType(a, b)) return a
  return unifyNumbers(a, b) ?? unifyMoments(a, b) ?? unifyDocuments(a, b) ?? unifyEnums(a, b) ?? scalar('string')
}

/** Whether every value of `narrow` is one of `wide`, unchanged. */
export function holds(wide: LogicalType, narrow: LogicalType): boolean {
  return sameType(unifyTypes(wide, narrow), wide)
}

function unifyNumbers(a: LogicalType, b: LogicalType): LogicalType | null {
  if (a.kind === 'float64' || b.kind === 'float64') {
    const other = a.kind === 'float64' ? b : a
    const exact =
      other.kind === 'decimal' ? other.precision <= DOUBLE_DIGITS : DOUBLE_INTEGERS.some((kind) => kind === other.kind)
    return exact ? scalar('float64') : null
  }
  const rankA = SIGNED.indexOf(a.kind)
  const rankB = SIGNED.indexOf(b.kind)
  if (rankA >= 0 && rankB >= 0) return rankA > rankB ? a : b
  const left = decimalOf(a)
  const right = decimalOf(b)
  if (left === null || right === null) return null
  const scale = Math.max(left.scale, right.scale)
  const integerDigits = Math.max(left.precision - left.scale, right.precision - right.scale)
  return integerDigits + scale <= MOST_DIGITS ? decimal(integerDigits + scale, scale) : null
}

function decimalOf(type: LogicalType): { precision: number; scale: number } | null {
  if (type.kind === 'decimal') return type
  const digits = DIGITS[type.kind]
  return digits === undefined ? null : { precision: digits, scale: 0 }
}

function unifyMoments(a: LogicalType, b: LogicalType): LogicalType | null {
  const kinds = [a.kind, b.kind]
  return kinds.includes('date') && kinds.includes('timestamp') ? scalar('timestamp') : null
}

function unifyDocuments(a: LogicalType, b: LogicalType): LogicalType | null {
  if (a.kind === 'list' && b.kind === 'list') return { kind: 'list', element: unifyTypes(a.element, b.element) }
  if (a.kind === 'struct' && b.kind === 'struct') return { kind: 'struct', fields: unifyFields(a.fields, b.fields) }
  return DOCUMENTS.includes(a.kind) && DOCUMENTS.includes(b.kind) ? scalar('json') : null
}

/** All fields of both, those of the first in front. */
function unifyFields(a: readonly StructField[], b: readonly StructField[]): StructField[] {
  const common = a.map((field) => {
    const other = b.find(({ name }) => name === field.name)
    return other === undefined ? field : { name: field.name, type: unifyTypes(field.type, other.type) }
  })
  return [...common, ...b.filter(({ name }) => !a.some((field) => field.name === name))]
}

function unifyEnums(a: LogicalType, b: LogicalType): LogicalType | null {
  if (a.kind !== 'enum' || b.kind !== 'enum') return null
  return { kind: 'enum', values: [...new Set([...a.values, ...b.values])] }
}
