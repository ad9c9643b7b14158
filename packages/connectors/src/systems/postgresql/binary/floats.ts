import { textOf, writeInt32 } from './integers.ts'

const scratch = new Float64Array(1)
const scratchBytes = new Uint8Array(scratch.buffer)
const scratchSingle = new Float32Array(1)
const scratchSingleBytes = new Uint8Array(scratchSingle.buffer)

export function float8(bytes: Uint8Array, start: number, end: number, out: Uint8Array, at: number): number {
  writeInt32(out, at, 8)
  scratch[0] = parseFloat64(bytes, start, end)
  for (let i = 0; i < 8; i++) out[at + 4 + i] = scratchBytes[7 - i]
  return at + 12
}

export function float4(bytes: Uint8Array, start: number, end: number, out: Uint8Array, at: number): number {
  writeInt32(out, at, 4)
  scratchSingle[0] = parseFloat64(bytes, start, end)
  for (let i = 0; i < 4; i++) out[at + 4 + i] = scratchSingleBytes[3 - i]
  return at + 8
}

/**
 * The double nearest to a canonical float64. Both an integer below 2^53 and a power of ten up to 10^22 are doubles, so
 * their quotient is rounded once, as it should be (Clinger 1990); everything else goes through the engine's own parser.
 */
export function parseFloat64(bytes: Uint8Array, start: number, end: number): number {
  if (end - start > 17) return Number(textOf(bytes, start, end))
  let i = start
  const negative = bytes[i] === 0x2d
  if (negative) i++
  let mantissa = 0
  let digits = 0
  let fraction = -1
  for (; i < end; i++) {
    const digit = bytes[i] - 0x30
    if (digit >= 0 && digit <= 9) {
      mantissa = mantissa * 10 + digit
      digits++
    } else if (bytes[i] === 0x2e && fraction === -1) fraction = digits
    else return Number(textOf(bytes, start, end))
  }
  if (digits > 15) return Number(textOf(bytes, start, end))
  const value = fraction === -1 ? mantissa : mantissa / POWERS[digits - fraction]
  return negative ? -value : value
}

const POWERS = Float64Array.from({ length: 23 }, (_, power) => Number(`1e${power}`))
