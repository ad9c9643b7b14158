import { bytes, message, number, plural } from '../language.ts'

/** How to keep the data in a store. */
export const howTexts = {
  'clickhouse-batch': message<{ perDay: number | null }>({
    ru: (p) =>
      `Вставлять пачками по 10–100 тысяч строк, не чаще раза в секунду${p.perDay === null ? '' : ` (сейчас в сутки приходит ${number(p.perDay, 'ru')})`}.`,
    en: (p) =>
      `Insert 10 to 100 thousand rows at a time, at most once a second${p.perDay === null ? '' : ` (${number(p.perDay, 'en')} come a day now)`}.`,
  }),
  'clickhouse-engine': message<{ engine: string }>({
    ru: (p) => `Движок ${p.engine}.`,
    en: (p) => `The engine is ${p.engine}.`,
  }),
  order: message<{ columns: string }>({ ru: (p) => `Порядок: ${p.columns}.`, en: (p) => `Order: ${p.columns}.` }),
  partition: message<{ what: string; reason: string }>({
    ru: (p) => `${p.what}. ${p.reason}`,
    en: (p) => `${p.what}. ${p.reason}`,
  }),
  'no-partition': message<{ reason: string }>({
    ru: (p) => `Без разделов. ${p.reason}`,
    en: (p) => `No partitions. ${p.reason}`,
  }),
  'postgresql-key': message<{ key: string }>({
    ru: (p) => `Первичный или уникальный ключ — ${p.key}; обновлять INSERT … ON CONFLICT по нему.`,
    en: (p) => `The primary or unique key is ${p.key}; update by INSERT … ON CONFLICT on it.`,
  }),
  'postgresql-child': message<{ child: string; parent: string }>({
    ru: (p) => `Дочерняя таблица ${p.child}: внешний ключ _parent_id → ${p.parent}, порядок в _position.`,
    en: (p) => `The child table ${p.child}: foreign key _parent_id → ${p.parent}, order in _position.`,
  }),
  'postgresql-batch': message({
    ru: () => 'Загружать COPY одной транзакцией, индексы — после строк.',
    en: () => 'Load by COPY in one transaction, indexes after the rows.',
  }),
  'files-raw': message<{ format: string; place: string }>({
    ru: (p) => `Исходный ${p.format} — как есть в ${p.place}.`,
    en: (p) => `The ${p.format} source as it is in ${p.place}.`,
  }),
  'files-parquet': message<{ place: string; files: number }>({
    ru: (p) => `Parquet (zstd), по таблице на папку, файлы 128 МБ–1 ГБ (сейчас ${number(p.files, 'ru')}): ${p.place}.`,
    en: (p) => `Parquet (zstd), a folder a table, files of 128 MB to 1 GB (${number(p.files, 'en')} now): ${p.place}.`,
  }),
  'files-folders': message<{ column: string }>({
    ru: (p) => `Папки по месяцам ${p.column}: year=…/month=….`,
    en: (p) => `Folders by month of ${p.column}: year=…/month=….`,
  }),
  'files-flat': message<{ table: string; columns: number }>({
    ru: (p) =>
      `Для хранилища — плоская таблица ${p.table} (${number(p.columns, 'ru')} ${plural(p.columns, 'столбец', 'столбца', 'столбцов')}, без вложенных): её грузить в ClickHouse или PostgreSQL.`,
    en: (p) =>
      `For the warehouse: the flat table ${p.table} (${number(p.columns, 'en')} columns, nothing nested), loaded into ClickHouse or PostgreSQL.`,
  }),
  'kafka-topic': message<{ topic: string; key: string; bytes: number }>({
    ru: (p) =>
      `Топик ${p.topic}, ключ сообщения ${p.key}, сообщение около ${bytes(p.bytes, 'ru')}; хранить 7 дней и писать дальше в базу.`,
    en: (p) =>
      `The topic ${p.topic}, messages of about ${bytes(p.bytes, 'en')} keyed by ${p.key}; keep 7 days and write on into a database.`,
  }),
} as const
