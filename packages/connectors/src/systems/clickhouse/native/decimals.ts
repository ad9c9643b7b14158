import { type Encoder, fixed } from './encoder.ts'
import { writeBig, writeInt32, writeInt64 } from './integers.ts'

const EXACT_DIGITS = 15

/** Decimal(p, s): an integer of units of the last place, in 4, 8, 16 or 32 bytes by precision. */
export function decimal(precision: number, scale: number): Encoder {
  const width = precision <= 9 ? 4 : precision <= 18 ? 8 : precision <= 38 ? 16 : 32
  return fixed(`Decimal(${precision}, ${scale})`, width, (bytes, start, end, out, at) => {
    if (end - start + scale > EXACT_DIGITS) return writeBig(bigUnits(bytes, start, end, scale), width, out, at)
    const units = smallUnits(bytes, start, end, scale)
    if (width === 4) return writeInt32(units | 0, out, at)
    if (width === 8) return writeInt64(units, out, at)
    return writeBig(BigInt(units), width, out, at)
  })
}

/** `-12.5` at scale 2 is -1250. */
function smallUnits(bytes: Buffer, start: number, end: number, scale: number): number {
  const negative = bytes[start] === 0x2d
  let value = 0
  let missing = scale
  let behindPoint = false
  for (let i = negative ? start + 1 : start; i < end; i++) {
    const byte = bytes[i]
    if (byte === 0x2e) {
      behindPoint = true
      continue
    }
    // Digits beyond the scale are zeros: the range check has refused others.
    if (behindPoint && missing-- <= 0) break
    value = value * 10 + (byte - 0x30)
  }
  for (; missing > 0; missing--) value *= 10
  return negative ? -value : value
}

function bigUnits(bytes: Buffer, start: number, end: number, scale: number): bigint {
  const text = bytes.toString('latin1', start, end)
  const point = text.indexOf('.')
  if (point === -1) return BigInt(text) * 10n ** BigInt(scale)
  return BigInt(
    text.slice(0, point) +
      text
        .slice(point + 1)
        .padEnd(scale, '0')
        .slice(0, scale),
  )
}

/** Digits before and behind the point that a value needs: trailing zeros of the fraction are none. */
export function digitsOf(bytes: Buffer, start: number, end: number): { whole: number; fraction: number } {
  const text = bytes.toString('latin1', start, end).replace(/^-?0*/, '')
  const point = text.indexOf('.')
  if (point === -1) return { whole: text.length, fraction: 0 }
  return { whole: point, fraction: text.slice(point + 1).replace(/0+$/, '').length }
}

const POWERS = Float64Array.from({ length: 16 }, (_, i) => 10 ** i)

/** The double that the text means: a quotient of two exact numbers where it is short, else the language's own reader. */
export function readDouble(bytes: Buffer, start: number, end: number): number {
  if (end - start > EXACT_DIGITS) return Number(bytes.toString('latin1', start, end))
  const negative = bytes[start] === 0x2d
  let value = 0
  let point = -1
  for (let i = negative ? start + 1 : start; i < end; i++) {
    const digit = bytes[i] - 0x30
    if (digit >= 0 && digit <= 9) value = value * 10 + digit
    else if (bytes[i] === 0x2e && point === -1) point = i
    else return Number(bytes.toString('latin1', start, end))
  }
  if (point !== -1) value /= POWERS[end - point - 1]
  return negative ? -value : value
}

export const float64: Encoder = fixed('Float64', 8, (bytes, start, end, out, at) =>
  out.writeDoubleLE(readDouble(bytes, start, end), at),
)

export const float32: Encoder = fixed('Float32', 4, (bytes, start, end, out, at) =>
  out.writeFloatLE(readDouble(bytes, start, end), at),
)
