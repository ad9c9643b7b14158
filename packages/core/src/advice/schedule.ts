import type { Advice } from '../documents/advice.ts'
import type { Profile } from '../documents/profile.ts'
import { scheduleTexts as texts } from '../messages/advice/schedule.ts'
import type { Language } from '../messages/language.ts'
import type { Signals } from './signals.ts'

const DAILY = '0 3 * * *'

/** When to load: as asked, or as the data arrive. */
export function scheduleFor(profile: Profile, signals: Signals, lang: Language): Advice['schedule'] {
  const seconds = signals.everySeconds
  if (seconds !== null) {
    const cron = cronOf(seconds)
    return { cron, text: (cron === null ? texts.stream : texts.stated)[lang]({ seconds }) }
  }
  if (signals.axis)
    return { cron: DAILY, text: texts.daily[lang]({ rows: Math.round(profile.growth?.rowsPerDay ?? 0) }) }
  if (signals.updates.kind === 'upsert') return { cron: DAILY, text: texts.register[lang]({}) }
  return { cron: null, text: texts.once[lang]({}) }
}

/** Steps that cron repeats evenly. */
const MINUTES = [1, 2, 3, 4, 5, 6, 10, 12, 15, 20, 30]
const HOURS = [1, 2, 3, 4, 6, 8, 12]

/** Cron of a period in seconds: the nearest step at or below it that cron repeats evenly; null below a minute. */
export function cronOf(seconds: number): string | null {
  const minutes = seconds / 60
  if (minutes < 1) return null
  if (minutes < 60) {
    const step = lastAtMost(MINUTES, minutes)
    return step === 1 ? '* * * * *' : `*/${step} * * * *`
  }
  const hours = minutes / 60
  if (hours < 24) {
    const step = lastAtMost(HOURS, hours)
    return step === 1 ? '0 * * * *' : `0 */${step} * * *`
  }
  const days = hours / 24
  if (days < 7) return DAILY
  return days < 28 ? '0 3 * * 1' : '0 3 1 * *'
}

function lastAtMost(steps: readonly number[], value: number): number {
  return steps.findLast((step) => step <= value) ?? steps[0]
}
