import { type Language, number } from '@ai-etl/core/messages/language'

const LOCALES: Record<Language, string> = { ru: 'ru-RU', en: 'en-GB' }

/** A moment for a reader: «23 ноября, 06:00», the year where it is another one; in client components use `Time` (ui/time.tsx), which knows the reader's zone. */
export function time(at: string, lang: Language, zone?: string): string {
  const moment = new Date(at)
  const thisYear = moment.getFullYear() === new Date().getFullYear()
  return new Intl.DateTimeFormat(LOCALES[lang], {
    day: 'numeric',
    month: 'long',
    ...(thisYear ? {} : { year: 'numeric' }),
    hour: '2-digit',
    minute: '2-digit',
    timeZone: zone,
  }).format(moment)
}

const UNITS: Record<Language, readonly [day: string, hour: string, minute: string, second: string, ms: string]> = {
  ru: ['д', 'ч', 'мин', 'с', 'мс'],
  en: ['d', 'h', 'min', 's', 'ms'],
}

/** How long a thing took, in its two largest units: «6 мин 12 с», «45 с», «1,4 с», «380 мс». @param ms milliseconds */
export function duration(ms: number, lang: Language): string {
  const [day, hour, minute, second, milli] = UNITS[lang]
  if (ms < 1000) return `${Math.round(ms)}\u00a0${milli}`
  if (ms < 10_000) return `${number(Math.round(ms / 100) / 10, lang)}\u00a0${second}`
  const seconds = Math.round(ms / 1000)
  const parts: readonly (readonly [number, string])[] = [
    [Math.floor(seconds / 86_400), day],
    [Math.floor(seconds / 3600) % 24, hour],
    [Math.floor(seconds / 60) % 60, minute],
    [seconds % 60, second],
  ]
  const first = parts.findIndex(([amount]) => amount > 0)
  return parts
    .slice(first, first + 2)
    .filter(([amount]) => amount > 0)
    .map(([amount, unit]) => `${amount}\u00a0${unit}`)
    .join(' ')
}

const AGO_UNITS = [
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
] as const

/** How long ago a moment was: «8 часов назад», «вчера», «только что». */
export function ago(at: string, lang: Language, now = Date.now()): string {
  const seconds = (new Date(at).getTime() - now) / 1000
  const format = new Intl.RelativeTimeFormat(LOCALES[lang], { numeric: 'auto' })
  for (const [unit, size] of AGO_UNITS)
    if (Math.abs(seconds) >= size) return format.format(Math.round(seconds / size), unit)
  return format.format(0, 'second')
}

export function isPast(at: string): boolean {
  return new Date(at).getTime() < Date.now()
}
