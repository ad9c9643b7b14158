import type { LogicalType } from '../../types/logical.ts'

/** The type of a column as Spark's DDL writes it. Times of day and what Spark has no type for are texts. */
export function sparkType(type: LogicalType): string {
  switch (type.kind) {
    case 'bool':
      return 'boolean'
    case 'int8':
      return 'tinyint'
    case 'int16':
      return 'smallint'
    case 'int32':
      return 'int'
    case 'int64':
      return 'bigint'
    case 'uint64':
      return 'decimal(20,0)'
    case 'decimal':
      return `decimal(${type.precision},${type.scale})`
    case 'float64':
      return 'double'
    case 'date':
      return 'date'
    case 'timestamp':
      return 'timestamp_ntz'
    case 'timestamptz':
      return 'timestamp'
    case 'list':
      return `array<${sparkType(type.element)}>`
    case 'struct':
      return `struct<${type.fields.map((field) => `\`${field.name.replaceAll('`', '``')}\`: ${sparkType(field.type)}`).join(', ')}>`
    default:
      return 'string'
  }
}
