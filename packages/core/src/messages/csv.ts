import type { Message } from './language.ts'
import { number, plural } from './language.ts'

interface Counts {
  readonly fields: number
  readonly expected: number
}

/** Why a row of a CSV file was rejected, by rule. */
export const csvRules = {
  'csv.field-count': {
    en: (p) =>
      `${number(p.fields, 'en')} ${p.fields === 1 ? 'field' : 'fields'} where ${number(p.expected, 'en')} ${p.expected === 1 ? 'was' : 'were'} expected`,
    ru: (p) =>
      `${number(p.fields, 'ru')} ${plural(p.fields, 'поле', 'поля', 'полей')} вместо ${number(p.expected, 'ru')}`,
  },
  'csv.quote': {
    en: () => 'text follows a closing quote',
    ru: () => 'после закрывающей кавычки идёт текст',
  },
  'csv.quote-inside': {
    en: () => 'a quote stands inside a value that is not in quotes',
    ru: () => 'кавычка стоит внутри значения, которое само не в кавычках',
  },
  'csv.quote-open': {
    en: () => 'a quote is opened and not closed before the next good row',
    ru: () => 'кавычка открыта и не закрыта до следующей исправной строки',
  },
  'csv.row-length': {
    en: () => 'the row does not end within 16 MB',
    ru: () => 'строка не кончается в пределах 16 МБ',
  },
  'csv.encoding': {
    en: () => 'bytes that are no characters of UTF-8',
    ru: () => 'байты, которые не являются символами UTF-8',
  },
} satisfies Record<string, Message<Counts>>
