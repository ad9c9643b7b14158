import { message, number, plural } from '../language.ts'

/** Reasons of keys. */
export const keyReasons = {
  given: message<{ columns: string }>({
    ru: (p) => `Ключ ${p.columns} назван явно; его столбцы не бывают пустыми.`,
    en: (p) => `The key ${p.columns} was given; its columns are never null.`,
  }),
  proven: message<{ columns: string; rows: number }>({
    ru: (p) =>
      `${p.columns}: заполнен и без повторов во всех ${number(p.rows, 'ru')} ${plural(p.rows, 'строке', 'строках', 'строках')} (точный счёт).`,
    en: (p) => `${p.columns}: complete and without repetition in all ${number(p.rows, 'en')} rows (exact count).`,
  }),
  generated: message<{ columns: string }>({
    ru: (p) => `${p.columns} создаётся при разборе вложенных данных и связывает таблицы.`,
    en: (p) => `${p.columns} is made when nested data are taken apart, and joins the tables.`,
  }),
  parent: message<{ table: string }>({
    ru: (p) => `Строки принадлежат записям таблицы ${p.table}.`,
    en: (p) => `The rows belong to records of ${p.table}.`,
  }),
  'with-partition': message<{ column: string }>({
    ru: (p) => `Первичный ключ секционированной таблицы обязан содержать столбец секций ${p.column}.`,
    en: (p) => `The primary key of a partitioned table must contain the partition column ${p.column}.`,
  }),
  informational: message<{ product: string }>({
    ru: (p) => `${p.product} не проверяет ключи: запись служит планировщику и читателю.`,
    en: (p) => `${p.product} does not enforce keys: this informs the planner and the reader.`,
  }),
  'none-unique': message<{ rows: number }>({
    ru: (p) =>
      `Ни одна колонка и ни одно сочетание до трёх не уникальны на ${number(p.rows, 'ru')} ${plural(p.rows, 'строке', 'строках', 'строках')}.`,
    en: (p) => `No column and no combination of up to three is unique over ${number(p.rows, 'en')} rows.`,
  }),
  'not-measured': message({
    ru: () => 'Уникальность не измерялась по всем строкам: ключ без доказательства остановил бы загрузку.',
    en: () => 'Uniqueness was not measured over all rows: an unproven key would stop a load.',
  }),
  'few-rows': message<{ rows: number; threshold: number }>({
    ru: (p) =>
      `Уникальность на ${number(p.rows, 'ru')} ${plural(p.rows, 'строке', 'строках', 'строках')} ничего не говорит (нужно от ${number(p.threshold, 'ru')}).`,
    en: (p) =>
      `Uniqueness over ${number(p.rows, 'en')} rows says nothing (at least ${number(p.threshold, 'en')} are needed).`,
  }),
  'unique-not-with-partition': message<{ columns: string; column: string }>({
    ru: (p) => `Уникальность ${p.columns} без столбца секций ${p.column} проверить нельзя.`,
    en: (p) => `Uniqueness of ${p.columns} cannot be enforced without the partition column ${p.column}.`,
  }),
  'clickhouse-not-enforced': message<{ columns: string }>({
    ru: (p) =>
      `ClickHouse не проверяет уникальность ${p.columns} при вставке; версии строки сводит ReplacingMergeTree.`,
    en: (p) =>
      `ClickHouse does not check that ${p.columns} is unique on insert; ReplacingMergeTree joins versions of a row.`,
  }),
  replacing: message<{ columns: string }>({
    ru: (p) => `Строки обновляются: при слиянии из строк с одним ${p.columns} остаётся последняя; читать с FINAL.`,
    en: (p) => `Rows are updated: of rows with one ${p.columns} the last stays after a merge; read with FINAL.`,
  }),
} as const
