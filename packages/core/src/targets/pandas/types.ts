import type { LogicalType } from '../../types/logical.ts'
import { pythonText } from './python.ts'

/** The name, in generated code, of the type of a column (`prelude/types.ts`). */
export function pythonType(type: LogicalType): string {
  switch (type.kind) {
    case 'bool':
      return 'BOOL'
    case 'int8':
    case 'int16':
    case 'int32':
    case 'int64':
    case 'uint64':
      return type.kind.toUpperCase()
    case 'decimal':
      return `decimal_type(${type.precision}, ${type.scale})`
    case 'float64':
      return 'FLOAT'
    case 'date':
      return 'DATE'
    case 'timestamp':
      return 'TIMESTAMP'
    case 'timestamptz':
      return 'MOMENT'
    case 'time':
      return 'TIME'
    case 'uuid':
      return 'UUID'
    case 'enum':
      return `choice_type(${type.values.map(pythonText).join(', ')})`
    case 'list':
      return `list_type(${pythonType(type.element)})`
    case 'struct':
      return 'RECORD'
    case 'string':
    case 'interval':
    case 'json':
    case 'ip':
    case 'binary':
      return 'TEXT'
  }
}
