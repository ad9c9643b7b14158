import { error } from '../messages/language.ts'

/** Errors of ClickHouse as a target. */
export const clickhouseErrors = {
  'clickhouse.not-a-mergetree': error<{ table: string; engine: string }>({
    en: [
      (p) => `${p.table} is of the engine ${p.engine}, which cannot be loaded safely`,
      () => 'Load into a table of a MergeTree engine, or into a new one.',
    ],
    ru: [
      (p) => `У ${p.table} движок ${p.engine}: надёжная загрузка в него невозможна`,
      () => 'Загружайте в таблицу с движком семейства MergeTree или в новую таблицу.',
    ],
  }),
  'clickhouse.not-atomic': error<{ database: string; engine: string }>({
    en: [
      (p) => `The database ${p.database} is of the engine ${p.engine}: its tables cannot be swapped in one step`,
      () => 'Use a database of the engine Atomic, which is what CREATE DATABASE makes.',
    ],
    ru: [
      (p) => `У базы ${p.database} движок ${p.engine}: её таблицы нельзя подменить одним шагом`,
      () => 'Используйте базу с движком Atomic — такую создаёт CREATE DATABASE.',
    ],
  }),
  'clickhouse.lock-lost': error<{ server: string; seconds: number }>({
    en: [
      (p) => `Another load took over the table at ${p.server}: this one gave no sign of life for ${p.seconds} s`,
      () => 'Nothing was published. Run the same command again.',
    ],
    ru: [
      (p) => `Таблицу на ${p.server} заняла другая загрузка: эта не отзывалась ${p.seconds} с`,
      () => 'Ничего не опубликовано. Повторите команду.',
    ],
  }),
  'clickhouse.written-meanwhile': error<{ table: string; tries: number }>({
    en: [
      (p) => `${p.table} was written to by others during each of ${p.tries} attempts to publish`,
      () => 'Nothing was published. Pause the other writers, or run the same command again.',
    ],
    ru: [
      (p) => `В ${p.table} писали другие во время каждой из ${p.tries} попыток публикации`,
      () => 'Ничего не опубликовано. Приостановите других писателей или повторите команду.',
    ],
  }),
} as const
