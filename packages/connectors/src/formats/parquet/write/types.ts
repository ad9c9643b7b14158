import type { LogicalType } from '@ai-etl/core/types/logical'
import { bool, byte, i32, struct, type ThriftField, type ThriftValue } from './thrift.ts'

/** Numbers of the format's enumerations (parquet.thrift). */
export const PHYSICAL = { BOOLEAN: 0, INT32: 1, INT64: 2, DOUBLE: 5, BYTE_ARRAY: 6, FIXED_LEN_BYTE_ARRAY: 7 } as const

/** Most digits of a decimal that readers of Parquet agree on (Spark, Arrow, DuckDB, ClickHouse). */
export const PARQUET_DECIMAL_DIGITS = 38

export interface PhysicalType {
  readonly physical: keyof typeof PHYSICAL
  /** Bytes of a FIXED_LEN_BYTE_ARRAY, else 0. */
  readonly length: number
  /** ConvertedType, for older readers; undefined where there is none. */
  readonly converted?: number
  readonly logical?: ThriftValue
}

const MICROS: ThriftValue = struct([2, struct()])
const annotation = (...field: ThriftField): ThriftValue => struct(field)
const integer = (bits: number, signed: boolean) => annotation(10, struct([1, byte(bits)], [2, bool(signed)]))
const moment = (id: 7 | 8, adjusted: boolean) => annotation(id, struct([1, bool(adjusted)], [2, MICROS]))

const STRING: PhysicalType = { physical: 'BYTE_ARRAY', length: 0, converted: 0, logical: annotation(1, struct()) }
const JSON_TEXT: PhysicalType = { physical: 'BYTE_ARRAY', length: 0, converted: 19, logical: annotation(12, struct()) }

/** How Parquet holds a logical type (parquet-format, LogicalTypes.md). */
export function parquetType(type: LogicalType): PhysicalType {
  switch (type.kind) {
    case 'bool':
      return { physical: 'BOOLEAN', length: 0 }
    case 'int8':
      return { physical: 'INT32', length: 0, converted: 15, logical: integer(8, true) }
    case 'int16':
      return { physical: 'INT32', length: 0, converted: 16, logical: integer(16, true) }
    case 'int32':
      return { physical: 'INT32', length: 0, converted: 17, logical: integer(32, true) }
    case 'int64':
      return { physical: 'INT64', length: 0, converted: 18, logical: integer(64, true) }
    case 'uint64':
      return { physical: 'INT64', length: 0, converted: 14, logical: integer(64, false) }
    case 'decimal':
      return decimalType(type.precision, type.scale)
    case 'float64':
      return { physical: 'DOUBLE', length: 0 }
    case 'date':
      return { physical: 'INT32', length: 0, converted: 6, logical: annotation(6, struct()) }
    case 'timestamp':
      return { physical: 'INT64', length: 0, logical: moment(8, false) }
    case 'timestamptz':
      return { physical: 'INT64', length: 0, converted: 10, logical: moment(8, true) }
    case 'time':
      return { physical: 'INT64', length: 0, logical: moment(7, false) }
    case 'uuid':
      return { physical: 'FIXED_LEN_BYTE_ARRAY', length: 16, logical: annotation(14, struct()) }
    case 'json':
    case 'list':
    case 'struct':
      return JSON_TEXT
    case 'binary':
      return { physical: 'BYTE_ARRAY', length: 0 }
    case 'string':
    case 'enum':
    case 'ip':
    case 'interval':
      return STRING
  }
}

function decimalType(precision: number, scale: number): PhysicalType {
  const facts = { converted: 5, logical: annotation(5, struct([1, i32(scale)], [2, i32(precision)])) }
  if (precision <= 9) return { physical: 'INT32', length: 0, ...facts }
  if (precision <= 18) return { physical: 'INT64', length: 0, ...facts }
  return { physical: 'FIXED_LEN_BYTE_ARRAY', length: bytesFor(precision), ...facts }
}

/** Least bytes whose two's complement holds every number of so many digits. */
function bytesFor(precision: number): number {
  return Math.ceil((precision * Math.log2(10) + 1) / 8)
}
