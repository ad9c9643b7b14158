import type { Language } from '@ai-etl/core/messages/language'
import { recurrenceTexts } from '@ai-etl/core/messages/web/schedule'
import cronstrue from 'cronstrue'
import 'cronstrue/locales/ru'
import { textsIn } from '#lib/texts.ts'
import { duration } from '#lib/times.ts'
import { whenOf } from './recurrence.ts'

interface Recurrence {
  readonly cron: string | null
  /** Absent for what knows only the clock. */
  readonly intervalSeconds?: number | null
}

/** When, in words: «по будням в 06:00»; null for a cron expression that says nothing. */
export function recurrenceWords({ cron, intervalSeconds = null }: Recurrence, lang: Language): string | null {
  const t = textsIn(recurrenceTexts, lang)
  if (cron === null)
    return intervalSeconds === null ? null : t.interval({ span: duration(intervalSeconds * 1000, lang) })
  const when = whenOf(cron)
  return when.every === 'cron' ? otherWords(cron, lang) : t[when.every](when)
}

/** When, and in whose time: «каждый день в 06:00 по московскому времени»; none where every hour is meant. */
export function recurrenceInZone(
  { timezone, ...recurrence }: Recurrence & { readonly timezone: string },
  lang: Language,
): string | null {
  const words = recurrenceWords(recurrence, lang)
  const { cron } = recurrence
  const [, hours = '*'] = cron?.trim().split(/\s+/) ?? []
  if (words === null || hours.startsWith('*')) return words
  return textsIn(recurrenceTexts, lang).inZone({ words, zone: timezone })
}

function otherWords(cron: string, lang: Language): string | null {
  try {
    const words = cronstrue.toString(cron, { locale: lang, use24HourTimeFormat: true })
    return words.slice(0, 1).toLowerCase() + words.slice(1)
  } catch {
    return null
  }
}
