import { type Encoder, fixed } from './encoder.ts'

/** Digits that a double holds exactly. */
const EXACT_DIGITS = 15
const WORD = 4_294_967_296

/** The integer of canonical digits, perhaps with a minus, as a double; exact up to 15 digits. */
export function readInteger(bytes: Buffer, start: number, end: number): number {
  const negative = bytes[start] === 0x2d
  let value = 0
  for (let i = negative ? start + 1 : start; i < end; i++) value = value * 10 + (bytes[i] - 0x30)
  return negative ? -value : value
}

export function writeInt32(value: number, out: Buffer, at: number): number {
  out[at] = value
  out[at + 1] = value >> 8
  out[at + 2] = value >> 16
  out[at + 3] = value >> 24
  return at + 4
}

/** @param value an exact integer within ±2^53 */
export function writeInt64(value: number, out: Buffer, at: number): number {
  const high = Math.floor(value / WORD)
  writeInt32((value - high * WORD) | 0, out, at)
  return writeInt32(high | 0, out, at + 4)
}

/** Little-endian two's complement of any width. */
export function writeBig(value: bigint, width: number, out: Buffer, at: number): number {
  let rest = BigInt.asUintN(width * 8, value)
  for (let i = 0; i < width; i += 8) {
    out.writeBigUInt64LE(rest & 0xffff_ffff_ffff_ffffn, at + i)
    rest >>= 64n
  }
  return at + width
}

export function bigAt(bytes: Buffer, start: number, end: number): bigint {
  return BigInt(bytes.toString('latin1', start, end))
}

const int8: Encoder = fixed('Int8', 1, (bytes, start, end, out, at) => {
  out[at] = readInteger(bytes, start, end)
  return at + 1
})

const int16: Encoder = fixed('Int16', 2, (bytes, start, end, out, at) => {
  const value = readInteger(bytes, start, end)
  out[at] = value
  out[at + 1] = value >> 8
  return at + 2
})

const int32: Encoder = fixed('Int32', 4, (bytes, start, end, out, at) =>
  writeInt32(readInteger(bytes, start, end) | 0, out, at),
)

const int64: Encoder = fixed('Int64', 8, (bytes, start, end, out, at) =>
  end - start <= EXACT_DIGITS
    ? writeInt64(readInteger(bytes, start, end), out, at)
    : writeBig(bigAt(bytes, start, end), 8, out, at),
)

function wide(wireType: string, width: number): Encoder {
  return fixed(wireType, width, (bytes, start, end, out, at) => writeBig(bigAt(bytes, start, end), width, out, at))
}

/** Unsigned types have the same bytes: two's complement wraps where the sign bit would be. */
export const INTEGERS: Readonly<Record<string, Encoder | undefined>> = {
  Int8: int8,
  Int16: int16,
  Int32: int32,
  Int64: int64,
  UInt8: { ...int8, wireType: 'UInt8' },
  UInt16: { ...int16, wireType: 'UInt16' },
  UInt32: { ...int32, wireType: 'UInt32' },
  UInt64: { ...int64, wireType: 'UInt64' },
  Int128: wide('Int128', 16),
  UInt128: wide('UInt128', 16),
  Int256: wide('Int256', 32),
  UInt256: wide('UInt256', 32),
}

/** Least and greatest value of an integer type. */
export function integerRange(name: string): readonly [bigint, bigint] {
  const bits = BigInt(/\d+$/.exec(name)?.[0] ?? '64')
  return name.startsWith('U') ? [0n, (1n << bits) - 1n] : [-(1n << (bits - 1n)), (1n << (bits - 1n)) - 1n]
}

export const bool: Encoder = fixed('Bool', 1, (bytes, start, _end, out, at) => {
  out[at] = bytes[start] === 0x74 ? 1 : 0
  return at + 1
})
