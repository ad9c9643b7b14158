/**
 * Integers and floating point of COPY's binary form, from canonical text: `write*` take the bytes [start, end) of a
 * value, write the field's length and content at `at`, and give the place after it. All numbers are big-endian.
 */

export function writeInt32(out: Uint8Array, at: number, value: number): void {
  out[at] = value >>> 24
  out[at + 1] = value >>> 16
  out[at + 2] = value >>> 8
  out[at + 3] = value
}

/** Writes an integer whose distance from zero is below 2^53. */
export function writeInt64(out: Uint8Array, at: number, value: number): void {
  const high = Math.floor(value / 4_294_967_296)
  writeInt32(out, at, high)
  writeInt32(out, at + 4, value - high * 4_294_967_296)
}

export function writeBigInt64(out: Uint8Array, at: number, value: bigint): void {
  writeInt32(out, at, Number(BigInt.asIntN(32, value >> 32n)))
  writeInt32(out, at + 4, Number(value & 0xffff_ffffn))
}

export function int2(bytes: Uint8Array, start: number, end: number, out: Uint8Array, at: number): number {
  const value = parseSmall(bytes, start, end)
  writeInt32(out, at, 2)
  out[at + 4] = value >>> 8
  out[at + 5] = value
  return at + 6
}

export function int4(bytes: Uint8Array, start: number, end: number, out: Uint8Array, at: number): number {
  writeInt32(out, at, 4)
  writeInt32(out, at + 4, parseSmall(bytes, start, end))
  return at + 8
}

/** Digits that a double holds whatever they are. */
const SAFE_DIGITS = 15

export function int8(bytes: Uint8Array, start: number, end: number, out: Uint8Array, at: number): number {
  writeInt32(out, at, 8)
  if (end - start <= SAFE_DIGITS) writeInt64(out, at + 4, parseSmall(bytes, start, end))
  else writeBigInt64(out, at + 4, parseBig(bytes, start, end))
  return at + 12
}

export function bool(bytes: Uint8Array, start: number, _end: number, out: Uint8Array, at: number): number {
  writeInt32(out, at, 1)
  out[at + 4] = bytes[start] === 0x74 ? 1 : 0
  return at + 5
}

/** An integer of at most 15 digits. */
export function parseSmall(bytes: Uint8Array, start: number, end: number): number {
  let i = start
  const negative = bytes[i] === 0x2d
  if (negative) i++
  let value = 0
  for (; i < end; i++) value = value * 10 + (bytes[i] - 0x30)
  return negative ? -value : value
}

export function parseBig(bytes: Uint8Array, start: number, end: number): bigint {
  return BigInt(textOf(bytes, start, end))
}

/** ASCII bytes as a string. */
export function textOf(bytes: Uint8Array, start: number, end: number): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start).toString('latin1')
}
