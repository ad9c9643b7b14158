import { decimal, type LogicalType, scalar } from '@ai-etl/core/types/logical'
import { bare, decimalOf, enumMembers, isNullable, type NativeType, secondDigits, zoneOf } from './native-type.ts'

const PLAIN: Readonly<Record<string, LogicalType | undefined>> = {
  Bool: scalar('bool'),
  Int8: scalar('int8'),
  Int16: scalar('int16'),
  Int32: scalar('int32'),
  Int64: scalar('int64'),
  UInt8: scalar('int16'),
  UInt16: scalar('int32'),
  UInt32: scalar('int64'),
  UInt64: scalar('uint64'),
  Int128: decimal(39, 0),
  UInt128: decimal(39, 0),
  Int256: decimal(77, 0),
  UInt256: decimal(78, 0),
  Float32: scalar('float64'),
  Float64: scalar('float64'),
  BFloat16: scalar('float64'),
  String: scalar('string'),
  FixedString: scalar('string'),
  UUID: scalar('uuid'),
  Date: scalar('date'),
  Date32: scalar('date'),
  Time: scalar('time'),
  Time64: scalar('time'),
  IPv4: scalar('ip'),
  IPv6: scalar('ip'),
  JSON: scalar('json'),
  Map: scalar('json'),
  Tuple: scalar('json'),
  Nested: scalar('json'),
  Point: scalar('json'),
}

/**
 * The logical type of a column; undefined beyond the map: such a column is read as text, with a note.
 * DateTime with a zone is an instant; without one it is what the server's clock shows: a timestamp without zone.
 */
export function logicalType(type: NativeType): LogicalType | undefined {
  const core = bare(type)
  // Logical moments have microseconds: finer ones would lose digits.
  if (/^(?:DateTime|Time)64$/.test(core.name) && secondDigits(core) > 6) return undefined
  if (core.name === 'DateTime' || core.name === 'DateTime64') {
    return scalar(zoneOf(core) === null ? 'timestamp' : 'timestamptz')
  }
  if (core.name === 'Enum8' || core.name === 'Enum16') return { kind: 'enum', values: enumMembers(core) }
  const digits = decimalOf(core)
  if (digits) return decimal(digits.precision, digits.scale)
  if (core.name === 'Array') return listType(core)
  if (/^JSON|^Object/.test(core.name)) return scalar('json')
  return PLAIN[core.name]
}

/** A list of plain values; of anything else, JSON. */
function listType(type: NativeType): LogicalType {
  const element = logicalType(type.inner[0])
  return element === undefined || element.kind === 'list' || element.kind === 'json'
    ? scalar('json')
    : { kind: 'list', element }
}

export function nullable(type: NativeType): boolean {
  return isNullable(type)
}
