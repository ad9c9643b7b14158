import type { Batch } from '../contracts/batch.ts'
import { BYTE_CLASS, reserve } from '../contracts/batch.ts'
import type { LogicalType } from '../types/logical.ts'
import { isInfinity } from './classify.ts'
import type { Form, NumberReading } from './form.ts'
import type { CellMender } from './mended.ts'
import { MENDED, place, rewrite } from './mended.ts'
import {
  AFFIXES,
  DECIMAL_SEPARATORS,
  GROUP_SEPARATORS,
  isSameGroup,
  numeral,
  readNumeral,
  SIGN_STYLE,
} from './numeral.ts'

const { QUOTED, DIGIT, SIGN, DOT } = BYTE_CLASS

/** Canonical numbers whose details are not: `-0`, `5.`, `.5`, `5.0` for an integer. */
const PLAIN: NumberReading = { kind: 'number', decimal: '.', group: '', affix: '' }

/** Least and greatest digits by type, without sign. */
const LIMITS: Readonly<Record<string, readonly [negative: string, positive: string]>> = {
  int8: ['128', '127'],
  int16: ['32768', '32767'],
  int32: ['2147483648', '2147483647'],
  int64: ['9223372036854775808', '9223372036854775807'],
  uint64: ['0', '18446744073709551615'],
}

/** Reads numbers as the form says and writes them canonically. */
export function createNumberMender(type: LogicalType, form: Form): CellMender {
  const reading = form.reading.kind === 'number' ? form.reading : PLAIN
  const people = form.reading.kind === 'number'
  const scale = type.kind === 'decimal' ? type.scale : 0
  const integerDigits = type.kind === 'decimal' ? type.precision - type.scale : 0
  const limits = LIMITS[type.kind]
  return (batch, cell, from, to) => {
    const { bytes } = batch
    if (type.kind === 'float64' && !people) {
      const outcome = mendFloat(batch, cell, from, to)
      if (outcome !== MENDED.CAST) return outcome
    }
    if (!readNumeral(bytes, from, to) || !(people ? fitsReading(reading) : isPlain())) return MENDED.CAST
    const fraction = fractionDigits(reading)
    if (fraction < 0) return MENDED.CAST
    const zeros = trailingZeros(fraction)
    const leading = leadingZeros(fraction)
    if (type.kind !== 'float64') {
      if (fraction - zeros > scale) return type.kind === 'decimal' ? MENDED.RANGE : MENDED.CAST
      if (limits === undefined ? isTooLong(fraction, leading, integerDigits) : isBeyond(fraction, leading, limits))
        return MENDED.RANGE
    }
    return write(batch, cell, leading, fraction, zeros)
  }
}

/** The separators, signs and zeros of the numeral are those of the reading. */
function fitsReading(reading: NumberReading): boolean {
  const { group, decimal, affix, padded } = numeral
  if (padded && !reading.padded) return false
  if (affix !== 0 && AFFIXES[affix] !== reading.affix) return false
  if (group !== 0 && !isSameGroup(GROUP_SEPARATORS[group], reading.group)) return false
  return decimal === 0 || DECIMAL_SEPARATORS[decimal] === reading.decimal
}

/** Only a minus, digits and a dot. */
function isPlain(): boolean {
  const { group, decimal, lone, affix, padded, signStyle } = numeral
  return group === 0 && decimal !== 2 && lone !== 2 && affix === 0 && !padded && signStyle <= SIGN_STYLE.MINUS
}

/** Digits of the fraction under the reading, which decides about a lone separator; -1 when it has no place there. */
function fractionDigits(reading: NumberReading): number {
  if (numeral.lone === 0) return numeral.scale
  const separator = DECIMAL_SEPARATORS[numeral.lone]
  if (separator === reading.decimal) return 3
  return separator === reading.group ? 0 : -1
}

function trailingZeros(fraction: number): number {
  const { digits, length } = numeral
  let zeros = 0
  while (zeros < fraction && digits[length - 1 - zeros] === 48) zeros++
  return zeros
}

/** Zeros before the first digit that counts; one zero stays where the integer part is nothing else. */
function leadingZeros(fraction: number): number {
  const { digits, length } = numeral
  const integer = length - fraction
  let zeros = 0
  while (zeros < integer && digits[zeros] === 48) zeros++
  return zeros
}

function isTooLong(fraction: number, leading: number, integerDigits: number): boolean {
  return numeral.length - fraction - leading > integerDigits
}

function isBeyond(fraction: number, leading: number, limits: readonly [string, string]): boolean {
  const limit = numeral.negative ? limits[0] : limits[1]
  const { digits, length } = numeral
  const size = length - fraction - leading
  if (size !== limit.length) return size > limit.length
  for (let i = 0; i < size; i++) {
    const difference = digits[leading + i] - limit.charCodeAt(i)
    if (difference !== 0) return difference > 0
  }
  return false
}

/** Writes the numeral canonically at the batch's end. */
function write(batch: Batch, cell: number, leading: number, fraction: number, zeros: number): number {
  const { digits, length, negative } = numeral
  const integerEnd = length - fraction
  const kept = fraction - zeros
  const isZero = leading === integerEnd && kept === 0
  const start = reserve(batch, length + 3)
  const { bytes } = batch
  let at = start
  if (negative && !isZero) bytes[at++] = 45
  if (leading === integerEnd) bytes[at++] = 48
  for (let i = leading; i < integerEnd; i++) bytes[at++] = digits[i]
  if (kept > 0) bytes[at++] = 46
  for (let i = integerEnd; i < integerEnd + kept; i++) bytes[at++] = digits[i]
  batch.used = at
  batch.start[cell] = start
  batch.end[cell] = at
  const classes = DIGIT | (negative && !isZero ? SIGN : 0) | (kept > 0 ? DOT : 0)
  batch.mask[cell] = classes | (batch.mask[cell] & QUOTED)
  return MENDED.OK
}

const EXPONENT_FORM = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/

/** Exponents, infinities, NaN. */
function mendFloat(batch: Batch, cell: number, from: number, to: number): number {
  if (to - from > 400) return MENDED.CAST
  if (isInfinity(batch.bytes, from, to))
    return rewrite(batch, cell, batch.bytes[from] === 45 ? '-Infinity' : 'Infinity')
  const text = batch.bytes.toString('latin1', from, to)
  if (text.toLowerCase() === 'nan') return rewrite(batch, cell, 'NaN')
  if (!EXPONENT_FORM.test(text) || /^[+-]?0\d/.test(text)) return MENDED.CAST
  if (!Number.isFinite(Number(text))) return MENDED.RANGE
  if (text.startsWith('+') || /^-?\.|\.(e|E|$)/.test(text)) return rewrite(batch, cell, String(Number(text)))
  return place(batch, cell, from, to)
}
