import { decimal, type LogicalType, type ScalarKind, scalar } from '@ai-etl/core/types/logical'
import type { NativeType } from './native-type.ts'

const SCALARS: Readonly<Record<string, ScalarKind>> = {
  bool: 'bool',
  int2: 'int16',
  int4: 'int32',
  int8: 'int64',
  oid: 'int64',
  float4: 'float64',
  float8: 'float64',
  text: 'string',
  varchar: 'string',
  bpchar: 'string',
  name: 'string',
  citext: 'string',
  uuid: 'uuid',
  date: 'date',
  timestamp: 'timestamp',
  timestamptz: 'timestamptz',
  time: 'time',
  interval: 'interval',
  json: 'json',
  jsonb: 'json',
  inet: 'ip',
  bytea: 'binary',
}

/** The logical type of a PostgreSQL type; undefined beyond the map: then it is read as text, with a note. */
export function logicalType(native: NativeType): LogicalType | undefined {
  if (native.labels) return { kind: 'enum', values: native.labels }
  if (native.element) {
    const element = logicalType(native.element)
    return element && { kind: 'list', element }
  }
  if (native.name === 'numeric') return numericType(native.modifier)
  const kind = SCALARS[native.name]
  return kind && scalar(kind)
}

/**
 * numeric(p,s) has its precision in the upper 16 bits of the modifier less 4, its scale, which may be negative, in 11
 * bits (make_numeric_typmod in src/backend/utils/adt/numeric.c). Without one any number fits: it is left to inference.
 */
function numericType(modifier: number): LogicalType | undefined {
  if (modifier < 4) return undefined
  const precision = ((modifier - 4) >> 16) & 0xffff
  const scale = (((modifier - 4) & 0x7ff) ^ 1024) - 1024
  return scale < 0 || scale > precision ? undefined : decimal(precision, scale)
}
