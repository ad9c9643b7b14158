import { PlatformError } from '@ai-etl/core/errors/error'
import { CronExpressionParser } from 'cron-parser'

/** When something happens: by cron in a time zone, or every so many seconds. One of the two is set. */
export interface Recurrence {
  readonly cron: string | null
  readonly intervalSeconds: number | null
  /** IANA name; daylight changes are followed. */
  readonly timezone: string
}

/**
 * The next moments behind `after`. Where clocks go forward, a time that does not exist that day happens right behind the
 * gap; where they go back, a time that comes twice happens once, unless the expression means every hour.
 * @param anchor of an interval: the moments are whole intervals from it
 * @throws PlatformError `schedule.cron-invalid`, `schedule.zone-unknown`
 */
export function timesAfter(
  { cron, intervalSeconds, timezone }: Recurrence,
  after: Date,
  count: number,
  anchor = after,
): readonly Date[] {
  if (intervalSeconds !== null) {
    const step = intervalSeconds * 1000
    const passed = Math.floor((after.getTime() - anchor.getTime()) / step)
    const first = anchor.getTime() + (passed + 1) * step
    return Array.from({ length: count }, (_, i) => new Date(first + i * step))
  }
  requireZone(timezone)
  const expression = parsed(cron ?? '', timezone, after)
  const times: Date[] = []
  // An expression such as 30 February has no next time.
  while (times.length < count && expression.hasNext()) times.push(expression.next().toDate())
  return times
}

/** The last moments before `before`, the earliest first; none before the anchor. */
export function timesBefore(
  { cron, intervalSeconds, timezone }: Recurrence,
  before: Date,
  count: number,
  anchor: Date,
): readonly Date[] {
  const times: Date[] = []
  if (intervalSeconds !== null) {
    const step = intervalSeconds * 1000
    const last = Math.ceil((before.getTime() - anchor.getTime()) / step) - 1
    for (let i = Math.max(0, last - count + 1); i <= last; i++) times.push(new Date(anchor.getTime() + i * step))
    return times
  }
  requireZone(timezone)
  const expression = parsed(cron ?? '', timezone, before)
  while (times.length < count && expression.hasPrev()) {
    const time = expression.prev().toDate()
    if (time < anchor) break
    times.unshift(time)
  }
  return times
}

/** The moments of a range, its beginning included, its end not. @throws PlatformError `schedule.backfill-too-long` */
export function timesBetween(
  recurrence: Recurrence,
  from: Date,
  until: Date,
  most: number,
  anchor = from,
): readonly Date[] {
  const times: Date[] = []
  // A moment that is the beginning itself belongs to the range.
  let at = new Date(from.getTime() - 1)
  for (;;) {
    const [next] = timesAfter(recurrence, at, 1, anchor)
    if (next === undefined || next >= until) return times
    times.push(next)
    if (times.length > most) throw new PlatformError('schedule.backfill-too-long', { times: times.length, most })
    at = next
  }
}

function parsed(cron: string, timezone: string, after: Date) {
  const fields = cron.trim().split(/\s+/)
  if (fields.length !== 5 && !cron.startsWith('@'))
    throw new PlatformError('schedule.cron-invalid', { cron, why: `${fields.length} fields where 5 were expected` })
  try {
    return CronExpressionParser.parse(cron, { currentDate: after, tz: timezone })
  } catch (cause) {
    throw new PlatformError('schedule.cron-invalid', { cron, why: (cause as Error).message }, { cause })
  }
}

function requireZone(timezone: string): void {
  try {
    new Intl.DateTimeFormat('en', { timeZone: timezone })
  } catch (cause) {
    throw new PlatformError('schedule.zone-unknown', { timezone }, { cause })
  }
}
