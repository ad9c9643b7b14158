import { phrase } from '@ai-etl/core/messages/phrase'
import { isoMoment, moment } from '@ai-etl/core/values/temporal'
import { textOf } from '../binary/integers.ts'
import { parseDuration } from '../binary/temporal.ts'
import type { NativeType } from '../catalog/native-type.ts'
import type { ValueCheck } from './check.ts'

const FINEST = 6

/** timestamp(p), time(p) and their like round what is finer, which is never done silently. */
export function fractionCheck(native: NativeType): ValueCheck | null {
  const digits = native.modifier
  if (digits < 0 || digits >= FINEST) return null
  const unit = 10 ** (FINEST - digits)
  return (bytes, start, end) => {
    isoMoment(bytes, start, end)
    if (moment.micros % unit === 0) return null
    return beyond(bytes, start, end, native)
  }
}

/** Bits of the fields in an interval's modifier (src/include/utils/timestamp.h, INTERVAL_MASK of datetime.h's codes). */
const FIELD = { month: 1 << 1, day: 1 << 3, hour: 1 << 10, minute: 1 << 11, second: 1 << 12 } as const
const ALL_FIELDS = 0x7fff
const MINUTE = 60_000_000n

/** interval(p), interval year to month, …: the server cuts off what is finer (AdjustIntervalForTypmod). */
export function intervalCheck(native: NativeType): ValueCheck | null {
  if (native.modifier < 0) return null
  const fields = (native.modifier >> 16) & ALL_FIELDS
  const digits = native.modifier & 0xffff
  const unit = clockUnit(fields, digits)
  const hasDays = unit !== 0n || (fields & FIELD.day) !== 0
  const wholeYears = !hasDays && (fields & FIELD.month) === 0
  return (bytes, start, end) => {
    const { months, days, micros } = parseDuration(textOf(bytes, start, end))
    const clockFits = unit === 0n ? micros === 0n : micros % unit === 0n
    if (clockFits && (hasDays || days === 0) && (!wholeYears || months % 12 === 0)) return null
    return beyond(bytes, start, end, native)
  }
}

/** Microseconds of the finest part of the clock that is kept; 0: none. */
function clockUnit(fields: number, digits: number): bigint {
  if (fields === ALL_FIELDS || (fields & FIELD.second) !== 0) return 10n ** BigInt(FINEST - Math.min(digits, FINEST))
  if ((fields & FIELD.minute) !== 0) return MINUTE
  return (fields & FIELD.hour) !== 0 ? 60n * MINUTE : 0n
}

function beyond(bytes: Uint8Array, start: number, end: number, native: NativeType): ReturnType<ValueCheck> {
  const params = { value: textOf(bytes, start, end), type: native.text }
  return { rule: 'postgresql.range', detail: phrase('postgresql.too-fine', params) }
}
