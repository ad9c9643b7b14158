import { bytes, message, number } from '../language.ts'
import { type Column, type Measured, percent, rows, values } from './words.ts'

/** Reasons of sort and cluster orders. */
export const orderReasons = {
  dimension: message<Measured>({
    ru: (p) => `Измерение: ${values(p.distinct)} на ${rows(p.rows)}; редкие впереди, чтобы отбор читал сплошные куски.`,
    en: (p) =>
      `A dimension: ${number(p.distinct, 'en')} values in ${number(p.rows, 'en')} rows; few values first, so that a filter reads solid runs.`,
  }),
  filtered: message<Column & { share: number; kind: string }>({
    ru: (p) =>
      `По нему отбирает ${percent(p.share, 'ru')} запросов (${p.kind === 'range' ? 'диапазон' : 'равенство'}).`,
    en: (p) => `${percent(p.share, 'en')} of the queries filter by it (${p.kind}).`,
  }),
  axis: message<Column>({
    ru: () => 'Ось времени после измерений: выборка за период читает подряд; день стоит перед временем.',
    en: () => 'The time axis behind the dimensions: a period is read in one run; the day stands before the time.',
  }),
  key: message<Column>({
    ru: () => 'Ключ: по нему ищут и сводят версии строк.',
    en: () => 'The key: rows are looked up and their versions joined by it.',
  }),
  none: message({
    ru: () => 'Ни заполненных измерений, ни оси времени, ни ключа: порядок вставки.',
    en: () => 'Neither complete dimensions nor a time axis nor a key: the order of insertion.',
  }),
  nullable: message<Column & { nulls: number | null }>({
    ru: (p) =>
      `${p.column} бывает пустым${p.nulls === null ? '' : ` (${rows(p.nulls)})`}: ClickHouse не берёт Nullable в ключ сортировки.`,
    en: (p) =>
      `${p.column} may be null${p.nulls === null ? '' : ` (${number(p.nulls, 'en')} rows)`}: ClickHouse takes no Nullable into the sorting key.`,
  }),
  personal: message<Column>({
    ru: (p) => `${p.column} — персональные данные: значения ключа видны в служебных таблицах.`,
    en: (p) => `${p.column} is personal data: values of a key show in system tables.`,
  }),
  fine: message<Column & { product: number; rows: number }>({
    ru: (p) =>
      `С ${p.column} сочетаний стало бы ${number(p.product, 'ru')} на ${rows(p.rows)}: время внутри них уже не отсекало бы.`,
    en: (p) =>
      `With ${p.column} there would be ${number(p.product, 'en')} combinations for ${number(p.rows, 'en')} rows: time behind them would skip nothing.`,
  }),
  'cluster-not-yet': message<{ product: string; bytes: number; threshold: number }>({
    ru: (p) =>
      `${p.product}: кластеризация окупается от ${bytes(p.threshold, 'ru')}, ожидается ${bytes(p.bytes, 'ru')}.`,
    en: (p) => `${p.product}: clustering pays from ${bytes(p.threshold, 'en')}, ${bytes(p.bytes, 'en')} are expected.`,
  }),
  'cluster-worth': message<{ product: string; bytes: number; threshold: number }>({
    ru: (p) =>
      `${p.product}: ожидается ${bytes(p.bytes, 'ru')} при пороге ${bytes(p.threshold, 'ru')}: отбор читает меньше.`,
    en: (p) =>
      `${p.product}: ${bytes(p.bytes, 'en')} expected, the threshold is ${bytes(p.threshold, 'en')}: filters read less.`,
  }),
  'joined-by': message<Column>({
    ru: (p) => `По ${p.column} соединяются родитель и вложенная таблица: строки лежат на одном узле.`,
    en: (p) => `Parent and child are joined by ${p.column}: their rows lie on one node.`,
  }),
  'sort-key': message<Column>({
    ru: (p) => `Составной ключ сортировки: ${p.column} отсекает блоки по зонным картам.`,
    en: (p) => `Compound sort key: ${p.column} lets zone maps skip blocks.`,
  }),
} as const
