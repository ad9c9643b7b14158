import { bytes, type Message, number, plural } from './language.ts'

interface Column {
  column: string
}
interface Measured extends Column {
  distinct: number
  rows: number
}

/** Reasons of types: why a column did not simply follow the type map, or how its width was found. */
export const typeReasons = {
  'date-out-of-range': text<Column & { min: string; max: string; type: string; from: string; to: string }>({
    ru: (p) =>
      `Значения от ${p.min} до ${p.max}, а ${p.type} держит ${p.from}…${p.to} и молча исказил бы остальные: хранится текст.`,
    en: (p) =>
      `Values run from ${p.min} to ${p.max}; ${p.type} holds ${p.from}…${p.to} and would silently change the rest: kept as text.`,
  }),
  'decimal-too-wide': text<Column & { type: string; limit: string }>({
    ru: (p) => `${p.type} шире предела (${p.limit}): хранится текст, цифры не теряются.`,
    en: (p) => `${p.type} is beyond the limit (${p.limit}): kept as text, so that no digit is lost.`,
  }),
  'json-as-text': text<Column>({
    ru: () =>
      'Тип JSON в ClickHouse теряет null-ключи и не принимает массивы и скаляры; текст читается функциями JSONExtract.',
    en: () =>
      "ClickHouse's JSON type drops null keys and takes neither arrays nor scalars; text is read by JSONExtract.",
  }),
  'nested-as-text': text<Column & { what: string }>({
    ru: (p) => `${p.what}: хранится текст JSON.`,
    en: (p) => `${p.what}: kept as JSON text.`,
  }),
  'nested-as-json': text<Column & { what: string }>({
    ru: (p) => `${p.what}: хранится как jsonb, массивы PostgreSQL не держат вложенного.`,
    en: (p) => `${p.what}: kept as jsonb, PostgreSQL's arrays hold nothing nested.`,
  }),
  'ip-as-text': text<Column>({
    ru: () => 'Адреса разных версий: IPv6 переписал бы 1.2.3.4 как ::ffff:1.2.3.4.',
    en: () => 'Addresses of either version: IPv6 would rewrite 1.2.3.4 as ::ffff:1.2.3.4.',
  }),
  'low-cardinality': text<Measured>({
    ru: (p) =>
      `${values(p.distinct)} на ${rows(p.rows)}: словарь вместо текста (до 1\u00a0000 — выигрыш и в месте, и в скорости).`,
    en: (p) =>
      `${number(p.distinct, 'en')} distinct values in ${number(p.rows, 'en')} rows: a dictionary instead of text (up to 1,000 both space and speed gain).`,
  }),
  'length-measured': text<Column & { length: number; unit: 'characters' | 'bytes' }>({
    ru: (p) => `Самое длинное значение — ${p.unit === 'bytes' ? octets(p.length) : characters(p.length)}; взят запас.`,
    en: (p) => `The longest value has ${number(p.length, 'en')} ${p.unit}; some room is left.`,
  }),
  'length-too-long': text<Column & { length: number; limit: number }>({
    ru: (p) =>
      `Самое длинное значение — ${octets(p.length)}, больше предела ${number(p.limit, 'ru')}: такие строки не войдут.`,
    en: (p) =>
      `The longest value has ${number(p.length, 'en')} bytes, beyond the limit of ${number(p.limit, 'en')}: such rows will not fit.`,
  }),
  'time-in-utc': text<Column>({
    ru: () => 'Тип не хранит пояс: значения приводятся к UTC (TIMESTAMP кончается в 2038 году).',
    en: () => 'The type holds no zone: values are stored in UTC (TIMESTAMP ends in 2038).',
  }),
  'interval-as-microseconds': text<Column>({
    ru: () => 'Столбцов-интервалов нет: хранятся микросекунды.',
    en: () => 'There are no interval columns: microseconds are stored.',
  }),
  enumeration: text<Column & { values: number }>({
    ru: (p) => `Источник перечисляет допустимые значения: ${number(p.values, 'ru')}.`,
    en: (p) => `The source lists ${number(p.values, 'en')} allowed values.`,
  }),
  'text-identifier': text<Column & { semantic: string }>({
    ru: (p) => `Идентификатор (${p.semantic}), а не число: ведущие нули и длина значимы, считать по нему нечего.`,
    en: (p) =>
      `An identifier (${p.semantic}), not a quantity: leading zeros and length matter, nothing is computed from it.`,
  }),
} as const

/** Reasons of keys. */
export const keyReasons = {
  given: text<{ columns: string }>({
    ru: (p) => `Ключ ${p.columns} назван явно; его столбцы не бывают пустыми.`,
    en: (p) => `The key ${p.columns} was given; its columns are never null.`,
  }),
  proven: text<{ columns: string; rows: number }>({
    ru: (p) =>
      `${p.columns}: заполнен и без повторов во всех ${number(p.rows, 'ru')} ${plural(p.rows, 'строке', 'строках', 'строках')} (точный счёт).`,
    en: (p) => `${p.columns}: complete and without repetition in all ${number(p.rows, 'en')} rows (exact count).`,
  }),
  generated: text<{ columns: string }>({
    ru: (p) => `${p.columns} создаётся при разборе вложенных данных и связывает таблицы.`,
    en: (p) => `${p.columns} is made when nested data are taken apart, and joins the tables.`,
  }),
  parent: text<{ table: string }>({
    ru: (p) => `Строки принадлежат записям таблицы ${p.table}.`,
    en: (p) => `The rows belong to records of ${p.table}.`,
  }),
  'with-partition': text<{ column: string }>({
    ru: (p) => `Первичный ключ секционированной таблицы обязан содержать столбец секций ${p.column}.`,
    en: (p) => `The primary key of a partitioned table must contain the partition column ${p.column}.`,
  }),
  informational: text<{ product: string }>({
    ru: (p) => `${p.product} не проверяет ключи: запись служит планировщику и читателю.`,
    en: (p) => `${p.product} does not enforce keys: this informs the planner and the reader.`,
  }),
  'none-unique': text<{ rows: number }>({
    ru: (p) =>
      `Ни одна колонка и ни одно сочетание до трёх не уникальны на ${number(p.rows, 'ru')} ${plural(p.rows, 'строке', 'строках', 'строках')}.`,
    en: (p) => `No column and no combination of up to three is unique over ${number(p.rows, 'en')} rows.`,
  }),
  'not-measured': text({
    ru: () => 'Уникальность не измерялась по всем строкам: ключ без доказательства остановил бы загрузку.',
    en: () => 'Uniqueness was not measured over all rows: an unproven key would stop a load.',
  }),
  'few-rows': text<{ rows: number; threshold: number }>({
    ru: (p) =>
      `Уникальность на ${number(p.rows, 'ru')} ${plural(p.rows, 'строке', 'строках', 'строках')} ничего не говорит (нужно от ${number(p.threshold, 'ru')}).`,
    en: (p) =>
      `Uniqueness over ${number(p.rows, 'en')} rows says nothing (at least ${number(p.threshold, 'en')} are needed).`,
  }),
  'unique-not-with-partition': text<{ columns: string; column: string }>({
    ru: (p) => `Уникальность ${p.columns} без столбца секций ${p.column} проверить нельзя.`,
    en: (p) => `Uniqueness of ${p.columns} cannot be enforced without the partition column ${p.column}.`,
  }),
  'clickhouse-not-enforced': text<{ columns: string }>({
    ru: (p) =>
      `ClickHouse не проверяет уникальность ${p.columns} при вставке; версии строки сводит ReplacingMergeTree.`,
    en: (p) =>
      `ClickHouse does not check that ${p.columns} is unique on insert; ReplacingMergeTree joins versions of a row.`,
  }),
  replacing: text<{ columns: string }>({
    ru: (p) => `Строки обновляются: при слиянии из строк с одним ${p.columns} остаётся последняя; читать с FINAL.`,
    en: (p) => `Rows are updated: of rows with one ${p.columns} the last stays after a merge; read with FINAL.`,
  }),
} as const

interface Volume {
  rows: number
  bytes: number
  days: number
}

/** Reasons of partitions. */
export const partitionReasons = {
  lifecycle: text<Volume & { column: string; grain: string; retention: number }>({
    ru: (p) =>
      `Срок хранения ${number(p.retention, 'ru')} дн., ожидается ${bytes(p.bytes, 'ru')}: старое удаляется целыми разделами (${grain(p.grain, 'ru')} по ${p.column}), без переписывания.`,
    en: (p) =>
      `Kept for ${number(p.retention, 'en')} days, ${bytes(p.bytes, 'en')} expected: old rows leave as whole partitions (${grain(p.grain, 'en')} of ${p.column}), nothing is rewritten.`,
  }),
  size: text<Volume & { column: string; grain: string; threshold: number }>({
    ru: (p) =>
      `Ожидается ${bytes(p.bytes, 'ru')} (порог ${bytes(p.threshold, 'ru')}); раздел — ${grain(p.grain, 'ru')} по ${p.column}, запросы за период читают только свои разделы.`,
    en: (p) =>
      `${bytes(p.bytes, 'en')} expected (threshold ${bytes(p.threshold, 'en')}); a partition is a ${grain(p.grain, 'en')} of ${p.column}, queries over a period read only their own.`,
  }),
  spread: text<Volume & { column: string; parts: number; threshold: number }>({
    ru: (p) =>
      `Ожидается ${bytes(p.bytes, 'ru')} (порог ${bytes(p.threshold, 'ru')}), оси времени нет: ключ ${p.column} ровно делит строки на ${p.parts} частей.`,
    en: (p) =>
      `${bytes(p.bytes, 'en')} expected (threshold ${bytes(p.threshold, 'en')}) and no time axis: the key ${p.column} spreads rows evenly over ${p.parts} parts.`,
  }),
  listed: text<Volume & { column: string; values: number; share: number }>({
    ru: (p) => `По ${p.column} отбирает ${percent(p.share, 'ru')} запросов, ${values(p.values)}: раздел на каждое.`,
    en: (p) =>
      `${percent(p.share, 'en')} of the queries filter by ${p.column}, it has ${p.values} values: a partition each.`,
  }),
  'not-yet': text<Volume & { threshold: number; column: string }>({
    ru: (p) =>
      `Пока рано: ожидается ${bytes(p.bytes, 'ru')} (${rows(p.rows)}) за ${number(p.days, 'ru')} дн., порог — ${bytes(p.threshold, 'ru')}. Перейти к разделам по ${p.column}, когда объём дорастёт или появится срок хранения.`,
    en: (p) =>
      `Not yet: ${bytes(p.bytes, 'en')} (${number(p.rows, 'en')} rows) expected within ${number(p.days, 'en')} days, the threshold is ${bytes(p.threshold, 'en')}. Partition by ${p.column} once the table grows to that or rows get a lifetime.`,
  }),
  'no-axis': text({
    ru: () => 'Нет заполненной оси времени, по которой строки приходят и уходят.',
    en: () => 'There is no complete time axis along which rows come and go.',
  }),
  'nullable-axis': text<Column>({
    ru: (p) => `${p.column} бывает пустым: такие строки не попали бы ни в один раздел по времени.`,
    en: (p) => `${p.column} may be null: such rows would belong to no partition of time.`,
  }),
  'unknown-size': text({
    ru: () => 'Объём не измерен: разделы назначаются по профилю.',
    en: () => 'The size was not measured: partitions follow from a profile.',
  }),
  'has-children': text<{ children: string }>({
    ru: (p) =>
      `На ${p.children} ссылается внешний ключ, а секционированная таблица не может отдать ему ключ без столбца секций.`,
    en: (p) =>
      `A foreign key of ${p.children} refers to it, and a partitioned table has no key without its partition column.`,
  }),
  'mysql-foreign-key': text({
    ru: () => 'InnoDB не допускает внешних ключей у секционированных таблиц.',
    en: () => 'InnoDB allows no foreign keys on partitioned tables.',
  }),
  'no-partitions': text<{ product: string; instead: string }>({
    ru: (p) => `В ${p.product} нет разделов, которые задаёт пользователь; их место занимает ${p.instead}.`,
    en: (p) => `${p.product} has no partitions that a user defines; ${p.instead} takes their place.`,
  }),
  'too-many': text<{ parts: number; limit: number }>({
    ru: (p) =>
      `Даже по годам вышло бы ${number(p.parts, 'ru')} разделов при пределе ${number(p.limit, 'ru')}: проверьте крайние даты.`,
    en: (p) =>
      `Even years would make ${number(p.parts, 'en')} partitions, the limit is ${number(p.limit, 'en')}: look at the extreme dates.`,
  }),
  coarser: text<{ grain: string; parts: number; limit: number }>({
    ru: (p) =>
      `Раздел — ${grain(p.grain, 'ru')}: мельче вышло бы ${number(p.parts, 'ru')} разделов при пределе ${number(p.limit, 'ru')}.`,
    en: (p) =>
      `A partition is a ${grain(p.grain, 'en')}: a finer one would make ${number(p.parts, 'en')} partitions, the limit is ${number(p.limit, 'en')}.`,
  }),
} as const

/** Reasons of sort and cluster orders. */
export const orderReasons = {
  dimension: text<Measured>({
    ru: (p) => `Измерение: ${values(p.distinct)} на ${rows(p.rows)}; редкие впереди, чтобы отбор читал сплошные куски.`,
    en: (p) =>
      `A dimension: ${number(p.distinct, 'en')} values in ${number(p.rows, 'en')} rows; few values first, so that a filter reads solid runs.`,
  }),
  filtered: text<Column & { share: number; kind: string }>({
    ru: (p) =>
      `По нему отбирает ${percent(p.share, 'ru')} запросов (${p.kind === 'range' ? 'диапазон' : 'равенство'}).`,
    en: (p) => `${percent(p.share, 'en')} of the queries filter by it (${p.kind}).`,
  }),
  axis: text<Column>({
    ru: () => 'Ось времени после измерений: выборка за период читает подряд; день стоит перед временем.',
    en: () => 'The time axis behind the dimensions: a period is read in one run; the day stands before the time.',
  }),
  key: text<Column>({
    ru: () => 'Ключ: по нему ищут и сводят версии строк.',
    en: () => 'The key: rows are looked up and their versions joined by it.',
  }),
  none: text({
    ru: () => 'Ни заполненных измерений, ни оси времени, ни ключа: порядок вставки.',
    en: () => 'Neither complete dimensions nor a time axis nor a key: the order of insertion.',
  }),
  nullable: text<Column & { nulls: number | null }>({
    ru: (p) =>
      `${p.column} бывает пустым${p.nulls === null ? '' : ` (${rows(p.nulls)})`}: ClickHouse не берёт Nullable в ключ сортировки.`,
    en: (p) =>
      `${p.column} may be null${p.nulls === null ? '' : ` (${number(p.nulls, 'en')} rows)`}: ClickHouse takes no Nullable into the sorting key.`,
  }),
  personal: text<Column>({
    ru: (p) => `${p.column} — персональные данные: значения ключа видны в служебных таблицах.`,
    en: (p) => `${p.column} is personal data: values of a key show in system tables.`,
  }),
  fine: text<Column & { product: number; rows: number }>({
    ru: (p) =>
      `С ${p.column} сочетаний стало бы ${number(p.product, 'ru')} на ${rows(p.rows)}: время внутри них уже не отсекало бы.`,
    en: (p) =>
      `With ${p.column} there would be ${number(p.product, 'en')} combinations for ${number(p.rows, 'en')} rows: time behind them would skip nothing.`,
  }),
  'cluster-not-yet': text<{ product: string; bytes: number; threshold: number }>({
    ru: (p) =>
      `${p.product}: кластеризация окупается от ${bytes(p.threshold, 'ru')}, ожидается ${bytes(p.bytes, 'ru')}.`,
    en: (p) => `${p.product}: clustering pays from ${bytes(p.threshold, 'en')}, ${bytes(p.bytes, 'en')} are expected.`,
  }),
  'cluster-worth': text<{ product: string; bytes: number; threshold: number }>({
    ru: (p) =>
      `${p.product}: ожидается ${bytes(p.bytes, 'ru')} при пороге ${bytes(p.threshold, 'ru')}: отбор читает меньше.`,
    en: (p) =>
      `${p.product}: ${bytes(p.bytes, 'en')} expected, the threshold is ${bytes(p.threshold, 'en')}: filters read less.`,
  }),
  'joined-by': text<Column>({
    ru: (p) => `По ${p.column} соединяются родитель и вложенная таблица: строки лежат на одном узле.`,
    en: (p) => `Parent and child are joined by ${p.column}: their rows lie on one node.`,
  }),
  'sort-key': text<Column>({
    ru: (p) => `Составной ключ сортировки: ${p.column} отсекает блоки по зонным картам.`,
    en: (p) => `Compound sort key: ${p.column} lets zone maps skip blocks.`,
  }),
} as const

/** Reasons of indexes. */
export const indexReasons = {
  unique: text<{ columns: string; rows: number }>({
    ru: (p) =>
      `${p.columns} уникален во всех ${number(p.rows, 'ru')} ${plural(p.rows, 'строке', 'строках', 'строках')} (точный счёт) и назван как идентификатор.`,
    en: (p) => `${p.columns} is unique in all ${number(p.rows, 'en')} rows (exact count) and named as an identifier.`,
  }),
  'foreign-key': text<Column>({
    ru: () => 'По нему соединяют с родителем и удаляют вместе с ним.',
    en: () => 'Joins with the parent and deletions along with it go by this column.',
  }),
  axis: text<Column & { rows: number }>({
    ru: (p) => `Ось времени: выборка за период (${rows(p.rows)}).`,
    en: (p) => `The time axis: a period out of ${number(p.rows, 'en')} rows.`,
  }),
  brin: text<Column & { correlation: number; span: number; bytes: number }>({
    ru: (p) =>
      `Порядок строк следует значению (корреляция ${correlation(p.correlation, 'ru')}), блок охватывает около ${percent(p.span, 'ru')} области; таблица ${bytes(p.bytes, 'ru')}: хватает килобайт вместо гигабайт.`,
    en: (p) =>
      `Rows lie in the order of values (correlation ${correlation(p.correlation, 'en')}), a block spans about ${percent(p.span, 'en')} of the range; the table has ${bytes(p.bytes, 'en')}: kilobytes instead of gigabytes.`,
  }),
  'brin-small': text<Column & { bytes: number; threshold: number }>({
    ru: (p) => `BRIN по ${p.column}: таблица ${bytes(p.bytes, 'ru')}, окупается от ${bytes(p.threshold, 'ru')}.`,
    en: (p) => `BRIN on ${p.column}: the table has ${bytes(p.bytes, 'en')}, it pays from ${bytes(p.threshold, 'en')}.`,
  }),
  'brin-scattered': text<Column & { correlation: number; threshold: number }>({
    ru: (p) =>
      `BRIN по ${p.column}: корреляция с порядком строк ${correlation(p.correlation, 'ru')}, нужна от ${correlation(p.threshold, 'ru')}.`,
    en: (p) =>
      `BRIN on ${p.column}: correlation with the order of rows ${correlation(p.correlation, 'en')}, at least ${correlation(p.threshold, 'en')} is needed.`,
  }),
  queried: text<{ columns: string; share: number; selectivity: number }>({
    ru: (p) =>
      `${percent(p.share, 'ru')} запросов отбирают по ${p.columns}; читается около ${percent(p.selectivity, 'ru')} строк.`,
    en: (p) =>
      `${percent(p.share, 'en')} of the queries filter by ${p.columns}; about ${percent(p.selectivity, 'en')} of the rows are read.`,
  }),
  partial: text<Column & { value: string; share: number }>({
    ru: (p) =>
      `${percent(p.share, 'ru')} строк имеют ${p.column} = ${p.value}: для него дешевле полный проход, индекс держит только остальные.`,
    en: (p) =>
      `${percent(p.share, 'en')} of the rows have ${p.column} = ${p.value}: for that a full scan is cheaper, the index holds only the others.`,
  }),
  json: text<Column>({
    ru: (p) => `Поиск внутри ${p.column}: операторы @> и @? идут по GIN.`,
    en: (p) => `Search inside ${p.column}: the operators @> and @? go by GIN.`,
  }),
  trigram: text<Column & { share: number }>({
    ru: (p) => `${percent(p.share, 'ru')} запросов ищут подстроку в ${p.column}: триграммы (расширение pg_trgm).`,
    en: (p) =>
      `${percent(p.share, 'en')} of the queries look for a part of ${p.column}: trigrams (the extension pg_trgm).`,
  }),
  'low-cardinality': text<Measured>({
    ru: (p) =>
      `${p.column}: ${values(p.distinct)} на ${rows(p.rows)} — одно значение это ${percent(1 / p.distinct, 'ru')} таблицы, полный проход дешевле.`,
    en: (p) =>
      `${p.column}: ${number(p.distinct, 'en')} values in ${number(p.rows, 'en')} rows; one value is ${percent(1 / p.distinct, 'en')} of the table, a full scan is cheaper.`,
  }),
  constant: text<Column>({
    ru: (p) => `${p.column} постоянен: отсекать нечего.`,
    en: (p) => `${p.column} is constant: there is nothing to skip.`,
  }),
  'no-queries': text<{ count: number }>({
    ru: (p) => `Остальные столбцы (${p.count}): без запросов неизвестно, окупится ли индекс; дайте --queries.`,
    en: (p) => `The other columns (${p.count}): without queries nothing says that an index would pay; give --queries.`,
  }),
  'not-filtered': text<{ count: number }>({
    ru: (p) => `Остальные столбцы (${p.count}): данные запросы по ним не отбирают.`,
    en: (p) => `The other columns (${p.count}): the given queries do not filter by them.`,
  }),
  'covered-by-order': text<Column>({
    ru: (p) => `${p.column} стоит в ключе сортировки.`,
    en: (p) => `${p.column} stands in the sorting key.`,
  }),
  'few-granules': text<{ granules: number; threshold: number }>({
    ru: (p) =>
      `Вся таблица — ${number(p.granules, 'ru')} ${plural(p.granules, 'гранула', 'гранулы', 'гранул')} по 8\u00a0192 строки (окупается от ${number(p.threshold, 'ru')}): пропускать нечего.`,
    en: (p) =>
      `Granules of 8,192 rows in the whole table: ${number(p.granules, 'en')} (it pays from ${number(p.threshold, 'en')}): there is nothing to skip.`,
  }),
  needle: text<Measured>({
    ru: (p) =>
      `Поиск одного из ${number(p.distinct, 'ru')} значений ${p.column}: фильтр Блума отсекает гранулы без него.`,
    en: (p) =>
      `One of ${number(p.distinct, 'en')} values of ${p.column} is looked for: the Bloom filter skips granules without it.`,
  }),
  'block-set': text<Measured>({
    ru: (p) => `${p.column}: ${values(p.distinct)}, их набор в блоке отсекает лишние блоки.`,
    en: (p) => `${p.column}: ${number(p.distinct, 'en')} values; the set of a block's values skips blocks.`,
  }),
  'correlated-range': text<Column & { correlation: number }>({
    ru: (p) =>
      `${p.column} идёт вместе с порядком строк (${correlation(p.correlation, 'ru')}): границы блока отсекают период.`,
    en: (p) =>
      `${p.column} follows the order of rows (${correlation(p.correlation, 'en')}): the bounds of a block skip a period.`,
  }),
  words: text<Column & { share: number }>({
    ru: (p) => `${percent(p.share, 'ru')} запросов ищут внутри текста ${p.column}: обратный индекс.`,
    en: (p) => `${percent(p.share, 'en')} of the queries search inside the text of ${p.column}: an inverted index.`,
  }),
  'no-secondary': text<{ product: string; instead: string }>({
    ru: (p) => `В ${p.product} нет обычных вторичных индексов; вместо них ${p.instead}.`,
    en: (p) => `${p.product} has no ordinary secondary indexes; ${p.instead} stands in.`,
  }),
  'too-long': text<Column & { bytes: number; limit: number }>({
    ru: (p) => `${p.column}: значения до ${number(p.bytes, 'ru')} байт, ключ индекса держит ${number(p.limit, 'ru')}.`,
    en: (p) =>
      `${p.column}: values of up to ${number(p.bytes, 'en')} bytes, a key of an index holds ${number(p.limit, 'en')}.`,
  }),
} as const

/** Reasons of codecs. */
export const codecReasons = {
  monotonic: text<Column & { correlation: number }>({
    ru: (p) => `Время идёт по порядку (${correlation(p.correlation, 'ru')}): хранятся разности.`,
    en: (p) => `Times come in order (${correlation(p.correlation, 'en')}): differences are stored.`,
  }),
  sequential: text<Column & { correlation: number }>({
    ru: (p) => `Номера растут равномерно (${correlation(p.correlation, 'ru')}): разности разностей близки к нулю.`,
    en: (p) => `Numbers grow evenly (${correlation(p.correlation, 'en')}): second differences are near zero.`,
  }),
  narrow: text<Column & { min: string; max: string }>({
    ru: (p) => `Значения от ${p.min} до ${p.max}: лишние старшие биты отбрасываются.`,
    en: (p) => `Values run from ${p.min} to ${p.max}: unused high bits are cropped.`,
  }),
} as const

/** Changes of an existing table. */
export const changeReasons = {
  'column-new': text<Column>({
    ru: (p) => `${p.column} в таблице ещё нет: добавляется, у прежних строк пуст.`,
    en: (p) => `${p.column} is not in the table yet: added, null in the rows there are.`,
  }),
  widen: text<Column & { from: string; to: string }>({
    ru: (p) => `${p.column}: ${p.from} → ${p.to}, все прежние значения сохраняются.`,
    en: (p) => `${p.column}: ${p.from} → ${p.to}, every value there is stays the same.`,
  }),
  'takes-null': text<Column>({
    ru: (p) => `${p.column} стал бывать пустым: снимается NOT NULL.`,
    en: (p) => `${p.column} may now be null: NOT NULL is dropped.`,
  }),
  narrower: text<Column & { from: string; to: string }>({
    ru: (p) => `${p.column}: в таблице ${p.from}, приходит ${p.to}; расширить без потерь нельзя.`,
    en: (p) => `${p.column}: the table has ${p.from}, ${p.to} comes; it cannot be widened without loss.`,
  }),
  'key-column': text<Column>({
    ru: (p) => `${p.column} входит в ключ таблицы: его тип и заполненность не меняются.`,
    en: (p) => `${p.column} is part of the table's key: its type and nullability stay.`,
  }),
  'native-unknown': text<Column & { from: string }>({
    ru: (p) => `${p.column}: тип ${p.from} вне карты типов, что он вмещает — неизвестно.`,
    en: (p) => `${p.column}: the type ${p.from} is beyond the type map, what it can hold is unknown.`,
  }),
} as const

/** Texts that stand in statements or name what was decided. */
export const ddlTexts = {
  'table-comment': text<{ dataset: string }>({
    ru: (p) => `Источник: ${p.dataset}`,
    en: (p) => `Source: ${p.dataset}`,
  }),
  'name-changed': text<{ source: string; name: string }>({
    ru: (p) =>
      `Имя «${p.source}» записано как ${p.name}: предел длины, запрещённые знаки или совпадение с другим именем.`,
    en: (p) =>
      `The name "${p.source}" is written as ${p.name}: a limit of length, forbidden characters or a clash with another name.`,
  }),
} as const

const GRAIN_NAMES: Record<string, Record<'ru' | 'en', string>> = {
  hour: { ru: 'час', en: 'hour' },
  day: { ru: 'день', en: 'day' },
  month: { ru: 'месяц', en: 'month' },
  year: { ru: 'год', en: 'year' },
}

function grain(name: string, lang: 'ru' | 'en'): string {
  return GRAIN_NAMES[name]?.[lang] ?? name
}

function percent(share: number, lang: 'ru' | 'en'): string {
  const value = share * 100
  const rounded = value >= 1 ? Math.round(value * 10) / 10 : Number(value.toPrecision(1))
  return `${new Intl.NumberFormat(lang === 'ru' ? 'ru-RU' : 'en-GB', { maximumFractionDigits: 6 }).format(rounded)}${lang === 'ru' ? '\u00a0' : ' '}%`
}

function correlation(value: number, lang: 'ru' | 'en'): string {
  return new Intl.NumberFormat(lang === 'ru' ? 'ru-RU' : 'en-GB', { maximumFractionDigits: 4 }).format(value)
}

function rows(count: number): string {
  return `${number(count, 'ru')}\u00a0${plural(count, 'строка', 'строки', 'строк')}`
}

function values(count: number): string {
  return `${number(count, 'ru')}\u00a0${plural(count, 'значение', 'значения', 'значений')}`
}

function characters(count: number): string {
  return `${number(count, 'ru')}\u00a0${plural(count, 'знак', 'знака', 'знаков')}`
}

function octets(count: number): string {
  return `${number(count, 'ru')}\u00a0${plural(count, 'байт', 'байта', 'байт')}`
}

function text<P = Record<never, never>>(texts: Message<P>): Message<P> {
  return texts
}
