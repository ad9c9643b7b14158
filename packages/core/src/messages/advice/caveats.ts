import { message, number, plural } from '../language.ts'

/** What to mind, and what would change the answer. */
export const caveatTexts = {
  'sample-only': message<{ rows: number }>({
    ru: (p) =>
      `Совет выведен по ${number(p.rows, 'ru')} ${plural(p.rows, 'строке', 'строкам', 'строкам')}: форма данных видна, объём — нет. Укажите прирост и срок хранения (--growth, --retention).`,
    en: (p) =>
      `Concluded from ${number(p.rows, 'en')} ${p.rows === 1 ? 'row' : 'rows'}: the shape shows, the volume does not. Give the growth and how long to keep (--growth, --retention).`,
  }),
  personal: message<{ fields: number }>({
    ru: (p) =>
      `Персональные данные в ${number(p.fields, 'ru')} ${plural(p.fields, 'поле', 'полях', 'полях')}: закройте права и маскируйте при загрузке.`,
    en: (p) =>
      `${number(p.fields, 'en')} ${p.fields === 1 ? 'field holds' : 'fields hold'} personal data: restrict rights and mask ${p.fields === 1 ? 'it' : 'them'} when loading.`,
  }),
  'guessed-updates': message<{ kind: string }>({
    ru: (p) => `Характер изменений (${p.kind}) — предположение по форме данных; уточните его (--updates).`,
    en: (p) => `How rows change (${p.kind}) is guessed from their shape; say it (--updates).`,
  }),
  'no-queries': message({
    ru: () => 'Запросы не даны: порядок и индексы выведены из данных; назовите запросы (--queries).',
    en: () => 'No queries were given: order and indexes follow from the data; give them (--queries).',
  }),
  'clickhouse-unique': message({
    ru: () => 'Уникальность ключа при вставке не проверяется; повторы убирает ReplacingMergeTree при слиянии.',
    en: () => 'Keys are not enforced on insert; ReplacingMergeTree removes repetitions when parts merge.',
  }),
  'postgresql-growth': message({
    ru: () => 'Сводки по всей таблице замедляются вместе с ростом; следите за объёмом и памятью.',
    en: () => 'Summaries over the whole table slow down as it grows; watch size and memory.',
  }),
  'hdfs-small-files': message({
    ru: () => 'Мелкие файлы собирайте: каждый занимает память NameNode.',
    en: () => 'Gather small files: each takes memory of the NameNode.',
  }),
  's3-no-index': message({
    ru: () => 'Нет индексов и правок на месте; для ответов за миллисекунды нужна база рядом.',
    en: () => 'No indexes and no changes in place; answers in milliseconds need a database beside it.',
  }),
  'kafka-copy': message({
    ru: () => 'Не единственная копия: срок хранения топика конечен.',
    en: () => 'Never the only copy: a topic keeps its messages for a limited time.',
  }),
} as const
