import { duckdbType } from '@ai-etl/core/targets/sql/duckdb/types'
import type { LogicalType } from '@ai-etl/core/types/logical'

/** The engine's expression for a value of a type, given the one for its canonical text. */
export function fromText(text: string, type: LogicalType): string {
  switch (type.kind) {
    case 'string':
      return text
    case 'binary':
      return `unhex(substring(${text}, 3))`
    case 'list':
    case 'struct':
      return `CAST(CAST(${text} AS JSON) AS ${duckdbType(type)})`
    default:
      return `CAST(${text} AS ${duckdbType(type)})`
  }
}

/** The canonical text of a value, given its expression. */
export function toText(value: string, type: LogicalType): string {
  switch (type.kind) {
    case 'string':
      return value
    case 'binary':
      return `'\\x' || lower(hex(${value}))`
    case 'list':
    case 'struct':
      return `CAST(to_json(${value}) AS VARCHAR)`
    case 'float64':
      return `CASE WHEN isnan(${value}) THEN 'NaN' WHEN isinf(${value}) THEN if(${value} > 0, 'Infinity', '-Infinity') ELSE CAST(${value} AS VARCHAR) END`
    default:
      return `CAST(${value} AS VARCHAR)`
  }
}
