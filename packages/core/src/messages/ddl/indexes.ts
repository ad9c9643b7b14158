import { bytes, message, number, plural } from '../language.ts'
import { type Column, correlation, type Measured, percent, rows, values } from './words.ts'

/** Reasons of indexes. */
export const indexReasons = {
  unique: message<{ columns: string; rows: number }>({
    ru: (p) =>
      `${p.columns} уникален во всех ${number(p.rows, 'ru')} ${plural(p.rows, 'строке', 'строках', 'строках')} (точный счёт) и назван как идентификатор.`,
    en: (p) => `${p.columns} is unique in all ${number(p.rows, 'en')} rows (exact count) and named as an identifier.`,
  }),
  'foreign-key': message<Column>({
    ru: () => 'По нему соединяют с родителем и удаляют вместе с ним.',
    en: () => 'Joins with the parent and deletions along with it go by this column.',
  }),
  axis: message<Column & { rows: number }>({
    ru: (p) => `Ось времени: выборка за период (${rows(p.rows)}).`,
    en: (p) => `The time axis: a period out of ${number(p.rows, 'en')} rows.`,
  }),
  brin: message<Column & { correlation: number; span: number; bytes: number }>({
    ru: (p) =>
      `Порядок строк следует значению (корреляция ${correlation(p.correlation, 'ru')}), блок охватывает около ${percent(p.span, 'ru')} области; таблица ${bytes(p.bytes, 'ru')}: хватает килобайт вместо гигабайт.`,
    en: (p) =>
      `Rows lie in the order of values (correlation ${correlation(p.correlation, 'en')}), a block spans about ${percent(p.span, 'en')} of the range; the table has ${bytes(p.bytes, 'en')}: kilobytes instead of gigabytes.`,
  }),
  'brin-small': message<Column & { bytes: number; threshold: number }>({
    ru: (p) => `BRIN по ${p.column}: таблица ${bytes(p.bytes, 'ru')}, окупается от ${bytes(p.threshold, 'ru')}.`,
    en: (p) => `BRIN on ${p.column}: the table has ${bytes(p.bytes, 'en')}, it pays from ${bytes(p.threshold, 'en')}.`,
  }),
  'brin-scattered': message<Column & { correlation: number; threshold: number }>({
    ru: (p) =>
      `BRIN по ${p.column}: корреляция с порядком строк ${correlation(p.correlation, 'ru')}, нужна от ${correlation(p.threshold, 'ru')}.`,
    en: (p) =>
      `BRIN on ${p.column}: correlation with the order of rows ${correlation(p.correlation, 'en')}, at least ${correlation(p.threshold, 'en')} is needed.`,
  }),
  queried: message<{ columns: string; share: number; selectivity: number }>({
    ru: (p) =>
      `${percent(p.share, 'ru')} запросов отбирают по ${p.columns}; читается около ${percent(p.selectivity, 'ru')} строк.`,
    en: (p) =>
      `${percent(p.share, 'en')} of the queries filter by ${p.columns}; about ${percent(p.selectivity, 'en')} of the rows are read.`,
  }),
  partial: message<Column & { value: string; share: number }>({
    ru: (p) =>
      `${percent(p.share, 'ru')} строк имеют ${p.column} = ${p.value}: для него дешевле полный проход, индекс держит только остальные.`,
    en: (p) =>
      `${percent(p.share, 'en')} of the rows have ${p.column} = ${p.value}: for that a full scan is cheaper, the index holds only the others.`,
  }),
  json: message<Column>({
    ru: (p) => `Поиск внутри ${p.column}: операторы @> и @? идут по GIN.`,
    en: (p) => `Search inside ${p.column}: the operators @> and @? go by GIN.`,
  }),
  trigram: message<Column & { share: number }>({
    ru: (p) => `${percent(p.share, 'ru')} запросов ищут подстроку в ${p.column}: триграммы (расширение pg_trgm).`,
    en: (p) =>
      `${percent(p.share, 'en')} of the queries look for a part of ${p.column}: trigrams (the extension pg_trgm).`,
  }),
  'low-cardinality': message<Measured>({
    ru: (p) =>
      `${p.column}: ${values(p.distinct)} на ${rows(p.rows)} — одно значение это ${percent(1 / p.distinct, 'ru')} таблицы, полный проход дешевле.`,
    en: (p) =>
      `${p.column}: ${number(p.distinct, 'en')} values in ${number(p.rows, 'en')} rows; one value is ${percent(1 / p.distinct, 'en')} of the table, a full scan is cheaper.`,
  }),
  constant: message<Column>({
    ru: (p) => `${p.column} постоянен: отсекать нечего.`,
    en: (p) => `${p.column} is constant: there is nothing to skip.`,
  }),
  'no-queries': message<{ count: number }>({
    ru: (p) => `Остальные столбцы (${p.count}): без запросов неизвестно, окупится ли индекс; назовите их (--queries).`,
    en: (p) =>
      `The other columns (${p.count}): without queries nothing says that an index would pay; give them (--queries).`,
  }),
  'not-filtered': message<{ count: number }>({
    ru: (p) => `Остальные столбцы (${p.count}): данные запросы по ним не отбирают.`,
    en: (p) => `The other columns (${p.count}): the given queries do not filter by them.`,
  }),
  'covered-by-order': message<Column>({
    ru: (p) => `${p.column} стоит в ключе сортировки.`,
    en: (p) => `${p.column} stands in the sorting key.`,
  }),
  'few-granules': message<{ granules: number; threshold: number }>({
    ru: (p) =>
      `Вся таблица — ${number(p.granules, 'ru')} ${plural(p.granules, 'гранула', 'гранулы', 'гранул')} по 8\u00a0192 строки (окупается от ${number(p.threshold, 'ru')}): пропускать нечего.`,
    en: (p) =>
      `Granules of 8,192 rows in the whole table: ${number(p.granules, 'en')} (it pays from ${number(p.threshold, 'en')}): there is nothing to skip.`,
  }),
  needle: message<Measured>({
    ru: (p) =>
      `Поиск одного из ${number(p.distinct, 'ru')} значений ${p.column}: фильтр Блума отсекает гранулы без него.`,
    en: (p) =>
      `One of ${number(p.distinct, 'en')} values of ${p.column} is looked for: the Bloom filter skips granules without it.`,
  }),
  'block-set': message<Measured>({
    ru: (p) => `${p.column}: ${values(p.distinct)}, их набор в блоке отсекает лишние блоки.`,
    en: (p) => `${p.column}: ${number(p.distinct, 'en')} values; the set of a block's values skips blocks.`,
  }),
  'correlated-range': message<Column & { correlation: number }>({
    ru: (p) =>
      `${p.column} идёт вместе с порядком строк (${correlation(p.correlation, 'ru')}): границы блока отсекают период.`,
    en: (p) =>
      `${p.column} follows the order of rows (${correlation(p.correlation, 'en')}): the bounds of a block skip a period.`,
  }),
  words: message<Column & { share: number }>({
    ru: (p) => `${percent(p.share, 'ru')} запросов ищут внутри текста ${p.column}: обратный индекс.`,
    en: (p) => `${percent(p.share, 'en')} of the queries search inside the text of ${p.column}: an inverted index.`,
  }),
  'no-secondary': message<{ product: string; instead: string }>({
    ru: (p) => `В ${p.product} нет обычных вторичных индексов; вместо них ${p.instead}.`,
    en: (p) => `${p.product} has no ordinary secondary indexes; ${p.instead} stands in.`,
  }),
  'too-long': message<Column & { bytes: number; limit: number }>({
    ru: (p) => `${p.column}: значения до ${number(p.bytes, 'ru')} байт, ключ индекса держит ${number(p.limit, 'ru')}.`,
    en: (p) =>
      `${p.column}: values of up to ${number(p.bytes, 'en')} bytes, a key of an index holds ${number(p.limit, 'en')}.`,
  }),
} as const
