import type { LogicalType, TypeKind } from '@ai-etl/core/types/logical'
import type { NativeType } from '../catalog/native-type.ts'
import type { ColumnEncoder, Encode } from './encoder.ts'
import { float4, float8 } from './floats.ts'
import { bool, int2, int4, int8 } from './integers.ts'
import { listOf } from './list.ts'
import { cidr, inet } from './network.ts'
import { numeric } from './numeric.ts'
import { date, interval, time, timestamp, timestamptz } from './temporal.ts'
import { bytea, jsonb, text, uuid } from './text.ts'

interface Rule {
  readonly encode: Encode
  /** Logical types whose canonical text it reads. */
  readonly from: readonly TypeKind[] | 'any'
}

const INTEGERS = ['int8', 'int16', 'int32', 'int64', 'uint64'] as const
const asText: Rule = { encode: text, from: 'any' }
const asJson = ['json', 'list', 'struct'] as const

/** By the name of PostgreSQL's type; what is not here cannot be filled by COPY's binary form from canonical text. */
const RULES: Readonly<Record<string, Rule>> = {
  bool: { encode: bool, from: ['bool'] },
  int2: { encode: int2, from: INTEGERS },
  int4: { encode: int4, from: INTEGERS },
  int8: { encode: int8, from: INTEGERS },
  float4: { encode: float4, from: ['float64'] },
  float8: { encode: float8, from: ['float64'] },
  numeric: { encode: numeric, from: [...INTEGERS, 'decimal', 'float64'] },
  text: asText,
  varchar: asText,
  bpchar: asText,
  citext: asText,
  uuid: { encode: uuid, from: ['uuid'] },
  date: { encode: date, from: ['date'] },
  timestamp: { encode: timestamp, from: ['timestamp', 'date'] },
  timestamptz: { encode: timestamptz, from: ['timestamptz'] },
  time: { encode: time, from: ['time'] },
  interval: { encode: interval, from: ['interval'] },
  json: { encode: text, from: asJson },
  jsonb: { encode: jsonb, from: asJson },
  inet: { encode: inet, from: ['ip'] },
  cidr: { encode: cidr, from: ['ip'] },
  bytea: { encode: bytea, from: ['binary'] },
}

/** How values of a logical type get into a column of PostgreSQL's; null when they cannot. */
export function columnEncoder(type: LogicalType, native: NativeType): ColumnEncoder | null {
  if (native.element) {
    if (type.kind !== 'list') return null
    const element = columnEncoder(type.element, native.element)
    // `1,` may become 4 + 12 bytes and each of them carries FIXED_ROOM's share of a length word.
    return element && { encode: listOf(element.encode, native.element.oid), perByte: 20 }
  }
  if (native.labels) return type.kind === 'enum' || type.kind === 'string' ? { encode: text, perByte: 1 } : null
  const rule = RULES[native.name]
  if (rule === undefined || !(rule.from === 'any' || rule.from.includes(type.kind))) return null
  return { encode: rule.encode, perByte: native.name === 'numeric' && type.kind === 'float64' ? 400 : 1 }
}
