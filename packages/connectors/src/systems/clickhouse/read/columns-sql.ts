import { logicalType } from '../catalog/logical-type.ts'
import { bare, isNullable, type NativeType, zoneOf } from '../catalog/native-type.ts'
import { quoteText } from '../names.ts'

/** SQL that gives a column's values as canonical text: String, or Nullable(String) for a nullable column. */
export function textSql(type: NativeType, column: string): string {
  const text = isNullable(type) || isDynamic(bare(type)) ? 'Nullable(String)' : 'String'
  return `CAST(${valueSql(bare(type), column)}, '${text}')`
}

function valueSql(type: NativeType, column: string): string {
  switch (type.name) {
    case 'String':
      return column
    case 'Float32':
    case 'Float64':
    case 'BFloat16':
      return `multiIf(isNaN(${column}), 'NaN', isInfinite(${column}), if(${column} > 0, 'Infinity', '-Infinity'), toString(${column}))`
    case 'DateTime':
    case 'DateTime64':
      return zoneOf(type) === null ? `toString(${column})` : `concat(toString(toTimeZone(${column}, 'UTC')), 'Z')`
    case 'Array':
    case 'Map':
    case 'Tuple':
    case 'Nested':
    case 'JSON':
      return `toJSONString(${column})`
    case 'AggregateFunction':
      return `toString(finalizeAggregation(${column}))`
    default:
      return `toString(${column})`
  }
}

const isDynamic = (type: NativeType) => type.name === 'Variant' || type.name === 'Dynamic'

/** Settings under which `toString` and `toJSONString` lose nothing. */
export const TEXT_SETTINGS = {
  output_format_json_quote_64bit_integers: 0,
  output_format_json_quote_decimals: 0,
  output_format_json_quote_denormals: 1,
  output_format_json_escape_forward_slashes: 0,
  output_format_decimal_trailing_zeros: 0,
  date_time_output_format: 'simple',
} as const

/** A condition for rows from a cursor's value on, ties included. @param value canonical text of the column's type */
export function sinceSql(type: NativeType, column: string, value: string): string {
  const core = bare(type)
  const text = quoteText(value)
  switch (logicalType(core)?.kind) {
    case 'timestamptz':
      return `${column} >= parseDateTime64BestEffort(${text}, 6, 'UTC')`
    case 'timestamp':
      return `${column} >= toDateTime64(${quoteText(value.replace('T', ' '))}, 6)`
    case 'string':
    case 'enum':
      return `toString(${column}) >= ${text}`
    default:
      return `${column} >= CAST(${text}, ${quoteText(core.text)})`
  }
}
