import { isoDays, isoMoment, moment } from '@ai-etl/core/values/temporal'
import { type Encoder, fixed } from './encoder.ts'
import { writeBig, writeInt32, writeInt64 } from './integers.ts'

/** Days from 1970-01-01: Date32 in 4 bytes, Date in 2. */
export const date32: Encoder = fixed('Date32', 4, (bytes, start, _end, out, at) =>
  writeInt32(isoDays(bytes, start), out, at),
)

export const date: Encoder = fixed('Date', 2, (bytes, start, _end, out, at) => {
  const days = isoDays(bytes, start)
  out[at] = days
  out[at + 1] = days >> 8
  return at + 2
})

/** Ticks of 10^-digits s from 1970-01-01 00:00 UTC. A moment without zone counts as UTC. */
export function dateTime64(wireType: string, digits: number): Encoder {
  return fixed(wireType, 8, (bytes, start, end, out, at) => {
    isoMoment(bytes, start, end)
    return writeTicks(digits, out, at)
  })
}

export function time64(digits: number): Encoder {
  return dateTime64(`Time64(${digits})`, digits)
}

/** DateTime: seconds in 4 bytes without sign. Time: with sign. */
export function seconds(wireType: string): Encoder {
  return fixed(wireType, 4, (bytes, start, end, out, at) => {
    isoMoment(bytes, start, end)
    return writeInt32(moment.seconds | 0, out, at)
  })
}

/** Up to this many seconds, ticks of a microsecond are exact in a double. */
const EXACT_SECONDS = 9_000_000_000

function writeTicks(digits: number, out: Buffer, at: number): number {
  const { seconds, micros } = moment
  if (digits <= 6 && seconds < EXACT_SECONDS && seconds > -EXACT_SECONDS) {
    const scale = 10 ** (6 - digits)
    return writeInt64(seconds * 10 ** digits + Math.floor(micros / scale), out, at)
  }
  const total = BigInt(seconds) * 1_000_000n + BigInt(micros)
  return writeBig(digits >= 6 ? total * 10n ** BigInt(digits - 6) : total / 10n ** BigInt(6 - digits), 8, out, at)
}

const PART = '([+-]?\\d+)'
const DURATION = new RegExp(
  `^([+-]?)P(?:${PART}Y)?(?:${PART}M)?(?:${PART}W)?(?:${PART}D)?(?:T(?:${PART}H)?(?:${PART}M)?(?:([+-]?)(\\d+)(?:\\.(\\d{1,6}))?S)?)?$`,
)

/** Microseconds of an ISO 8601 duration; null when it has years or months, whose length is not fixed, or is none. */
export function microsOfDuration(text: string): bigint | null {
  const found = DURATION.exec(text)
  if (!found) return null
  const [, sign, years, months, weeks, days, hours, minutes, secondsSign, whole, fraction] = found
  if (Number(years ?? 0) !== 0 || Number(months ?? 0) !== 0) return null
  const clock = ((BigInt(weeks ?? 0) * 7n + BigInt(days ?? 0)) * 24n + BigInt(hours ?? 0)) * 60n + BigInt(minutes ?? 0)
  const second = BigInt(whole ?? 0) * 1_000_000n + BigInt((fraction ?? '').padEnd(6, '0'))
  const total = clock * 60_000_000n + (secondsSign === '-' ? -second : second)
  return sign === '-' ? -total : total
}

export const duration: Encoder = fixed('Int64', 8, (bytes, start, end, out, at) =>
  writeBig(microsOfDuration(bytes.toString('latin1', start, end)) ?? 0n, 8, out, at),
)
