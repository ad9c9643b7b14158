import { bytes, message, number } from '../language.ts'
import { type Column, grain, percent, rows, values } from './words.ts'

interface Volume {
  rows: number
  bytes: number
  days: number
}

/** Reasons of partitions. */
export const partitionReasons = {
  lifecycle: message<Volume & { column: string; grain: string; retention: number }>({
    ru: (p) =>
      `Срок хранения ${number(p.retention, 'ru')} дн., ожидается ${bytes(p.bytes, 'ru')}: старое удаляется целыми разделами (${grain(p.grain, 'ru')} по ${p.column}), без переписывания.`,
    en: (p) =>
      `Kept for ${number(p.retention, 'en')} days, ${bytes(p.bytes, 'en')} expected: old rows leave as whole partitions (${grain(p.grain, 'en')} of ${p.column}), nothing is rewritten.`,
  }),
  size: message<Volume & { column: string; grain: string; threshold: number }>({
    ru: (p) =>
      `Ожидается ${bytes(p.bytes, 'ru')} (порог ${bytes(p.threshold, 'ru')}); раздел — ${grain(p.grain, 'ru')} по ${p.column}, запросы за период читают только свои разделы.`,
    en: (p) =>
      `${bytes(p.bytes, 'en')} expected (threshold ${bytes(p.threshold, 'en')}); a partition is a ${grain(p.grain, 'en')} of ${p.column}, queries over a period read only their own.`,
  }),
  spread: message<Volume & { column: string; parts: number; threshold: number }>({
    ru: (p) =>
      `Ожидается ${bytes(p.bytes, 'ru')} (порог ${bytes(p.threshold, 'ru')}), оси времени нет: ключ ${p.column} ровно делит строки на ${p.parts} частей.`,
    en: (p) =>
      `${bytes(p.bytes, 'en')} expected (threshold ${bytes(p.threshold, 'en')}) and no time axis: the key ${p.column} spreads rows evenly over ${p.parts} parts.`,
  }),
  listed: message<Volume & { column: string; values: number; share: number }>({
    ru: (p) => `По ${p.column} отбирает ${percent(p.share, 'ru')} запросов, ${values(p.values)}: раздел на каждое.`,
    en: (p) =>
      `${percent(p.share, 'en')} of the queries filter by ${p.column}, it has ${p.values} values: a partition each.`,
  }),
  'not-yet': message<Volume & { threshold: number; column: string }>({
    ru: (p) =>
      `Пока рано: ожидается ${bytes(p.bytes, 'ru')} (${rows(p.rows)}) за ${number(p.days, 'ru')} дн., порог — ${bytes(p.threshold, 'ru')}. Перейти к разделам по ${p.column}, когда объём дорастёт или появится срок хранения.`,
    en: (p) =>
      `Not yet: ${bytes(p.bytes, 'en')} (${number(p.rows, 'en')} rows) expected within ${number(p.days, 'en')} days, the threshold is ${bytes(p.threshold, 'en')}. Partition by ${p.column} once the table grows to that or rows get a lifetime.`,
  }),
  'no-axis': message({
    ru: () => 'Нет заполненной оси времени, по которой строки приходят и уходят.',
    en: () => 'There is no complete time axis along which rows come and go.',
  }),
  'nullable-axis': message<Column>({
    ru: (p) => `${p.column} бывает пустым: такие строки не попали бы ни в один раздел по времени.`,
    en: (p) => `${p.column} may be null: such rows would belong to no partition of time.`,
  }),
  'unknown-size': message({
    ru: () => 'Объём не измерен: разделы назначаются по профилю.',
    en: () => 'The size was not measured: partitions follow from a profile.',
  }),
  'has-children': message<{ children: string }>({
    ru: (p) =>
      `На ${p.children} ссылается внешний ключ, а секционированная таблица не может отдать ему ключ без столбца секций.`,
    en: (p) =>
      `A foreign key of ${p.children} refers to it, and a partitioned table has no key without its partition column.`,
  }),
  'mysql-foreign-key': message({
    ru: () => 'InnoDB не допускает внешних ключей у секционированных таблиц.',
    en: () => 'InnoDB allows no foreign keys on partitioned tables.',
  }),
  'no-partitions': message<{ product: string; instead: string }>({
    ru: (p) => `В ${p.product} нет разделов, которые задаёт пользователь; их место занимает ${p.instead}.`,
    en: (p) => `${p.product} has no partitions that a user defines; ${p.instead} takes their place.`,
  }),
  'too-many': message<{ parts: number; limit: number }>({
    ru: (p) =>
      `Даже по годам вышло бы ${number(p.parts, 'ru')} разделов при пределе ${number(p.limit, 'ru')}: проверьте крайние даты.`,
    en: (p) =>
      `Even years would make ${number(p.parts, 'en')} partitions, the limit is ${number(p.limit, 'en')}: look at the extreme dates.`,
  }),
  coarser: message<{ grain: string; parts: number; limit: number }>({
    ru: (p) =>
      `Раздел — ${grain(p.grain, 'ru')}: мельче вышло бы ${number(p.parts, 'ru')} разделов при пределе ${number(p.limit, 'ru')}.`,
    en: (p) =>
      `A partition is a ${grain(p.grain, 'en')}: a finer one would make ${number(p.parts, 'en')} partitions, the limit is ${number(p.limit, 'en')}.`,
  }),
} as const
