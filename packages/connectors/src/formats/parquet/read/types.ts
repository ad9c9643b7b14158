import { quoteIdentifier } from '@ai-etl/core/dialects/quote'
import { decimal as decimalOf, type LogicalType, scalar } from '@ai-etl/core/types/logical'

/** How a column of DuckDB's is read: its logical type and the SQL that gives its canonical text. */
export interface ColumnReading {
  readonly type: LogicalType
  readonly sql: string
  /** Set where the type is beyond the map and the text is DuckDB's own. */
  readonly nativeType?: string
}

const PLAIN: Readonly<Record<string, LogicalType>> = {
  BOOLEAN: scalar('bool'),
  TINYINT: scalar('int8'),
  SMALLINT: scalar('int16'),
  UTINYINT: scalar('int16'),
  INTEGER: scalar('int32'),
  USMALLINT: scalar('int32'),
  BIGINT: scalar('int64'),
  UINTEGER: scalar('int64'),
  UBIGINT: scalar('uint64'),
  VARCHAR: scalar('string'),
  UUID: scalar('uuid'),
  DATE: scalar('date'),
  TIMESTAMP: scalar('timestamp'),
  TIMESTAMP_S: scalar('timestamp'),
  TIMESTAMP_MS: scalar('timestamp'),
  'TIMESTAMP WITH TIME ZONE': scalar('timestamptz'),
  TIME: scalar('time'),
  JSON: scalar('json'),
}

/**
 * The reading of a column by the type that DuckDB's DESCRIBE names.
 * @param decimal the decimal that the file says it is; DuckDB reads one of more than 38 digits as a double
 */
export function columnReading(name: string, native: string, decimal: string | null = null): ColumnReading {
  // DuckDB quotes identifiers as PostgreSQL does.
  const column = quoteIdentifier('postgresql', name)
  const plain = PLAIN[native]
  if (plain) return { type: plain, sql: `${column}::VARCHAR` }
  const [, precision, scale] = /^DECIMAL\((\d+),(\d+)\)$/.exec(native) ?? []
  if (precision)
    return { type: decimalOf(Number(precision), Number(scale)), sql: decimalText(column, precision === scale) }
  if (native === 'DOUBLE' || native === 'FLOAT') {
    return { type: scalar('float64'), sql: floatText(column), ...(decimal && { nativeType: decimal }) }
  }
  if (native === 'BLOB') return { type: scalar('binary'), sql: `'\\x' || lower(hex(${column}))` }
  if (/^(STRUCT|MAP)\(|\[\d*\]$/.test(native))
    return { type: scalar('json'), sql: `to_json(${column})::VARCHAR`, nativeType: native }
  return { type: scalar('string'), sql: `${column}::VARCHAR`, nativeType: native }
}

/** DuckDB writes no zero before the point of a decimal that has no digits there: `.5`. */
function decimalText(column: string, isFraction: boolean): string {
  return isFraction ? `regexp_replace(${column}::VARCHAR, '^(-?)[.]', '\\10.')` : `${column}::VARCHAR`
}

function floatText(column: string): string {
  const infinite = `CASE WHEN ${column} > 0 THEN 'Infinity' ELSE '-Infinity' END`
  return `CASE WHEN isnan(${column}) THEN 'NaN' WHEN isinf(${column}) THEN ${infinite} ELSE (${column}::DOUBLE)::VARCHAR END`
}
