import type { LogicalType } from '../types/logical.ts'
import { scalar } from '../types/logical.ts'
import { formatDay, formatInstant } from './calendar.ts'
import type { FieldEvidence } from './evidence.ts'
import type { DateOrder, DateReading, Form } from './form.ts'
import { CANONICAL } from './form.ts'
import type { Ambiguity, InferenceNote, Verdict } from './inference.ts'
import { InstantRange } from './ranges.ts'
import { SHAPE } from './shape.ts'
import { MOMENT } from './temporal.ts'
import type { DateVariant } from './variants.ts'
import { earlier } from './variants.ts'

const MOMENT_SHAPES: readonly number[] = [SHAPE.DATE, SHAPE.TIMESTAMP, SHAPE.TIMESTAMPTZ, SHAPE.LOOSE_DATE]
const DATE_NAME = /(^|[^a-z])(date|dt|day|dob|birthday)([^a-z]|$)|дата|день/i

/**
 * Dates, timestamps and times. Dates and timestamps mix (a date is its midnight); moments with and without a zone do
 * not; day and month in an order that no value decides are ambiguous. Null when the values are no moments, or when
 * they contradict each other.
 */
export function inferMoment(
  evidence: FieldEvidence,
  present: readonly number[],
  name: string,
): Verdict | Ambiguity | null {
  if (present.length === 1 && present[0] === SHAPE.TIME) return timeVerdict(evidence)
  if (present.length === 1 && present[0] === SHAPE.INTEGER) return compactVerdict(evidence, name)
  if (!present.every((shape) => MOMENT_SHAPES.includes(shape))) return null
  const type = momentType(evidence)
  if (type === null) return null
  if (evidence.dates.size === 0) return verdict(evidence, type, CANONICAL, null)
  return looseVerdict(evidence, type)
}

function momentType(evidence: FieldEvidence): LogicalType | null {
  const loose = [...evidence.dates.values()]
  const zoned = evidence.count(SHAPE.TIMESTAMPTZ) + sum(loose, MOMENT.TIMESTAMPTZ)
  const timestamps = evidence.count(SHAPE.TIMESTAMP) + sum(loose, MOMENT.TIMESTAMP)
  const dates = evidence.count(SHAPE.DATE) + sum(loose, MOMENT.DATE)
  if (zoned > 0) return timestamps + dates > 0 ? null : scalar('timestamptz')
  return scalar(timestamps > 0 ? 'timestamp' : 'date')
}

function sum(variants: readonly DateVariant[], kind: number): number {
  return variants.reduce((total, variant) => (variant.kind === kind ? total + variant.count : total), 0)
}

function looseVerdict(evidence: FieldEvidence, type: LogicalType): Verdict | Ambiguity | null {
  const variants = [...evidence.dates.values()]
  const [{ separator, yearFirst, named }] = variants
  if (variants.some((variant) => variant.named !== named)) return null
  if (named) return verdict(evidence, type, { reading: { kind: 'named-month' } }, 'ymd')
  if (variants.some((variant) => variant.separator !== separator || variant.yearFirst !== yearFirst)) return null
  const dayFirst = variants.reduce((count, variant) => count + variant.only.dmy.count, 0)
  const monthFirst = variants.reduce((count, variant) => count + variant.only.mdy.count, 0)
  const reading = (order: DateOrder): Form => ({ reading: { kind: 'date', order, separator } satisfies DateReading })
  if (yearFirst) return verdict(evidence, type, reading('ymd'), 'ymd')
  if (dayFirst > 0 && monthFirst > 0) return null
  if (dayFirst > 0) return verdict(evidence, type, reading('dmy'), 'dmy')
  if (monthFirst > 0) return verdict(evidence, type, reading('mdy'), 'mdy')
  const first = variants.reduce((least, variant) => earlier(least, variant.first), variants[0].first)
  return { kind: 'day-month', type, forms: [reading('dmy'), reading('mdy')], first }
}

function verdict(evidence: FieldEvidence, type: LogicalType, read: Form, order: DateOrder | null): Verdict {
  const form = withClock(evidence, read)
  const range = new InstantRange()
  for (const instants of evidence.instants.slice(0, 3)) range.merge(instants)
  if (order !== null) for (const variant of evidence.dates.values()) range.merge(variant.ranges[order])
  return { type, form, range: momentRange(type, range), notes: momentNotes(evidence, type) }
}

function withClock(evidence: FieldEvidence, form: Form): Form {
  return evidence.twelveHours > 0 ? { ...form, twelveHours: true } : form
}

function momentNotes(evidence: FieldEvidence, type: LogicalType): InferenceNote[] {
  const variants = [...evidence.dates.values()]
  const notes: InferenceNote[] = []
  const dates = evidence.count(SHAPE.DATE) + sum(variants, MOMENT.DATE)
  if (type.kind === 'timestamp' && dates > 0) notes.push({ rule: 'date-as-midnight', count: dates })
  const short = variants.reduce((count, variant) => (variant.shortYear ? count + variant.count : count), 0)
  if (short > 0) notes.push({ rule: 'short-year', count: short })
  if (evidence.zones.size > 1) notes.push({ rule: 'zones-differ', count: evidence.zones.size })
  return notes
}

function momentRange(type: LogicalType, range: InstantRange): Verdict['range'] {
  const show = (seconds: number, micros: number) =>
    type.kind === 'date'
      ? formatDay(seconds / 86_400)
      : formatInstant(seconds, micros) + (type.kind === 'timestamptz' ? 'Z' : '')
  return { min: show(range.minSeconds, range.minMicros), max: show(range.maxSeconds, range.maxMicros) }
}

function timeVerdict(evidence: FieldEvidence): Verdict {
  const range = evidence.instants[SHAPE.TIME - SHAPE.DATE]
  const show = (seconds: number, micros: number) => formatInstant(seconds, micros).slice('1970-01-01T'.length)
  return {
    type: scalar('time'),
    form: withClock(evidence, CANONICAL),
    range: { min: show(range.minSeconds, range.minMicros), max: show(range.maxSeconds, range.maxMicros) },
  }
}

/** Eight digits are a date only where all of them are one and the name says so. */
function compactVerdict(evidence: FieldEvidence, name: string): Verdict | null {
  if (evidence.compactDates < evidence.count(SHAPE.INTEGER) || !DATE_NAME.test(name)) return null
  const day = (text: string) => `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`
  return {
    type: scalar('date'),
    form: { reading: { kind: 'date', order: 'ymd', separator: '' } },
    range: { min: day(evidence.integers.minText), max: day(evidence.integers.maxText) },
  }
}
