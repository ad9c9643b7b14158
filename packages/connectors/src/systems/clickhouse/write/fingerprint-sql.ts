import type { PlannedColumn } from '@ai-etl/core/contracts/target'
import type { LogicalType } from '@ai-etl/core/types/logical'
import { bare, type NativeType, zoneOf } from '../catalog/native-type.ts'
import { quoteName } from '../names.ts'

/**
 * The fingerprint of a table in SQL, as core/src/values/fingerprint.md defines it: the sum of the first 15 hexadecimal
 * digits of each row's MD5.
 */
export function fingerprintSql(
  columns: readonly PlannedColumn[],
  nativeOf: (name: string) => NativeType,
  serverZone: string,
): string {
  const texts = columns.map((column) => {
    const text = textOf(column.type, bare(nativeOf(column.name)), quoteName(column.name), serverZone)
    return `${text === null ? 'char(30)' : `ifNull(${text}, char(30))`}, char(31)`
  })
  const row = texts.length === 0 ? "''" : `concat(${texts.join(', ')})`
  // Eight bytes of the digest, the highest first, without the last hexadecimal digit.
  return `toString(sum(toUInt256(bitShiftRight(reinterpretAsUInt64(reverse(substring(MD5(${row}), 1, 8))), 4))))`
}

function textOf(type: LogicalType, native: NativeType, column: string, serverZone: string): string | null {
  switch (type.kind) {
    case 'json':
    case 'list':
    case 'struct':
    case 'interval':
      return null
    case 'float64':
      return `if(isNaN(${column}), 'nan', leftPad(lower(hex(reinterpretAsUInt64(toFloat64(if(${column} = 0, 0, ${column}))))), 16, '0'))`
    case 'uuid':
      return `lower(toString(${column}))`
    case 'timestamp':
    case 'timestamptz':
      return microsOf(type, native, column, serverZone)
    case 'time':
      return timeMicros(native, column)
    case 'binary':
      return `lower(substring(toString(${column}), 3))`
    default:
      return `toString(${column})`
  }
}

/** Microseconds from 1970: of the instant, or of what the clock of the column's zone shows. */
function microsOf(type: LogicalType, native: NativeType, column: string, serverZone: string): string {
  const zone = zoneOf(native) ?? serverZone
  const clock = type.kind === 'timestamp' && zone !== 'UTC'
  const moment = clock ? `toDateTime64(toString(${column}), 6, 'UTC')` : `toDateTime64(${column}, 6, 'UTC')`
  return `toString(toUnixTimestamp64Micro(${moment}))`
}

function timeMicros(native: NativeType, column: string): string {
  if (native.name !== 'Time' && native.name !== 'Time64') return `toString(${column})`
  const text = `toString(${column})`
  const seconds = `toInt64(substring(${text}, 1, 2)) * 3600 + toInt64(substring(${text}, 4, 2)) * 60 + toInt64(substring(${text}, 7, 2))`
  return `toString((${seconds}) * 1000000 + toInt64OrZero(rightPad(substring(${text}, 10, 6), 6, '0')))`
}
