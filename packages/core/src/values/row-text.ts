import type { Batch } from '../contracts/batch.ts'
import { BYTE_CLASS } from '../contracts/batch.ts'
import type { LogicalType } from '../types/logical.ts'
import { isoMoment, moment } from './temporal.ts'

const SEPARATOR = 0x1f
const ABSENT = 0x1e

/** Writes the text of a value, canonical in [start, end), for a fingerprint; returns the index behind it. */
type Writer = (to: Buffer, at: number, bytes: Buffer, start: number, end: number) => number

/** Writes rows as fingerprint.md defines their text, into one buffer that is reused. */
export class RowText {
  #buffer = Buffer.allocUnsafe(1 << 16)
  readonly #writers: readonly (Writer | null)[]

  constructor(types: readonly LogicalType[]) {
    this.#writers = types.map(writerOf)
  }

  /** The text of a row of a canonical batch; valid until the next is asked for. */
  of(batch: Batch, row: number): Uint8Array {
    const { columns, start, end, mask, bytes } = batch
    const first = row * columns
    let needed = 0
    for (let column = 0; column < columns; column++) needed += end[first + column] - start[first + column] + LONGEST
    if (needed > this.#buffer.length) this.#buffer = Buffer.allocUnsafe(needed * 2)
    const to = this.#buffer
    let at = 0
    for (let column = 0; column < columns; column++) {
      const cell = first + column
      const write = this.#writers[column]
      if (write === null || (mask[cell] & BYTE_CLASS.NULL) !== 0) to[at++] = ABSENT
      else at = write(to, at, bytes, start[cell], end[cell])
      to[at++] = SEPARATOR
    }
    return to.subarray(0, at)
  }
}

/** No value's text is longer than its canonical text by more: 20 characters of microseconds, 16 of a double. */
const LONGEST = 32

/** How each type is written; null for those that are left out. */
function writerOf(type: LogicalType): Writer | null {
  switch (type.kind) {
    case 'json':
    case 'list':
    case 'struct':
    case 'interval':
      return null
    case 'decimal':
      return writeDecimal
    case 'float64':
      return writeDouble
    case 'uuid':
      return writeLower
    case 'timestamp':
    case 'timestamptz':
    case 'time':
      return writeMicros
    case 'binary':
      return (to, at, bytes, start, end) => writeLower(to, at, bytes, start + 2, end)
    default:
      return writeAsIs
  }
}

function writeAsIs(to: Buffer, at: number, bytes: Buffer, start: number, end: number): number {
  if (end - start > 32) {
    bytes.copy(to, at, start, end)
    return at + end - start
  }
  for (let i = start; i < end; i++) to[at++] = bytes[i]
  return at
}

function writeLower(to: Buffer, at: number, bytes: Buffer, start: number, end: number): number {
  for (let i = start; i < end; i++) {
    const byte = bytes[i]
    to[at++] = byte >= 65 && byte <= 70 ? byte | 32 : byte
  }
  return at
}

/** Without trailing zeros of the fraction, without a bare dot; zero without its sign. */
function writeDecimal(to: Buffer, at: number, bytes: Buffer, start: number, end: number): number {
  let last = end
  for (let i = start; i < end; i++) {
    if (bytes[i] !== 46) continue
    while (bytes[last - 1] === 48) last--
    if (last === i + 1) last = i
    break
  }
  const isNegativeZero = last - start === 2 && bytes[start] === 45 && bytes[start + 1] === 48
  return writeAsIs(to, at, bytes, isNegativeZero ? start + 1 : start, last)
}

const double = new DataView(new ArrayBuffer(8))

function writeDouble(to: Buffer, at: number, bytes: Buffer, start: number, end: number): number {
  const value = Number(bytes.toString('latin1', start, end))
  if (Number.isNaN(value)) return at + to.write('nan', at, 'latin1')
  double.setFloat64(0, value === 0 ? 0 : value)
  return at + to.write(double.getBigUint64(0).toString(16).padStart(16, '0'), at, 'latin1')
}

/** Seconds beyond which microseconds no longer fit a double exactly. */
const SAFE_SECONDS = 9_000_000_000

function writeMicros(to: Buffer, at: number, bytes: Buffer, start: number, end: number): number {
  isoMoment(bytes, start, end)
  const { seconds, micros } = moment
  const text =
    Math.abs(seconds) < SAFE_SECONDS
      ? String(seconds * 1_000_000 + micros)
      : String(BigInt(seconds) * 1_000_000n + BigInt(micros))
  return at + to.write(text, at, 'latin1')
}
