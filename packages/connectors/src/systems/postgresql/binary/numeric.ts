import { textOf, writeInt32 } from './integers.ts'

/**
 * numeric: int16 number of base-10000 digits, int16 weight of the first, uint16 sign, uint16 digits of scale, then the
 * digits (numeric_recv in PostgreSQL's src/backend/utils/adt/numeric.c). Any precision; also exponents, NaN and the
 * infinities (PostgreSQL 14) of float64's canonical text.
 */
export function numeric(bytes: Uint8Array, start: number, end: number, out: Uint8Array, at: number): number {
  let i = start
  const negative = bytes[i] === 0x2d
  if (negative) i++
  let dot = i
  for (; dot < end; dot++) {
    const byte = bytes[dot]
    if (byte === 0x2e) break
    if (byte < 0x30 || byte > 0x39) return special(textOf(bytes, start, end), out, at)
  }
  for (let k = dot + 1; k < end; k++) if (bytes[k] > 0x39) return special(textOf(bytes, start, end), out, at)
  while (i < dot && bytes[i] === 0x30) i++
  return plain(bytes, i, dot, end, negative, out, at)
}

const HEADER = 12

/** Integer digits stand in [start, dot), those of the fraction in (dot, end). */
function plain(
  bytes: Uint8Array,
  start: number,
  dot: number,
  end: number,
  negative: boolean,
  out: Uint8Array,
  at: number,
): number {
  const scale = dot < end ? end - dot - 1 : 0
  const integerDigits = dot - start
  let weight = ((integerDigits + 3) >> 2) - 1
  let write = at + HEADER
  // Groups of four are counted from the point in both directions.
  let group = 0
  let left = integerDigits & 3 || 4
  for (let i = start; i < dot; i++) {
    group = group * 10 + (bytes[i] - 0x30)
    if (--left === 0) {
      out[write++] = group >> 8
      out[write++] = group
      group = 0
      left = 4
    }
  }
  for (let i = dot + 1; i < end; i += 4) {
    group = 0
    for (let k = i; k < i + 4; k++) group = group * 10 + (k < end ? bytes[k] - 0x30 : 0)
    if (group === 0 && write === at + HEADER) weight--
    else {
      out[write++] = group >> 8
      out[write++] = group
    }
  }
  while (write > at + HEADER && out[write - 1] === 0 && out[write - 2] === 0) write -= 2
  const zero = write === at + HEADER
  return head(out, at, write, zero ? 0 : weight, negative && !zero ? 0x4000 : 0, scale)
}

function head(out: Uint8Array, at: number, end: number, weight: number, sign: number, scale: number): number {
  const digits = (end - at - HEADER) >> 1
  writeInt32(out, at, end - at - 4)
  writeInt32(out, at + 4, (digits << 16) | (weight & 0xffff))
  writeInt32(out, at + 8, (sign << 16) | scale)
  return end
}

function special(text: string, out: Uint8Array, at: number): number {
  if (text === 'NaN') return head(out, at, at + HEADER, 0, 0xc000, 0)
  if (text === 'Infinity') return head(out, at, at + HEADER, 0, 0xd000, 0)
  if (text === '-Infinity') return head(out, at, at + HEADER, 0, 0xf000, 0)
  const expanded = Buffer.from(withoutExponent(text), 'latin1')
  return numeric(expanded, 0, expanded.length, out, at)
}

/** `1.5e-7` → `0.00000015`. */
export function withoutExponent(text: string): string {
  const found = /^(-?)(\d*)\.?(\d*)[eE]([+-]?\d+)$/.exec(text)
  if (!found) throw new RangeError(`"${text}" is not a number`)
  const [, sign, integer, fraction, exponent] = found
  const digits = integer + fraction
  const point = integer.length + Number(exponent)
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`
  if (point >= digits.length) return `${sign}${digits}${'0'.repeat(point - digits.length)}`
  return `${sign}${digits.slice(0, point)}.${digits.slice(point)}`
}
