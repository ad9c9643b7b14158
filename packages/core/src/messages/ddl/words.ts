import { type Language, number, plural } from '../language.ts'

export interface Column {
  column: string
}

export interface Measured extends Column {
  distinct: number
  rows: number
}

const GRAIN_NAMES: Record<string, Record<Language, string>> = {
  hour: { ru: 'час', en: 'hour' },
  day: { ru: 'день', en: 'day' },
  month: { ru: 'месяц', en: 'month' },
  year: { ru: 'год', en: 'year' },
}

/** The name of a grain of partitions. */
export function grain(name: string, lang: Language): string {
  return GRAIN_NAMES[name]?.[lang] ?? name
}

/** A share from 0 to 1 as per cent; small ones keep one digit that counts. */
export function percent(share: number, lang: Language): string {
  const value = share * 100
  const rounded = value >= 1 ? Math.round(value * 10) / 10 : Number(value.toPrecision(1))
  return `${new Intl.NumberFormat(lang === 'ru' ? 'ru-RU' : 'en-GB', { maximumFractionDigits: 6 }).format(rounded)}${lang === 'ru' ? '\u00a0' : ' '}%`
}

/** A correlation with four digits. */
export function correlation(value: number, lang: Language): string {
  return new Intl.NumberFormat(lang === 'ru' ? 'ru-RU' : 'en-GB', { maximumFractionDigits: 4 }).format(value)
}

/** `998 строк`, `2 строки` */
export function rows(count: number): string {
  return `${number(count, 'ru')}\u00a0${plural(count, 'строка', 'строки', 'строк')}`
}

/** `10 значений`, `1 значение` */
export function values(count: number): string {
  return `${number(count, 'ru')}\u00a0${plural(count, 'значение', 'значения', 'значений')}`
}

/** `5 знаков` */
export function characters(count: number): string {
  return `${number(count, 'ru')}\u00a0${plural(count, 'знак', 'знака', 'знаков')}`
}

/** `16 байт` */
export function octets(count: number): string {
  return `${number(count, 'ru')}\u00a0${plural(count, 'байт', 'байта', 'байт')}`
}
