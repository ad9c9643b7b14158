import type { NoteRule } from '../values/inference.ts'
import type { Message } from './language.ts'
import { number, plural } from './language.ts'

const valuesRu = (count: number) => `${number(count, 'ru')}\u00a0${plural(count, 'значение', 'значения', 'значений')}`
const valuesEn = (count: number) => `${number(count, 'en')} ${count === 1 ? 'value' : 'values'}`

/** Notes that findings of the profile tell with more detail (`placeholder-null` for the last). */
type ToldByFindings = 'all-null' | 'mixed-boolean' | 'null-token-in-text'

/** What a reader should know about how a field's type came about, by rule. */
export const noteTexts: Readonly<Record<Exclude<NoteRule, ToldByFindings>, Message<{ count: number }>>> = {
  identifier: {
    ru: () => 'По имени и виду это идентификатор: оставлен текстом, чтобы не потерять ведущие нули',
    en: () => 'By name and shape this is an identifier: it stays text, so that no leading zero is lost',
  },
  'stray-space': {
    ru: (p) => `Пробелы по краям отброшены: ${valuesRu(p.count)}`,
    en: (p) => `Spaces around values are cut: ${valuesEn(p.count)}`,
  },
  'date-as-midnight': {
    ru: (p) => `Даты без времени прочитаны как полночь: ${valuesRu(p.count)}`,
    en: (p) => `Dates without a time are read as midnight: ${valuesEn(p.count)}`,
  },
  'short-year': {
    ru: (p) => `Год из двух цифр: 69–99 — двадцатый век, 00–68 — двадцать первый: ${valuesRu(p.count)}`,
    en: (p) => `Years of two digits: 69 to 99 are 1900s, 00 to 68 are 2000s: ${valuesEn(p.count)}`,
  },
  'zones-differ': {
    ru: (p) => `Разные часовые пояса: ${number(p.count, 'ru')}; моменты сопоставлены по UTC`,
    en: (p) => `Time zones differ (${number(p.count, 'en')}); moments are compared in UTC`,
  },
  'zero-one': {
    ru: (p) =>
      `Только 0 и 1: ${valuesRu(p.count)}. Возможно, это «нет» и «да»; имя об этом не говорит, поэтому тип — целое число`,
    en: (p) =>
      `Only 0 and 1: ${valuesEn(p.count)}. Perhaps no and yes; the name does not say so, so they stay integers`,
  },
  'zero-one-boolean': {
    ru: (p) => `По имени это признак: 1 прочитано как true, 0 — как false: ${valuesRu(p.count)}`,
    en: (p) => `By its name this is a flag: 1 is read as true, 0 as false: ${valuesEn(p.count)}`,
  },
  'unit-cut': {
    ru: (p) => `Знак валюты или процента отброшен: ${valuesRu(p.count)}`,
    en: (p) => `A sign of money or per cent is cut: ${valuesEn(p.count)}`,
  },
}
