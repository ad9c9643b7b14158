import { message, plural } from '../language.ts'

const DECIMAL = /^decimal\(\d+, ?(\d+)\)$/

/** What is to be entered for a value of a logical type, in words; of types that have none, the type as it is written. */
export const valueKind = message<{ type: string }>({
  ru: ({ type }) => {
    const places = Number(DECIMAL.exec(type)?.[1] ?? 0)
    return places > 0
      ? `число, до ${places} ${plural(places, 'знака', 'знаков', 'знаков')} после точки`
      : (KINDS[kindOf(type)]?.ru ?? type)
  },
  en: ({ type }) => {
    const places = Number(DECIMAL.exec(type)?.[1] ?? 0)
    return places > 0
      ? `number, up to ${places} decimal ${places === 1 ? 'place' : 'places'}`
      : (KINDS[kindOf(type)]?.en ?? type)
  },
})

const KINDS: Readonly<Record<string, { readonly ru: string; readonly en: string } | undefined>> = {
  bool: { ru: 'да или нет', en: 'yes or no' },
  int: { ru: 'целое число', en: 'whole number' },
  uint: { ru: 'целое число от нуля', en: 'whole number from zero on' },
  decimal: { ru: 'целое число', en: 'whole number' },
  float: { ru: 'число', en: 'number' },
  string: { ru: 'текст', en: 'text' },
  date: { ru: 'дата', en: 'date' },
  time: { ru: 'время суток', en: 'time of day' },
  timestamp: { ru: 'дата и время', en: 'date and time' },
  timestamptz: { ru: 'дата и время с часовым поясом', en: 'date and time with a time zone' },
}

/** `int` of `int64`, `decimal` of `decimal(9,0)`. */
function kindOf(type: string): string {
  return /^[a-z]+/.exec(type)?.[0] ?? ''
}
