import { quoteLiteral } from '../../../dialects/quote.ts'
import type { Value } from '../../../expressions/values.ts'
import { formatValue } from '../../../expressions/values.ts'
import type { LogicalType, ScalarKind } from '../../../types/logical.ts'
import type { Fragment } from '../fragment.ts'
import { atom, BINDING } from '../fragment.ts'
import { listElements } from '../lists.ts'

const NAMES: Readonly<Record<ScalarKind, string>> = {
  bool: 'boolean',
  int8: 'smallint',
  int16: 'smallint',
  int32: 'integer',
  int64: 'bigint',
  uint64: 'numeric(20, 0)',
  float64: 'double precision',
  string: 'text',
  uuid: 'uuid',
  date: 'date',
  timestamp: 'timestamp',
  timestamptz: 'timestamptz',
  time: 'time',
  interval: 'interval',
  json: 'jsonb',
  ip: 'inet',
  binary: 'bytea',
}

/** The type in PostgreSQL, as the DDL has it. */
export function postgresqlType(type: LogicalType): string {
  switch (type.kind) {
    case 'decimal':
      return `numeric(${type.precision}, ${type.scale})`
    case 'list':
      return `${postgresqlType(type.element)}[]`
    case 'struct':
      return 'jsonb'
    case 'enum':
      return 'text'
    default:
      return NAMES[type.kind]
  }
}

/** A whole number that fits is an integer, whatever the tree says. */
export function isWeakInPostgresql(type: LogicalType): boolean {
  return /^(?:u?int(?:8|16|64))$/.test(type.kind) || (type.kind === 'decimal' && type.scale === 0)
}

/** A constant: its type's name before its text, where a bare literal would be of another type. */
export function postgresqlLiteral(value: Exclude<Value, null>, type: LogicalType): Fragment {
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
      return atom(`float8 '${Object.is(value, -0) ? '-0' : text}'`)
    case 'timestamptz':
      return atom(`timestamptz '${text.replace(/Z$/, '+00')}'`)
    case 'string':
    case 'enum':
      return atom(quoteLiteral('postgresql', text))
    case 'list':
      return listLiteral(text, type.element)
    case 'struct':
      return atom(`jsonb ${quoteLiteral('postgresql', text)}`)
    default:
      return atom(`${NAMES[type.kind]} ${quoteLiteral('postgresql', text)}`)
  }
}

export function signed(text: string): Fragment {
  return { text, binds: text.startsWith('-') ? BINDING.sign : BINDING.atom }
}

function listLiteral(json: string, element: LogicalType): Fragment {
  const items = listElements(json, element).map((item) =>
    item === null ? 'NULL' : postgresqlLiteral(item, element).text,
  )
  return atom(`CAST(ARRAY[${items.join(', ')}] AS ${postgresqlType({ kind: 'list', element })})`)
}

/** Types whose order is that of a collation: by code point only under "C". */
export function isText(type: LogicalType): boolean {
  return type.kind === 'string' || type.kind === 'enum'
}
