import type { Batch } from '../contracts/batch.ts'
import { formatDay, formatInstant } from './calendar.ts'
import type { Form, Reading } from './form.ts'
import { compactDays, DATE_SEPARATORS, looseDate, looseDays, readLooseDate } from './loose-date.ts'
import type { CellMender } from './mended.ts'
import { MENDED, rewrite } from './mended.ts'
import { readNamedDate } from './named-date.ts'
import { isoMoment, MOMENT, moment } from './temporal.ts'

type MomentKind = 'date' | 'timestamp' | 'timestamptz' | 'time'

const DAY = 86_400

/** Reads moments as the form says and writes them canonically; those with a zone in UTC. */
export function mendMoment(type: MomentKind, form: Form): CellMender {
  return (batch, cell, from, to) => {
    const kind = readMoment(batch, from, to, form.reading)
    return kind === MOMENT.NONE ? MENDED.CAST : writeMoment(batch, cell, type, kind)
  }
}

/** Reads an ISO moment, or one as the reading says: one of MOMENT; fills `moment`. */
function readMoment(batch: Batch, from: number, to: number, reading: Reading): number {
  const { bytes } = batch
  const iso = isoMoment(bytes, from, to)
  if (iso !== MOMENT.NONE) return iso
  if (reading.kind === 'named-month')
    return readNamedDate(bytes, from, to) ? looseMoment(looseDays('ymd')) : MOMENT.NONE
  if (reading.kind !== 'date') return MOMENT.NONE
  if (reading.separator === '') return compact(bytes, from, to)
  if (!readLooseDate(bytes, from, to) || DATE_SEPARATORS[looseDate.separator] !== reading.separator) return MOMENT.NONE
  return looseMoment(looseDays(reading.order))
}

/** The moment of the date last read, which is a day of the reading's order. */
function looseMoment(days: number): number {
  if (days !== days) return MOMENT.NONE
  moment.seconds = days * DAY + looseDate.timeSeconds
  return looseDate.kind
}

function compact(bytes: Uint8Array, from: number, to: number): number {
  if (to - from !== 8) return MOMENT.NONE
  for (let i = from; i < to; i++) if ((bytes[i] - 48) >>> 0 > 9) return MOMENT.NONE
  const days = compactDays(bytes, from)
  if (days !== days) return MOMENT.NONE
  moment.seconds = days * DAY
  moment.micros = 0
  return MOMENT.DATE
}

function writeMoment(batch: Batch, cell: number, type: MomentKind, kind: number): number {
  const { seconds, micros } = moment
  switch (type) {
    case 'date':
      if (kind === MOMENT.TIME || kind === MOMENT.TIMESTAMPTZ) return MENDED.CAST
      // a timestamp is a date only at midnight: nothing may be lost
      if (seconds % DAY !== 0 || micros !== 0) return MENDED.RANGE
      return rewrite(batch, cell, formatDay(seconds / DAY))
    case 'timestamp':
      if (kind !== MOMENT.DATE && kind !== MOMENT.TIMESTAMP) return MENDED.CAST
      return rewrite(batch, cell, formatInstant(seconds, micros))
    case 'timestamptz':
      if (kind !== MOMENT.TIMESTAMPTZ) return MENDED.CAST
      return rewrite(batch, cell, `${formatInstant(seconds, micros)}Z`)
    case 'time':
      if (kind !== MOMENT.TIME) return MENDED.CAST
      return rewrite(batch, cell, formatInstant(seconds, micros).slice('1970-01-01T'.length))
  }
}
