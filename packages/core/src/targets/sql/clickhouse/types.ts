import { quoteLiteral } from '../../../dialects/quote.ts'
import type { Value } from '../../../expressions/values.ts'
import { formatValue } from '../../../expressions/values.ts'
import type { LogicalType, ScalarKind } from '../../../types/logical.ts'
import type { Fragment } from '../fragment.ts'
import { atom, BINDING } from '../fragment.ts'
import { listElements } from '../lists.ts'

const NAMES: Readonly<Record<ScalarKind, string>> = {
  bool: 'Bool',
  int8: 'Int8',
  int16: 'Int16',
  int32: 'Int32',
  int64: 'Int64',
  uint64: 'UInt64',
  float64: 'Float64',
  string: 'String',
  uuid: 'UUID',
  date: 'Date32',
  timestamp: 'DateTime64(6)',
  timestamptz: "DateTime64(6, 'UTC')",
  time: 'Time64(6)',
  interval: 'Int64',
  json: 'String',
  ip: 'IPv6',
  binary: 'String',
}

/** The type without its NULL. */
export function innerType(type: LogicalType): string {
  switch (type.kind) {
    case 'decimal':
      return `Decimal(${type.precision}, ${type.scale})`
    case 'list':
      return `Array(${clickhouseType(type.element)})`
    case 'struct':
    case 'enum':
      return 'String'
    default:
      return NAMES[type.kind]
  }
}

/** The type in ClickHouse, as the DDL has it. Lists take no NULL for the whole. */
export function clickhouseType(type: LogicalType): string {
  return type.kind === 'list' ? innerType(type) : `Nullable(${innerType(type)})`
}

/** A whole number has the narrowest type that holds it. */
export function isWeakInClickhouse(type: LogicalType): boolean {
  return /^(?:u?int(?:8|16|32|64))$/.test(type.kind)
}

/** A constant of exactly its type, but for whole numbers. */
export function clickhouseLiteral(value: Exclude<Value, null>, type: LogicalType): Fragment {
  const text = formatValue(value, type)
  const quoted = (content: string) => quoteLiteral('clickhouse', content)
  switch (type.kind) {
    case 'bool':
      return atom(text)
    case 'int8':
    case 'int16':
    case 'int32':
    case 'int64':
    case 'uint64':
      return { text, binds: text.startsWith('-') ? BINDING.sign : BINDING.atom }
    case 'decimal':
      return atom(`toDecimal128('${text}', ${type.scale})`)
    case 'float64':
      return atom(`toFloat64('${Object.is(value, -0) ? '-0' : text}')`)
    case 'date':
      return atom(`toDate32('${text}')`)
    case 'timestamp':
      return atom(`toDateTime64('${text}', 6)`)
    case 'timestamptz':
      return atom(`toDateTime64('${text.replace(/Z$/, '')}', 6, 'UTC')`)
    case 'uuid':
      return atom(`toUUID('${text}')`)
    case 'time':
      return atom(`CAST('${text}' AS Time64(6))`)
    case 'list': {
      const items = listElements(text, type.element).map((item) =>
        item === null ? 'NULL' : clickhouseLiteral(item, type.element).text,
      )
      return atom(`CAST([${items.join(', ')}] AS ${innerType(type)})`)
    }
    case 'ip':
      return atom(`toIPv6(${quoted(text)})`)
    case 'binary':
      return atom(`unhex(${quoted(text.replace(/^\\x/, ''))})`)
    default:
      return atom(quoted(text))
  }
}
