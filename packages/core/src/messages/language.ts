export const LANGUAGES = ['ru', 'en'] as const
export type Language = (typeof LANGUAGES)[number]

/** One text in every language of the product, as a function of its parameters. */
export type Message<P = Record<string, unknown>> = Record<Language, (params: P) => string>

/** What an error says and how to mend it. */
export interface ErrorMessage<P = Record<string, unknown>> {
  readonly message: Message<P>
  readonly fix: Message<P>
}

/** An entry of the catalogue: one text in every language; a missing one is a compile error. */
export function message<P = Record<never, never>>(texts: Message<P>): Message<P> {
  return texts
}

/** Builds an error's entry of the catalogue: per language, what it says and how to mend it. */
export function error<P = Record<never, never>>(
  texts: Record<Language, readonly [message: (params: P) => string, fix: (params: P) => string]>,
): ErrorMessage<P> {
  return {
    message: { ru: texts.ru[0], en: texts.en[0] },
    fix: { ru: texts.ru[1], en: texts.en[1] },
  }
}

/** Chooses the Russian plural form: `plural(n, 'строка', 'строки', 'строк')`. */
export function plural(n: number, one: string, few: string, many: string): string {
  const form = RUSSIAN_PLURALS.select(n)
  return form === 'one' ? one : form === 'few' ? few : many
}
const RUSSIAN_PLURALS = new Intl.PluralRules('ru')

/** Made when first asked for: the first of a process takes 20 ms, which a command that shows no number need not wait. */
const NUMBERS: Partial<Record<Language, Intl.NumberFormat>> = {}
const LOCALES: Record<Language, string> = { ru: 'ru-RU', en: 'en-GB' }

/** A number for a reader: `5 743 322,5` (no-break spaces) in Russian, `5,743,322.5` in English. */
export function number(value: number, lang: Language): string {
  NUMBERS[lang] ??= new Intl.NumberFormat(LOCALES[lang], { maximumFractionDigits: 2 })
  return NUMBERS[lang].format(value)
}

const BYTE_UNITS: Record<Language, readonly string[]> = {
  ru: ['Б', 'КБ', 'МБ', 'ГБ', 'ТБ', 'ПБ'],
  en: ['B', 'kB', 'MB', 'GB', 'TB', 'PB'],
}

/** Bytes for a reader, decimal units: `336 МБ`, `1.2 GB`. */
export function bytes(value: number, lang: Language): string {
  let unit = 0
  let scaled = value
  while (scaled >= 1000 && unit < 5) {
    scaled /= 1000
    unit++
  }
  const rounded = scaled >= 100 || unit === 0 ? Math.round(scaled) : Math.round(scaled * 10) / 10
  return `${number(rounded, lang)}\u00a0${BYTE_UNITS[lang][unit]}`
}

const TIME_UNITS: Record<Language, readonly string[]> = { ru: ['с', 'мин', 'ч', 'дн.'], en: ['s', 'min', 'h', 'd'] }
/** Seconds of each of TIME_UNITS, and how many of it are shown before the next one is. */
const TIME_STEPS = [
  [1, 120],
  [60, 120],
  [3600, 48],
  [86_400, Infinity],
] as const

/** Seconds for a reader, in one unit: `0,42 с`, `85 s`, `14.2 min`, `3 h`. */
export function duration(seconds: number, lang: Language): string {
  const unit = TIME_STEPS.findIndex(([size, most]) => seconds / size < most)
  const scaled = seconds / TIME_STEPS[unit][0]
  const places = scaled >= 10 ? 0 : scaled >= 1 ? 1 : 2
  return `${number(Number(scaled.toFixed(places)), lang)}\u00a0${TIME_UNITS[lang][unit]}`
}

export function isLanguage(value: unknown): value is Language {
  return LANGUAGES.some((language) => language === value)
}
