/** How often, as people choose it; `cron` is whatever else the five fields can say. */
export const EVERY = ['hour', 'day', 'weekday', 'week', 'month', 'cron'] as const
export type Every = (typeof EVERY)[number]

/** When a thing is done again, as the form holds it: each choice keeps its own part, so that none is lost on the way. */
export interface When {
  readonly every: Every
  /** 0–59, of every hour */
  readonly minute: number
  /** `HH:MM` */
  readonly time: string
  /** 0 (Sunday) – 6 */
  readonly weekday: number
  /** 1–28, or `L`: the last */
  readonly day: string
  /** What is written by hand. */
  readonly cron: string
}

export const DAILY: When = { every: 'day', minute: 0, time: '06:00', weekday: 1, day: '1', cron: '0 6 * * *' }

/** The five fields that say a choice. */
export function cronOf({ every, minute, time, weekday, day, cron }: When): string {
  const [hours, minutes] = time.split(':').map(Number)
  const at = `${minutes} ${hours}`
  switch (every) {
    case 'hour':
      return `${minute} * * * *`
    case 'day':
      return `${at} * * *`
    case 'weekday':
      return `${at} * * 1-5`
    case 'week':
      return `${at} * * ${weekday}`
    case 'month':
      return `${at} ${day} * *`
    case 'cron':
      return cron.trim()
  }
}

/** The choice that five fields say; `cron` for what the form has no choice for. */
export function whenOf(cron: string): When {
  const byHand: When = { ...DAILY, every: 'cron', cron }
  const [minute = '', hour = '', day = '', month, weekday = '', more] = cron.trim().split(/\s+/)
  if (more !== undefined || month !== '*' || !within(minute, 59)) return byHand
  if (hour === '*' && day === '*' && weekday === '*') return { ...byHand, every: 'hour', minute: Number(minute) }
  if (!within(hour, 23)) return byHand
  const at = { ...byHand, time: `${hour.padStart(2, '0')}:${minute.padStart(2, '0')}` }
  if (day === '*') {
    if (weekday === '*') return { ...at, every: 'day' }
    if (weekday === '1-5') return { ...at, every: 'weekday' }
    return within(weekday, 6) ? { ...at, every: 'week', weekday: Number(weekday) } : byHand
  }
  const known = day === 'L' || (within(day, 28) && day !== '0')
  return weekday === '*' && known ? { ...at, every: 'month', day } : byHand
}

function within(field: string, most: number): boolean {
  return /^(0|[1-9]\d?)$/.test(field) && Number(field) <= most
}
