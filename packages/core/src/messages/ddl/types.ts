import { message, number } from '../language.ts'
import { type Column, characters, type Measured, octets, rows, values } from './words.ts'

/** Reasons of types: why a column did not simply follow the type map, or how its width was found. */
export const typeReasons = {
  'date-out-of-range': message<Column & { min: string; max: string; type: string; from: string; to: string }>({
    ru: (p) =>
      `Значения от ${p.min} до ${p.max}, а ${p.type} держит ${p.from}…${p.to} и молча исказил бы остальные: хранится текст.`,
    en: (p) =>
      `Values run from ${p.min} to ${p.max}; ${p.type} holds ${p.from}…${p.to} and would silently change the rest: kept as text.`,
  }),
  'decimal-too-wide': message<Column & { type: string; limit: string }>({
    ru: (p) => `${p.type} шире предела (${p.limit}): хранится текст, цифры не теряются.`,
    en: (p) => `${p.type} is beyond the limit (${p.limit}): kept as text, so that no digit is lost.`,
  }),
  'json-as-text': message<Column>({
    ru: () =>
      'Тип JSON в ClickHouse теряет null-ключи и не принимает массивы и скаляры; текст читается функциями JSONExtract.',
    en: () =>
      "ClickHouse's JSON type drops null keys and takes neither arrays nor scalars; text is read by JSONExtract.",
  }),
  'nested-as-text': message<Column & { what: string }>({
    ru: (p) => `${p.what}: хранится текст JSON.`,
    en: (p) => `${p.what}: kept as JSON text.`,
  }),
  'nested-as-json': message<Column & { what: string }>({
    ru: (p) => `${p.what}: хранится как jsonb, массивы PostgreSQL не держат вложенного.`,
    en: (p) => `${p.what}: kept as jsonb, PostgreSQL's arrays hold nothing nested.`,
  }),
  'ip-as-text': message<Column>({
    ru: () => 'Адреса разных версий: IPv6 переписал бы 1.2.3.4 как ::ffff:1.2.3.4.',
    en: () => 'Addresses of either version: IPv6 would rewrite 1.2.3.4 as ::ffff:1.2.3.4.',
  }),
  'low-cardinality': message<Measured>({
    ru: (p) =>
      `${values(p.distinct)} на ${rows(p.rows)}: словарь вместо текста (до 1\u00a0000 — выигрыш и в месте, и в скорости).`,
    en: (p) =>
      `${number(p.distinct, 'en')} distinct values in ${number(p.rows, 'en')} rows: a dictionary instead of text (up to 1,000 both space and speed gain).`,
  }),
  'length-measured': message<Column & { length: number; unit: 'characters' | 'bytes' }>({
    ru: (p) => `Самое длинное значение — ${p.unit === 'bytes' ? octets(p.length) : characters(p.length)}; взят запас.`,
    en: (p) => `The longest value has ${number(p.length, 'en')} ${p.unit}; some room is left.`,
  }),
  'length-too-long': message<Column & { length: number; limit: number }>({
    ru: (p) =>
      `Самое длинное значение — ${octets(p.length)}, больше предела ${number(p.limit, 'ru')}: такие строки не войдут.`,
    en: (p) =>
      `The longest value has ${number(p.length, 'en')} bytes, beyond the limit of ${number(p.limit, 'en')}: such rows will not fit.`,
  }),
  'time-in-utc': message<Column>({
    ru: () => 'Тип не хранит пояс: значения приводятся к UTC (TIMESTAMP кончается в 2038 году).',
    en: () => 'The type holds no zone: values are stored in UTC (TIMESTAMP ends in 2038).',
  }),
  'interval-as-microseconds': message<Column>({
    ru: () => 'Столбцов-интервалов нет: хранятся микросекунды.',
    en: () => 'There are no interval columns: microseconds are stored.',
  }),
  enumeration: message<Column & { values: number }>({
    ru: (p) => `Источник перечисляет допустимые значения: ${number(p.values, 'ru')}.`,
    en: (p) => `The source lists ${number(p.values, 'en')} allowed values.`,
  }),
  'text-identifier': message<Column & { semantic: string }>({
    ru: (p) => `Идентификатор (${p.semantic}), а не число: ведущие нули и длина значимы, считать по нему нечего.`,
    en: (p) =>
      `An identifier (${p.semantic}), not a quantity: leading zeros and length matter, nothing is computed from it.`,
  }),
} as const
