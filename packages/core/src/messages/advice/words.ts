import { type Language, number, plural } from '../language.ts'

/** Whether a fact was stated or guessed, in brackets. */
export function said(stated: boolean, lang: Language): string {
  if (lang === 'ru') return stated ? ' (сказано)' : ' (судя по форме данных)'
  return stated ? ' (stated)' : ' (judging by their shape)'
}

/** `376 дней`, `1 день` */
export function days(count: number): string {
  const whole = Math.round(count)
  return `${number(whole, 'ru')}\u00a0${plural(whole, 'день', 'дня', 'дней')}`
}

/** Seconds in the greatest unit that fits: `2 ч`, `15 min`. */
export function duration(seconds: number, lang: Language): string {
  const units: readonly [number, string, string][] = [
    [86_400, 'сут', 'd'],
    [3_600, 'ч', 'h'],
    [60, 'мин', 'min'],
    [1, 'с', 's'],
  ]
  const [size, ru, en] = units.find(([unit]) => seconds >= unit) ?? units[3]
  return `${number(seconds / size, lang)}\u00a0${lang === 'ru' ? ru : en}`
}

/** A number with four digits behind the point. */
export function fine(value: number, lang: Language): string {
  return new Intl.NumberFormat(lang === 'ru' ? 'ru-RU' : 'en-GB', { maximumFractionDigits: 4 }).format(value)
}

/** A share from 0 to 1 as per cent; small ones keep one digit that counts. */
export function percent(share: number, lang: Language): string {
  return `${number(Math.round(share * 1000) / 10, lang)}${lang === 'ru' ? '\u00a0' : ' '}%`
}
