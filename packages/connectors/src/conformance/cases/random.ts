import { decimal, type LogicalType, scalar } from '@ai-etl/core/types/logical'
import fc from 'fast-check'
import type { Column, Row } from '../store.ts'
import { NASTY_TEXTS } from './texts.ts'

/** A random table of canonical values. */
export interface RandomTable {
  readonly columns: readonly Column[]
  readonly rows: readonly Row[]
}

const integer = (min: bigint, max: bigint) => fc.bigInt({ min, max }).map(String)
const bits = (count: bigint) => integer(-(2n ** (count - 1n)), 2n ** (count - 1n) - 1n)
const two = (value: number) => String(value).padStart(2, '0')
// Years that every target holds; those beyond are cases of their own.
const day = fc
  .date({ min: new Date('1900-01-02'), max: new Date('2299-12-30'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
const fraction = fc.option(
  fc.integer({ min: 0, max: 999_999 }).map((micros) => `.${String(micros).padStart(6, '0')}`),
  { nil: '' },
)
const clock = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }), fc.integer({ min: 0, max: 59 }), fraction)
  .map(([hour, minute, second, rest]) => `${two(hour)}:${two(minute)}:${two(second)}${rest}`)
const moment = fc
  .tuple(day, fc.constantFrom(' ', 'T'), clock)
  .map(([date, separator, time]) => `${date}${separator}${time}`)
// NUL is a case of its own: not every system holds it.
const text = fc.oneof(
  fc.constantFrom(...NASTY_TEXTS.filter((each) => !each.includes('\0') && each.length < 100)),
  fc.string({ unit: 'grapheme', maxLength: 20 }).map((each) => each.replaceAll('\0', '')),
)
const jsonText = fc.jsonValue({ maxDepth: 2 }).map((value) => JSON.stringify(value).replaceAll('\\u0000', ''))

function decimals(precision: number, scale: number): fc.Arbitrary<string> {
  const most = 10n ** BigInt(precision) - 1n
  return fc.bigInt({ min: -most, max: most }).map((unscaled) => {
    const digits = String(unscaled < 0n ? -unscaled : unscaled).padStart(scale + 1, '0')
    const point = digits.length - scale
    return `${unscaled < 0n ? '-' : ''}${digits.slice(0, point)}${scale > 0 ? `.${digits.slice(point)}` : ''}`
  })
}

const TYPES: readonly (readonly [type: LogicalType, values: fc.Arbitrary<string>])[] = [
  [scalar('bool'), fc.boolean().map(String)],
  [scalar('int8'), bits(8n)],
  [scalar('int16'), bits(16n)],
  [scalar('int32'), bits(32n)],
  [scalar('int64'), bits(64n)],
  [scalar('uint64'), integer(0n, 2n ** 64n - 1n)],
  [decimal(38, 18), decimals(38, 18)],
  [decimal(18, 4), decimals(18, 4)],
  [decimal(9, 0), decimals(9, 0)],
  [scalar('float64'), fc.double().map(String)],
  [scalar('string'), text],
  [scalar('uuid'), fc.uuid()],
  [scalar('date'), day],
  [scalar('timestamp'), moment],
  [scalar('timestamptz'), fc.tuple(moment, fc.constantFrom('Z', '+03', '-0330', '+05:45')).map((two) => two.join(''))],
  [scalar('time'), clock],
  [scalar('json'), jsonText.filter((each) => each !== 'null')],
  [scalar('ip'), fc.oneof(fc.ipV4(), fc.ipV6())],
  [scalar('binary'), fc.uint8Array({ maxLength: 20 }).map((bytes) => `\\x${Buffer.from(bytes).toString('hex')}`)],
]

/** Tables of 1 to 6 columns of any types and up to 30 rows; the first column tells the rows apart. */
export function randomTable(isHeld: (type: LogicalType) => boolean = () => true): fc.Arbitrary<RandomTable> {
  const types = TYPES.filter(([type]) => isHeld(type))
  return fc.array(fc.constantFrom(...types), { minLength: 1, maxLength: 6 }).chain((chosen) => {
    const columns = chosen.map(([type], i): Column => ({ name: `c${i}`, type, nullable: true }))
    const row = fc.tuple(...chosen.map(([, values]) => fc.option(values, { nil: null, freq: 6 })))
    return fc.array(row, { minLength: 1, maxLength: 30 }).map((rows) => ({
      columns: [{ name: 'id', type: scalar('int32'), nullable: false }, ...columns],
      rows: rows.map((values, i): Row => [String(i), ...values]),
    }))
  })
}
