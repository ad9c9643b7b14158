import { quoteIdentifier } from '../../../dialects/quote.ts'
import type { Value } from '../../../expressions/values.ts'
import { formatValue } from '../../../expressions/values.ts'
import type { LogicalType, ScalarKind } from '../../../types/logical.ts'
import type { Fragment } from '../fragment.ts'
import { atom, BINDING } from '../fragment.ts'

const NAMES: Readonly<Record<ScalarKind, string>> = {
  bool: 'BOOLEAN',
  int8: 'TINYINT',
  int16: 'SMALLINT',
  int32: 'INTEGER',
  int64: 'BIGINT',
  uint64: 'UBIGINT',
  float64: 'DOUBLE',
  string: 'VARCHAR',
  uuid: 'UUID',
  date: 'DATE',
  timestamp: 'TIMESTAMP',
  timestamptz: 'TIMESTAMPTZ',
  time: 'TIME',
  interval: 'INTERVAL',
  json: 'JSON',
  ip: 'VARCHAR',
  binary: 'BLOB',
}

/** The type in DuckDB that holds values of a logical type. */
export function duckdbType(type: LogicalType): string {
  switch (type.kind) {
    case 'decimal':
      return `DECIMAL(${type.precision}, ${type.scale})`
    case 'list':
      return `${duckdbType(type.element)}[]`
    case 'struct':
      return `STRUCT(${type.fields.map((field) => `${quoteIdentifier('duckdb', field.name)} ${duckdbType(field.type)}`).join(', ')})`
    case 'enum':
      return 'VARCHAR'
    default:
      return NAMES[type.kind]
  }
}

/** Whole numbers are read as INTEGER or the least wider type that holds them. */
export function isWeakInDuckdb(type: LogicalType): boolean {
  return /^(?:u?int(?:8|16|64))$/.test(type.kind) || type.kind === 'decimal'
}

/** A constant as DuckDB reads it. */
export function duckdbLiteral(value: Exclude<Value, null>, type: LogicalType): Fragment {
  const text = formatValue(value, type)
  switch (type.kind) {
    case 'bool':
      return atom(text.toUpperCase())
    case 'int8':
    case 'int16':
    case 'int32':
    case 'int64':
    case 'uint64':
      return signed(text)
    case 'decimal':
      return decimalLiteral(text, type.scale)
    case 'float64':
      return floatLiteral(Number(value))
    case 'date':
      return atom(`DATE '${text}'`)
    case 'timestamp':
      return atom(`TIMESTAMP '${text}'`)
    case 'timestamptz':
      return atom(`TIMESTAMPTZ '${text.replace(/Z$/, '+00')}'`)
    case 'time':
      return atom(`TIME '${text}'`)
    case 'string':
    case 'enum':
    case 'ip':
      return textLiteral(text)
    case 'binary':
      return atom(`from_hex(${textLiteral(text.replace(/^\\x/, '')).text})`)
    default:
      return atom(`CAST(${textLiteral(text).text} AS ${duckdbType(type)})`)
  }
}

/** A number; a sign makes it an operand that brackets may be put around. */
export function signed(text: string): Fragment {
  return { text, binds: text.startsWith('-') ? BINDING.sign : BINDING.atom }
}

/** All digits of the scale, since that is the type: `1.50`. */
function decimalLiteral(text: string, scale: number): Fragment {
  const [whole, fraction = ''] = text.split('.')
  if (scale === 0 && whole.replace('-', '').length > 18) return atom(`CAST('${text}' AS DECIMAL(38, 0))`)
  return signed(scale === 0 ? text : `${whole}.${fraction.padEnd(scale, '0')}`)
}

/** An exponent makes it a double; without one it would be a decimal. */
function floatLiteral(value: number): Fragment {
  if (!Number.isFinite(value)) return atom(`CAST('${String(value)}' AS DOUBLE)`)
  const text = Object.is(value, -0) ? '-0' : String(value)
  return signed(text.includes('e') ? text.replace('e+', 'e') : `${text}e0`)
}

/** Line ends and control characters are written as escapes; NUL, which ends a query, as a call. */
function textLiteral(text: string): Fragment {
  const parts = text.split('\0').map(escaped)
  if (parts.length === 1) return atom(parts[0])
  return atom(`concat(${parts.flatMap((part, i) => (i === 0 ? [part] : ['chr(0)', part])).join(', ')})`)
}

function escaped(text: string): string {
  if (!/[\r\n]/.test(text)) return `'${text.replaceAll("'", "''")}'`
  const body = text.replaceAll('\\', '\\\\').replaceAll("'", "\\'").replaceAll('\n', '\\n').replaceAll('\r', '\\r')
  return `E'${body}'`
}
