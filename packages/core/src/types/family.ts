import type { LogicalType } from './logical.ts'

/** Kinds of values that compare with one another after a conversion that loses nothing. */
export type Family = 'bool' | 'number' | 'moment' | 'time' | 'text'

/** The family of a type; what is of no other is text. */
export function familyOf(type: LogicalType): Family {
  switch (type.kind) {
    case 'bool':
      return 'bool'
    case 'int8':
    case 'int16':
    case 'int32':
    case 'int64':
    case 'uint64':
    case 'decimal':
    case 'float64':
      return 'number'
    case 'date':
    case 'timestamp':
    case 'timestamptz':
      return 'moment'
    case 'time':
      return 'time'
    default:
      return 'text'
  }
}
