import type { LogicalType, TypeKind } from '../types/logical.ts'
import { unifyTypes } from '../values/unify.ts'

/** Kinds that are text by another name: a column of one may become text without its readers noticing. */
const TEXTUAL: readonly TypeKind[] = ['string', 'enum', 'uuid', 'ip']

/**
 * The type that a column must have to go on holding what it has and to take values of `value` too; null when there is
 * none. Numbers stay numbers: a column of numbers or times never turns into text, since its readers compute with it.
 */
export function widenedType(column: LogicalType, value: LogicalType): LogicalType | null {
  if (column.kind === 'string') return column
  const common = unifyTypes(column, value)
  return common.kind === 'string' && !TEXTUAL.includes(column.kind) ? null : common
}
