import type { LogicalType } from './logical.ts'
import { sameType } from './logical.ts'

const BITS: Readonly<Record<string, number>> = { int8: 8, int16: 16, int32: 32, int64: 64 }

/** Whether each value of a type is a value of another as it stands: the same type, or one with more room. */
export function roomier(from: LogicalType, to: LogicalType): boolean {
  if (sameType(from, to)) return true
  if (from.kind === 'decimal' && to.kind === 'decimal')
    return to.scale >= from.scale && to.precision - to.scale >= from.precision - from.scale
  return from.kind in BITS && to.kind in BITS && BITS[to.kind] >= BITS[from.kind]
}
