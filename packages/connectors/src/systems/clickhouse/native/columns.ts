import type { LogicalType } from '@ai-etl/core/types/logical'
import { bare, decimalOf, isNullable, type NativeType, secondDigits, zoneOf } from '../catalog/native-type.ts'
import { decimal, float32, float64 } from './decimals.ts'
import type { Encoder } from './encoder.ts'
import { bool, INTEGERS } from './integers.ts'
import { date, date32, dateTime64, duration, seconds, time64 } from './temporal.ts'
import { text, uuid } from './text.ts'

/** How a planned column is written into a column of a table. */
export interface ColumnPlan {
  readonly name: string
  readonly nullable: boolean
  /** Of the values; of the elements where `list`. */
  readonly encoder: Encoder
  readonly list: { readonly nullable: boolean } | null
  /** The column keeps each kind of value once: so does the block. */
  readonly dictionary: boolean
}

/**
 * The encoder for values of a logical type into a column of a native one. What has none of its own goes as text, which
 * the server reads: rare types, and clock times for a column that is not kept in UTC.
 * @param serverZone zone of columns that name none
 */
export function planColumn(name: string, type: LogicalType, native: NativeType, serverZone: string): ColumnPlan {
  const core = bare(native)
  const nullable = isNullable(native)
  if (type.kind === 'list' && core.name === 'Array') {
    const element = core.inner[0]
    const list = { nullable: isNullable(element) }
    return {
      name,
      nullable: false,
      encoder: encoderOf(type.element, bare(element), serverZone),
      list,
      dictionary: false,
    }
  }
  const encoder = encoderOf(type, core, serverZone)
  const dictionary = native.name === 'LowCardinality' && core.name === 'String' && encoder === text
  return { name, nullable, encoder, list: null, dictionary }
}

function encoderOf(type: LogicalType, core: NativeType, serverZone: string): Encoder {
  switch (type.kind) {
    case 'bool':
      return core.name === 'Bool' ? bool : text
    case 'int8':
    case 'int16':
    case 'int32':
    case 'int64':
    case 'uint64':
      return INTEGERS[core.name] ?? numberOf(core) ?? text
    case 'decimal':
      return (type.scale === 0 ? INTEGERS[core.name] : undefined) ?? numberOf(core) ?? text
    case 'float64':
      return core.name === 'Float64' ? float64 : core.name === 'Float32' ? float32 : text
    case 'uuid':
      return core.name === 'UUID' ? uuid : text
    case 'date':
      return core.name === 'Date32' ? date32 : core.name === 'Date' ? date : momentOf(type, core, serverZone)
    case 'timestamp':
    case 'timestamptz':
      return momentOf(type, core, serverZone)
    case 'time':
      return core.name === 'Time64' ? time64(secondDigits(core)) : core.name === 'Time' ? seconds('Time') : text
    case 'interval':
      return core.name === 'Int64' ? duration : text
    default:
      return text
  }
}

function numberOf(core: NativeType): Encoder | null {
  const digits = decimalOf(core)
  if (digits) return decimal(digits.precision, digits.scale)
  return core.name === 'Float64' ? float64 : null
}

/** Text `2021-08-18 17:00:00` means the clock of the column's zone: only in UTC can it be counted here. */
function momentOf(type: LogicalType, core: NativeType, serverZone: string): Encoder {
  if (core.name !== 'DateTime64' && core.name !== 'DateTime') return text
  const clock = type.kind !== 'timestamptz'
  if (clock && !isUtc(zoneOf(core) ?? serverZone)) return text
  return core.name === 'DateTime64' ? dateTime64(core.text, secondDigits(core)) : seconds(core.text)
}

const isUtc = (zone: string) => /^(?:UTC|Etc\/UTC|GMT|Etc\/GMT|Etc\/UCT|UCT|Universal|Zulu|Etc\/Zulu)$/.test(zone)
