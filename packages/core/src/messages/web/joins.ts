import { message, number, plural } from '../language.ts'

const share = (part: number, whole: number) => (whole === 0 ? 0 : Math.floor((1000 * part) / whole) / 10)

/** Texts of the form of a join. */
export const joinTexts = {
  keys: message({ ru: () => 'Какие строки подходят друг другу', en: () => 'Which rows belong together' }),
  howToSay: message({ ru: () => 'Как задать', en: () => 'How to say it' }),
  byColumns: message({ ru: () => 'Колонки', en: () => 'Columns' }),
  byExpression: message({ ru: () => 'Условие', en: () => 'Condition' }),
  moreThanColumns: message({
    ru: () => 'Это условие говорит больше, чем равенство колонок.',
    en: () => 'This condition says more than that columns are equal.',
  }),
  noKeys: message({
    ru: () => 'Колонки не выбраны: каждая строка слева встретит каждую справа.',
    en: () => 'No columns are chosen: each row of the left meets each of the right.',
  }),
  everyPair: message({
    ru: () => 'Каждая строка слева встаёт рядом с каждой справа; условия нет.',
    en: () => 'Each row of the left stands beside each of the right; there is no condition.',
  }),
  addKey: message({ ru: () => 'Пара колонок', en: () => 'Pair of columns' }),
  keyOf: message<{ n: number; side: string }>({
    ru: ({ n, side }) => `Пара ${n}: колонка ${side}`,
    en: ({ n, side }) => `Pair ${n}: column of ${side}`,
  }),
  sideName: message({ ru: () => 'Имя этой стороны', en: () => 'Name of this side' }),
  overlap: message({ ru: () => 'Как сходятся стороны', en: () => 'How the sides meet' }),
  measuring: message({ ru: () => 'Считаем, как сходятся стороны…', en: () => 'Counting how the sides meet…' }),
  matched: message<{ matched: number; rows: number }>({
    ru: ({ matched, rows }) =>
      `Пара есть у ${number(matched, 'ru')} из ${number(rows, 'ru')} (${number(share(matched, rows), 'ru')}\u00a0%)`,
    en: ({ matched, rows }) =>
      `${number(matched, 'en')} of ${number(rows, 'en')} have a partner (${number(share(matched, rows), 'en')}%)`,
  }),
  alone: message<{ n: number }>({
    ru: ({ n }) => `без пары ${number(n, 'ru')}\u00a0${plural(n, 'строка', 'строки', 'строк')}`,
    en: ({ n }) => `${number(n, 'en')} without a partner`,
  }),
  gives: message<{ rows: number }>({
    ru: ({ rows }) => `Соединение даст ${number(rows, 'ru')}\u00a0${plural(rows, 'строку', 'строки', 'строк')}.`,
    en: ({ rows }) => `The join gives ${number(rows, 'en')} ${rows === 1 ? 'row' : 'rows'}.`,
  }),
  fanOut: message<{ times: number }>({
    ru: ({ times }) =>
      `Это в ${number(Math.round(times * 100) / 100, 'ru')} раза больше, чем строк слева: ключ справа повторяется.`,
    en: ({ times }) =>
      `That is ${number(Math.round(times * 100) / 100, 'en')} times the rows of the left: keys of the right repeat.`,
  }),
  onAll: message({ ru: () => 'Посчитано по всем строкам.', en: () => 'Counted over all rows.' }),
  onSample: message({
    ru: () => 'Посчитано по первым строкам источников, до 10\u00a0000 из каждого: у целого доли могут быть другими.',
    en: () => 'Counted over the first rows of the sources, up to 10,000 of each: shares of the whole may differ.',
  }),
}
