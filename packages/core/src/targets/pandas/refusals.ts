import { message } from '../../messages/language.ts'

/** Why the pandas target does not do something. */
export const REFUSALS = {
  patternNotConstant: message<void>({
    ru: () => 'образец регулярного выражения должен стоять в выражении как текст: pandas читает его иначе, чем RE2',
    en: () => 'the regular expression must stand in the expression as a text: pandas reads it otherwise than RE2 does',
  }),
  patternNotTranslated: message<void>({
    ru: () => 'в образце есть то, чего нет у регулярных выражений Python (класс \\p{…}, \\C или флаг U)',
    en: () => 'the pattern has what regular expressions of Python lack (a class \\p{…}, \\C or the flag U)',
  }),
  patternInvalid: message<void>({
    ru: () => 'образец не является регулярным выражением RE2',
    en: () => 'the pattern is no regular expression of RE2',
  }),
  pathNotConstant: message<void>({
    ru: () => 'путь в JSON должен стоять в выражении как текст вида $.a.b[0]',
    en: () => 'the path in JSON must stand in the expression as a text like $.a.b[0]',
  }),
  formatNotConstant: message<void>({
    ru: () => 'формат даты должен стоять в выражении как текст',
    en: () => 'the date format must stand in the expression as a text',
  }),
  castUnknown: message<void>({
    ru: () => 'такого приведения типов в pandas нет',
    en: () => 'there is no such cast in pandas',
  }),
  rangeOfMoments: message<void>({
    ru: () => 'рамка range с расстоянием возможна только по числу',
    en: () => 'a range frame with a distance is possible over a number only',
  }),
} as const

export type RefusalKey = keyof typeof REFUSALS
