import type { Batch } from '@ai-etl/core/contracts/batch'
import { BYTE_CLASS } from '@ai-etl/core/contracts/batch'
import type { Phrase } from '@ai-etl/core/messages/phrase'
import { phrase } from '@ai-etl/core/messages/phrase'
import type { LogicalType } from '@ai-etl/core/types/logical'
import { isSingle } from '@ai-etl/core/values/single'
import { isoMoment, MOMENT, moment } from '@ai-etl/core/values/temporal'
import { bare, decimalOf, enumMembers, isNullable, type NativeType, secondDigits } from '../catalog/native-type.ts'
import { digitsOf, readDouble } from './decimals.ts'
import { integerRange } from './integers.ts'
import { elementsOf } from './list.ts'
import { microsOfDuration } from './temporal.ts'

/** What is wrong with a value for its column; null when the column holds it as it is. */
type Judge = (bytes: Buffer, start: number, end: number) => Phrase | null

/** Stable names of the rules by which a row is refused. */
export const RULES = { range: 'clickhouse.range', enum: 'clickhouse.enum', notNull: 'not-null' } as const

interface ColumnCheck {
  readonly column: number
  readonly name: string
  readonly rule: string
  readonly takesNull: boolean
  readonly judge: Judge | null
  /** Moments of the years 2000 to 2099 fit, whatever else: most values need no more than a look at two digits. */
  readonly easy: boolean
}

const TWO = 0x32
const ZERO = 0x30

/**
 * Finds rows that a table cannot hold. ClickHouse clamps dates and wraps numbers silently, so what lies beyond a column
 * is refused here, never sent. Columns whose type holds every value of the planned type are not looked at.
 */
export class RangeCheck {
  readonly #checks: readonly ColumnCheck[]

  constructor(columns: readonly { readonly name: string; readonly type: LogicalType; readonly native: NativeType }[]) {
    this.#checks = columns.flatMap(({ name, type, native }, column) => {
      const judge = judgeOf(type, bare(native))
      const takesNull = isNullable(native)
      const rule = bare(native).name.startsWith('Enum') ? RULES.enum : RULES.range
      const easy = judge !== null && isEasy(type, bare(native))
      return judge === null && takesNull ? [] : [{ column, name, rule, takesNull, judge, easy }]
    })
  }

  check(batch: Batch, refuse: (row: number, rule: string, detail: Phrase) => void): void {
    const { columns, start, end, mask, bytes } = batch
    for (const { column, name, rule, takesNull, judge, easy } of this.#checks) {
      for (let row = 0; row < batch.rows; row++) {
        const cell = row * columns + column
        if ((mask[cell] & BYTE_CLASS.NULL) !== 0) {
          if (!takesNull) refuse(row, RULES.notNull, phrase('clickhouse.no-null', { column: name }))
          continue
        }
        if (easy && bytes[start[cell]] === TWO && bytes[start[cell] + 1] === ZERO) continue
        const fault = judge?.(bytes, start[cell], end[cell])
        if (!fault) continue
        const value = phrase('clickhouse.value', { value: shown(bytes, start[cell], end[cell]), fault })
        refuse(row, rule, phrase('in-column', { column: name, fault: value }))
      }
    }
  }
}

const shown = (bytes: Buffer, start: number, end: number) => bytes.toString('utf8', start, Math.min(end, start + 60))

function judgeOf(type: LogicalType, core: NativeType): Judge | null {
  if (core.name === 'Enum8' || core.name === 'Enum16') return memberJudge(enumMembers(core))
  if (core.name === 'FixedString') return lengthJudge(Number(core.arguments[0]))
  if (type.kind === 'string' && MOMENTS[core.name]) return momentTextJudge(core)
  if (type.kind === 'ip') return addressJudge(core)
  const within = temporalJudge(type, core)
  if (within) return within
  if (/^U?Int\d+$/.test(core.name)) return integerJudge(type, core.name)
  const digits = decimalOf(core)
  if (digits) return decimalJudge(type, digits)
  if (core.name === 'Float32' && type.kind === 'float64') {
    return (bytes, start, end) => {
      return isSingle(readDouble(bytes, start, end)) ? null : phrase('clickhouse.not-of-type', { type: 'Float32' })
    }
  }
  return core.name === 'Array' && type.kind === 'list' ? listJudge(type.element, core.inner[0]) : null
}

function memberJudge(members: readonly string[]): Judge {
  const known = new Set(members)
  return (bytes, start, end) => (known.has(bytes.toString('utf8', start, end)) ? null : phrase('clickhouse.no-member'))
}

/** A shorter text would be filled up with NUL. */
function lengthJudge(length: number): Judge {
  return (_bytes, start, end) => (end - start === length ? null : phrase('clickhouse.length', { bytes: length }))
}

const INTEGER_OF: Readonly<Record<string, string | undefined>> = {
  int8: 'Int8',
  int16: 'Int16',
  int32: 'Int32',
  int64: 'Int64',
  uint64: 'UInt64',
}

function integerJudge(type: LogicalType, native: string): Judge | null {
  const [least, greatest] = integerRange(native)
  if (type.kind === 'interval') {
    return (bytes, start, end) => {
      const micros = microsOfDuration(bytes.toString('latin1', start, end))
      if (micros === null) return phrase('clickhouse.months')
      return micros >= least && micros <= greatest ? null : phrase('clickhouse.micros')
    }
  }
  const written = INTEGER_OF[type.kind]
  if (written !== undefined) {
    const [low, high] = integerRange(written)
    if (low >= least && high <= greatest) return null
  } else if (type.kind !== 'decimal') return null
  return (bytes, start, end) => {
    if (type.kind === 'decimal' && digitsOf(bytes, start, end).fraction > 0)
      return phrase('clickhouse.not-of-type', { type: native })
    const whole = bytes.toString('latin1', start, end).replace(/\.0*$/, '')
    const value = BigInt(whole)
    return value >= least && value <= greatest ? null : phrase('clickhouse.beyond', { type: native })
  }
}

function decimalJudge(type: LogicalType, digits: { precision: number; scale: number }): Judge | null {
  const wholes = digits.precision - digits.scale
  if (type.kind === 'decimal' && type.scale <= digits.scale && type.precision - type.scale <= wholes) return null
  if (type.kind !== 'decimal' && INTEGER_OF[type.kind] === undefined) return null
  return (bytes, start, end) => {
    const { whole, fraction } = digitsOf(bytes, start, end)
    return whole <= wholes && fraction <= digits.scale
      ? null
      : phrase('clickhouse.beyond', { type: `Decimal(${digits.precision}, ${digits.scale})` })
  }
}

/** Seconds from 1970 that each type of moment holds, both inclusive (ClickHouse documentation of the types). */
const MOMENTS: Readonly<Record<string, readonly [from: string, to: string] | undefined>> = {
  Date: ['1970-01-01', '2149-06-06'],
  Date32: ['1900-01-01', '2299-12-31'],
  DateTime: ['1970-01-01 00:00:00', '2106-02-07 06:28:15'],
  DateTime64: ['1900-01-01 00:00:00', '2299-12-31 23:59:59.999999'],
}
const NANOSECONDS = ['1900-01-01 00:00:00', '2262-04-11 23:47:16'] as const

function temporalJudge(type: LogicalType, core: NativeType): Judge | null {
  const named = core.name === 'DateTime64' && secondDigits(core) === 9 ? NANOSECONDS : MOMENTS[core.name]
  const finest = 10 ** (6 - Math.min(secondDigits(core), 6))
  if (core.name === 'Time' || core.name === 'Time64')
    return type.kind === 'time' ? fractionJudge(finest, core.text) : null
  if (!named || !['date', 'timestamp', 'timestamptz'].includes(type.kind)) return null
  const [least, greatest] = named.map((text) => secondsOf(text))
  const fraction = fractionJudge(finest, core.text)
  const easy = core.name === 'Date32' || (core.name === 'DateTime64' && named !== NANOSECONDS)
  const fine = type.kind === 'date' || finest === 1
  return (bytes, start, end) => {
    // Years 1901 to 2298, whatever the zone: nothing more to look at.
    if (easy && fine && isWithin(bytes, start)) return null
    isoMoment(bytes, start, end)
    if (moment.seconds < least || moment.seconds > greatest)
      return phrase('clickhouse.beyond-range', { type: core.name, least: named[0], greatest: named[1] })
    return type.kind === 'date' ? null : fraction(bytes, start, end)
  }
}

/** Every moment of 2001 to 2098 fits, down to its last digit. */
function isEasy(type: LogicalType, core: NativeType): boolean {
  if (core.name === 'Date32') return type.kind === 'date'
  const digits = core.name === 'DateTime64' ? secondDigits(core) : 0
  return (type.kind === 'timestamp' || type.kind === 'timestamptz') && digits >= 6 && digits < 9
}

const MOMENT_TEXT = /^\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d(?:\.(\d+))?$/

/** Text into a moment finer than logical ones (DateTime64(9)): the server makes NULL of what it cannot read. */
function momentTextJudge(core: NativeType): Judge {
  const [least, greatest] = secondDigits(core) > 6 ? NANOSECONDS : (MOMENTS[core.name] ?? NANOSECONDS)
  const [from, to] = [secondsOf(least), secondsOf(greatest)]
  return (bytes, start, end) => {
    const fraction = MOMENT_TEXT.exec(bytes.toString('latin1', start, end))
    const whole = fraction === null ? MOMENT.NONE : isoMoment(bytes, start, start + 19)
    if (fraction === null || whole !== MOMENT.TIMESTAMP) return phrase('clickhouse.no-moment', { type: core.text })
    const digits = fraction[1]?.replace(/0+$/, '').length ?? 0
    return moment.seconds >= from && moment.seconds < to && digits <= secondDigits(core)
      ? null
      : phrase('clickhouse.beyond', { type: core.text })
  }
}

/** IPv6 rewrites 1.2.3.4 as ::ffff:1.2.3.4, IPv4 makes NULL of an address of version 6. */
function addressJudge(core: NativeType): Judge | null {
  if (core.name !== 'IPv4' && core.name !== 'IPv6') return null
  const isSix = core.name === 'IPv6'
  return (bytes, start, end) =>
    bytes.subarray(start, end).includes(COLON) === isSix ? null : phrase('clickhouse.no-address', { type: core.name })
}
const COLON = 0x3a

function isWithin(bytes: Buffer, start: number): boolean {
  const year = (bytes[start] * 10 + bytes[start + 1] - 528) * 100 + bytes[start + 2] * 10 + bytes[start + 3] - 528
  return year > 1900 && year < 2299
}

function secondsOf(text: string): number {
  const bytes = Buffer.from(text)
  isoMoment(bytes, 0, bytes.length)
  return moment.seconds
}

/** A column of fewer digits would drop the rest. */
function fractionJudge(finest: number, native: string): Judge {
  return (bytes, start, end) => {
    isoMoment(bytes, start, end)
    return moment.micros % finest === 0 ? null : phrase('clickhouse.too-fine', { type: native })
  }
}

function listJudge(element: LogicalType, native: NativeType): Judge {
  const judge = judgeOf(element, bare(native))
  const takesNull = isNullable(native)
  return (bytes, start, end) => {
    try {
      for (const each of elementsOf(bytes.toString('utf8', start, end))) {
        if (each === null) {
          if (!takesNull) return phrase('clickhouse.holds-null')
          continue
        }
        const text = Buffer.from(each)
        const fault = judge?.(text, 0, text.length)
        if (fault) return phrase('clickhouse.holds', { element: each.slice(0, 40), fault })
      }
      return null
    } catch {
      return phrase('clickhouse.no-array')
    }
  }
}
