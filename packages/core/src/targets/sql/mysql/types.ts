import { quoteLiteral } from '../../../dialects/quote.ts'
import type { Value } from '../../../expressions/values.ts'
import { formatValue } from '../../../expressions/values.ts'
import type { LogicalType, ScalarKind } from '../../../types/logical.ts'
import type { Fragment } from '../fragment.ts'
import { atom, BINDING, fill } from '../fragment.ts'

/** Names that CAST knows, which are fewer than those of columns. */
const NAMES: Readonly<Record<ScalarKind, string>> = {
  bool: 'SIGNED',
  int8: 'SIGNED',
  int16: 'SIGNED',
  int32: 'SIGNED',
  int64: 'SIGNED',
  uint64: 'UNSIGNED',
  float64: 'DOUBLE',
  string: 'CHAR',
  uuid: 'BINARY(16)',
  date: 'DATE',
  timestamp: 'DATETIME(6)',
  timestamptz: 'DATETIME(6)',
  time: 'TIME(6)',
  interval: 'SIGNED',
  json: 'CHAR',
  ip: 'BINARY(16)',
  binary: 'BINARY',
}

/** The type in MySQL's CAST; moments with a zone are in UTC, lists and structs JSON. */
export function mysqlType(type: LogicalType): string {
  switch (type.kind) {
    case 'decimal':
      return `DECIMAL(${type.precision}, ${type.scale})`
    case 'list':
    case 'struct':
    case 'enum':
      return 'CHAR'
    default:
      return NAMES[type.kind]
  }
}

/** A constant: whole numbers and decimals are exact by themselves, an exponent makes a double. */
export function mysqlLiteral(value: Exclude<Value, null>, type: LogicalType): Fragment {
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
    case 'decimal': {
      const [whole, fraction = ''] = text.split('.')
      return signed(type.scale === 0 ? text : `${whole}.${fraction.padEnd(type.scale, '0')}`)
    }
    case 'float64':
      return Number.isFinite(Number(value)) ? signed(doubleText(Number(value))) : atom('CAST(NULL AS DOUBLE)')
    case 'date':
      return atom(`DATE '${text}'`)
    case 'timestamp':
      return atom(`TIMESTAMP '${text}'`)
    case 'timestamptz':
      return atom(`TIMESTAMP '${text.replace(/Z$/, '')}'`)
    case 'time':
      return atom(`TIME '${text}'`)
    case 'uuid':
      return atom(`unhex('${text.replaceAll('-', '')}')`)
    case 'binary':
      return atom(`unhex(${quoteLiteral('mysql', text.replace(/^\\x/, ''))})`)
    default:
      return atom(quoteLiteral('mysql', text))
  }
}

function doubleText(value: number): string {
  const text = Object.is(value, -0) ? '-0' : String(value)
  return text.includes('e') ? text.replace('e+', 'e') : `${text}e0`
}

function signed(text: string): Fragment {
  return { text, binds: text.startsWith('-') ? BINDING.sign : BINDING.atom }
}

/** Texts, which MySQL compares by a collation; as bytes they are compared by code point, trailing spaces included. */
export function isText(type: LogicalType): boolean {
  return type.kind === 'string' || type.kind === 'enum'
}

export function asBytes(text: Fragment): Fragment {
  return fill('CAST($1 AS BINARY)', [text])
}
