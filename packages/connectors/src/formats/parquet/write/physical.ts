import type { LogicalType } from '@ai-etl/core/types/logical'
import { isoDays, isoMoment, MOMENT, moment, timeOfDay } from '@ai-etl/core/values/temporal'
import { type PhysicalType, parquetType } from './types.ts'

/** Bytes that grow as values are appended. */
export class Growing {
  bytes: Buffer
  length = 0

  constructor(capacity: number) {
    this.bytes = Buffer.allocUnsafeSlow(capacity)
  }

  /** Makes room for `more` bytes and gives where they start. */
  reserve(more: number): number {
    const at = this.length
    if (at + more > this.bytes.length) {
      const grown = Buffer.allocUnsafeSlow(Math.max(this.bytes.length * 2, at + more))
      this.bytes.copy(grown, 0, 0, at)
      this.bytes = grown
    }
    this.length = at + more
    return at
  }

  int32(value: number): void {
    const at = this.reserve(4)
    writeWord(this.bytes, at, value)
  }

  double(value: number): void {
    const at = this.reserve(8)
    this.bytes.writeDoubleLE(value, at)
  }

  int64(value: bigint): void {
    const at = this.reserve(8)
    this.bytes.writeBigInt64LE(value, at)
  }

  taken(): Buffer {
    return this.bytes.subarray(0, this.length)
  }
}

/** Four bytes, lowest first, without the checks of Buffer's own methods: this runs for nearly every value. */
export function writeWord(bytes: Uint8Array, at: number, value: number): void {
  bytes[at] = value
  bytes[at + 1] = value >>> 8
  bytes[at + 2] = value >>> 16
  bytes[at + 3] = value >>> 24
}

/** Appends one value's PLAIN encoding; [start, end) is canonical text of the column's logical type. */
export type AppendValue = (bytes: Buffer, start: number, end: number, out: Growing) => void

/** The PLAIN encoder of a logical type. Booleans are packed apart (levels.ts), since eight share a byte. */
export function plainEncoder(type: LogicalType): AppendValue {
  switch (type.kind) {
    case 'bool':
      return (bytes, start, _, out) => {
        const at = out.reserve(1)
        out.bytes[at] = bytes[start] === 0x74 ? 1 : 0
      }
    case 'int8':
    case 'int16':
    case 'int32':
      return (bytes, start, end, out) => out.int32(smallInteger(bytes, start, end))
    case 'int64':
    case 'uint64':
      return unscaledEncoder(0, parquetType(type))
    case 'decimal':
      return unscaledEncoder(type.scale, parquetType(type))
    case 'float64':
      return (bytes, start, end, out) => out.double(Number(bytes.toString('latin1', start, end)))
    case 'date':
      return (bytes, start, _, out) => out.int32(isoDays(bytes, start))
    case 'timestamp':
    case 'timestamptz':
      return (bytes, start, end, out) => {
        if (isoMoment(bytes, start, end) === MOMENT.NONE) throw new RangeError('not a canonical timestamp')
        writeMicros(out)
      }
    case 'time':
      return (bytes, start, end, out) => {
        if (timeOfDay(bytes, start, end) !== end) throw new RangeError('not a canonical time')
        writeMicros(out)
      }
    case 'uuid':
      return writeUuid
    case 'binary':
      return writeBinary
    default:
      return writeText
  }
}

function smallInteger(bytes: Buffer, start: number, end: number): number {
  const negative = bytes[start] === 0x2d
  let value = 0
  for (let i = negative ? start + 1 : start; i < end; i++) value = value * 10 + bytes[i] - 48
  return negative ? -value : value
}

function unscaledEncoder(scale: number, physical: PhysicalType): AppendValue {
  return (bytes, start, end, out) => writeUnscaled(bytes, start, end, scale, physical, out)
}

/** Digits that a double holds exactly. */
const SAFE_DIGITS = 15

function writeUnscaled(
  bytes: Buffer,
  start: number,
  end: number,
  scale: number,
  type: PhysicalType,
  out: Growing,
): void {
  const negative = bytes[start] === 0x2d
  const first = negative ? start + 1 : start
  if (end - first + scale <= SAFE_DIGITS) {
    const value = unscaledNumber(bytes, first, end, scale)
    return writeInteger(negative ? -value : value, type, out)
  }
  const value = unscaledBig(bytes, first, end, scale)
  writeBig(negative ? -value : value, type, out)
}

function unscaledNumber(bytes: Buffer, first: number, end: number, scale: number): number {
  let value = 0
  let fraction = -1
  for (let i = first; i < end; i++) {
    if (bytes[i] === 0x2e) fraction = 0
    else {
      value = value * 10 + bytes[i] - 48
      if (fraction >= 0) fraction++
    }
  }
  for (let digits = Math.max(fraction, 0); digits < scale; digits++) value *= 10
  return value
}

function unscaledBig(bytes: Buffer, first: number, end: number, scale: number): bigint {
  const [whole, fraction = ''] = bytes.toString('latin1', first, end).split('.')
  return BigInt(whole + fraction.slice(0, scale).padEnd(scale, '0'))
}

function writeInteger(value: number, type: PhysicalType, out: Growing): void {
  if (type.physical === 'INT32') out.int32(value)
  else if (type.physical === 'INT64') {
    const at = out.reserve(8)
    const high = Math.floor(value / 4294967296)
    writeWord(out.bytes, at, value - high * 4294967296)
    writeWord(out.bytes, at + 4, high)
  } else writeBig(BigInt(value), type, out)
}

function writeBig(value: bigint, type: PhysicalType, out: Growing): void {
  if (type.physical === 'INT32') out.int32(Number(value))
  else if (type.physical === 'INT64') out.int64(BigInt.asIntN(64, value))
  else {
    // Two's complement, big-endian.
    const at = out.reserve(type.length)
    let rest = value
    for (let i = type.length - 1; i >= 0; i--) {
      out.bytes[at + i] = Number(rest & 0xffn)
      rest >>= 8n
    }
  }
}

/** Microseconds of the moment just parsed; through halves, since a double loses them beyond 2^53. */
function writeMicros(out: Growing): void {
  const at = out.reserve(8)
  const micros = moment.seconds * 1e6 + moment.micros
  if (Number.isSafeInteger(micros)) {
    const high = Math.floor(micros / 4294967296)
    writeWord(out.bytes, at, micros - high * 4294967296)
    writeWord(out.bytes, at + 4, high)
  } else out.bytes.writeBigInt64LE(BigInt(moment.seconds) * 1_000_000n + BigInt(moment.micros), at)
}

function writeUuid(bytes: Buffer, start: number, end: number, out: Growing): void {
  let at = out.reserve(16)
  const to = out.bytes
  for (let i = start; i < end; i++) {
    if (bytes[i] === 0x2d) continue
    to[at++] = (hexDigit(bytes[i]) << 4) | hexDigit(bytes[++i])
  }
}

function writeBinary(bytes: Buffer, start: number, end: number, out: Growing): void {
  const length = (end - start - 2) >> 1
  let at = out.reserve(4 + length)
  writeWord(out.bytes, at, length)
  at += 4
  for (let i = start + 2; i < end; i += 2) out.bytes[at++] = (hexDigit(bytes[i]) << 4) | hexDigit(bytes[i + 1])
}

function hexDigit(byte: number): number {
  return byte < 58 ? byte - 48 : (byte | 32) - 87
}

function writeText(bytes: Buffer, start: number, end: number, out: Growing): void {
  const length = end - start
  const at = out.reserve(4 + length)
  writeWord(out.bytes, at, length)
  copyBytes(bytes, start, end, out.bytes, at + 4)
}

/** Below about 48 bytes a loop beats the call into native code. */
const SHORT = 48

export function copyBytes(from: Buffer, start: number, end: number, to: Buffer, at: number): void {
  if (end - start > SHORT) from.copy(to, at, start, end)
  else for (let i = start, o = at; i < end; i++, o++) to[o] = from[i]
}
