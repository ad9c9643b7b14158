import type { Message } from './language.ts'
import { number, plural } from './language.ts'

interface ColumnOf {
  table: string
  column: string
}

/** What loads tell people besides errors. */
export const loadTexts = {
  'change-add': {
    en: (p) => `${p.table}: new column ${p.column} (${p.type})`,
    ru: (p) => `${p.table}: новый столбец ${p.column} (${p.type})`,
  } satisfies Message<ColumnOf & { type: string }>,
  'change-widen': {
    en: (p) => `${p.table}: column ${p.column} widened from ${p.from} to ${p.to}`,
    ru: (p) => `${p.table}: столбец ${p.column} расширен с ${p.from} до ${p.to}`,
  } satisfies Message<ColumnOf & { from: string; to: string }>,
  'drift-unknown': {
    en: (p) => `column ${p.column} (${p.type}) is not in the table`,
    ru: (p) => `столбца ${p.column} (${p.type}) в таблице нет`,
  } satisfies Message<ColumnOf & { type: string }>,
  'drift-type': {
    en: (p) => `column ${p.column} is ${p.from}, the input holds ${p.to}`,
    ru: (p) => `столбец ${p.column} имеет тип ${p.from}, а на входе ${p.to}`,
  } satisfies Message<ColumnOf & { from: string; to: string }>,
  'drift-required': {
    en: (p) => `column ${p.column} must have a value, and the input has no such column`,
    ru: (p) => `столбец ${p.column} обязателен, а на входе его нет`,
  } satisfies Message<ColumnOf>,
  'drift-value': {
    en: (p) => p.detail,
    ru: (p) => p.detail,
  } satisfies Message<{ detail: string }>,
  'not-widened': {
    en: (p) =>
      `${p.table}: column ${p.column} stays ${p.from}: ${p.to} cannot be had from it without loss; values that do not fit are rejected`,
    ru: (p) =>
      `${p.table}: столбец ${p.column} остаётся ${p.from}: перейти к ${p.to} без потерь нельзя; неподходящие значения отклоняются`,
  } satisfies Message<ColumnOf & { from: string; to: string }>,
  'again-with-proven': {
    en: (p) => `A value in line ${number(p.line, 'en')} contradicts the type seen in samples: loaded again with proven types`,
    ru: (p) =>
      `Значение в строке ${number(p.line, 'ru')} противоречит типу, найденному по выборке: загружено заново с доказанными типами`,
  } satisfies Message<{ line: number }>,
  resumed: {
    en: (p) => `Went on with an interrupted load after ${number(p.rows, 'en')} rows`,
    ru: (p) => `Продолжена прерванная загрузка после ${number(p.rows, 'ru')} ${plural(p.rows, 'строки', 'строк', 'строк')}`,
  } satisfies Message<{ rows: number }>,
} as const
