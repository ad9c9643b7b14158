import { bytes, message, number, plural } from '../language.ts'
import { days, duration, fine, percent, said } from './words.ts'

interface Volume {
  bytes: number
  days: number
}

/** Reasons for and against stores: one text a rule and store. */
export const ruleTexts = {
  'axis-clickhouse': message<{ column: string; days: number; correlation: number }>({
    ru: (p) =>
      `События с осью времени ${p.column}: ${days(p.days)}, порядок строк следует времени (корреляция ${fine(p.correlation, 'ru')}). Выборка за период читается подряд.`,
    en: (p) =>
      `Events with the time axis ${p.column}: ${number(p.days, 'en')} days, rows come in the order of time (correlation ${fine(p.correlation, 'en')}). A period is read in one run.`,
  }),
  'axis-kafka': message<{ column: string }>({
    ru: (p) => `Строки с ${p.column} — события: их можно передавать потоком.`,
    en: (p) => `Rows with ${p.column} are events: they can be passed on as a stream.`,
  }),
  'axis-missing': message({
    ru: () =>
      'Оси времени, по которой строки приходят по порядку, нет: сортировка и разделы ClickHouse мало что отсекут.',
    en: () =>
      "There is no time axis along which rows come in order: ClickHouse's order and partitions would skip little.",
  }),
  'dimensions-clickhouse': message<{ count: number; names: string; least: number; most: number }>({
    ru: (p) =>
      `${p.count} ${plural(p.count, 'колонка', 'колонки', 'колонок')} с малым числом значений (от ${number(p.least, 'ru')} до ${number(p.most, 'ru')}: ${p.names}): по ним группируют и отбирают, словари сжимают их в разы.`,
    en: (p) =>
      `${p.count} dimensions of few values (${number(p.least, 'en')} to ${number(p.most, 'en')}: ${p.names}): they are grouped and filtered by, dictionaries shrink them several times.`,
  }),
  'key-register': message<{ key: string }>({
    ru: (p) => `Запись опознаётся по ${p.key} (уникален, точный счёт): поиск по ключу и правка на месте.`,
    en: (p) => `A record is known by ${p.key} (unique, exact count): looked up by key, corrected in place.`,
  }),
  'key-plain': message<{ key: string }>({
    ru: (p) =>
      `Есть уникальный ключ ${p.key}: база проверяет его при вставке, одна строка ищется за доли миллисекунды.`,
    en: (p) =>
      `There is a unique key ${p.key}: the database enforces it, one row is found in a fraction of a millisecond.`,
  }),
  'key-clickhouse': message<{ key: string }>({
    ru: (p) => `Уникальность ${p.key} при вставке не проверяется.`,
    en: (p) => `That ${p.key} is unique is not checked on insert.`,
  }),
  'append-clickhouse': message<{ stated: boolean }>({
    ru: (p) => `Строки только добавляются${said(p.stated, 'ru')}: вставка пачками, ничего не переписывается.`,
    en: (p) => `Rows are only added${said(p.stated, 'en')}: inserted in batches, nothing is rewritten.`,
  }),
  'append-files': message<{ stated: boolean }>({
    ru: (p) => `Строки только добавляются${said(p.stated, 'ru')}: новые файлы рядом со старыми.`,
    en: (p) => `Rows are only added${said(p.stated, 'en')}: new files beside the old ones.`,
  }),
  'upsert-postgresql': message<{ stated: boolean }>({
    ru: (p) => `Строки исправляются${said(p.stated, 'ru')}: обновление на месте по ключу, с транзакциями.`,
    en: (p) => `Rows are corrected${said(p.stated, 'en')}: updated in place by key, with transactions.`,
  }),
  'upsert-clickhouse': message<{ stated: boolean }>({
    ru: (p) =>
      `Строки исправляются${said(p.stated, 'ru')}: правки видны после слияния или с FINAL (ReplacingMergeTree).`,
    en: (p) =>
      `Rows are corrected${said(p.stated, 'en')}: changes show after a merge or with FINAL (ReplacingMergeTree).`,
  }),
  'upsert-files': message<{ stated: boolean }>({
    ru: (p) => `Строки исправляются${said(p.stated, 'ru')}: файл ради одной строки переписывается целиком.`,
    en: (p) => `Rows are corrected${said(p.stated, 'en')}: for one row a whole file is written anew.`,
  }),
  'static-files': message<{ stated: boolean }>({
    ru: (p) => `Данные не меняются${said(p.stated, 'ru')}: файлы читают целиком, сервер им не нужен.`,
    en: (p) => `The data do not change${said(p.stated, 'en')}: files are read whole and need no server.`,
  }),
  'child-postgresql': message<{ tables: string; perRecord: number }>({
    ru: (p) =>
      `Вложенные записи (${p.tables}, около ${number(p.perRecord, 'ru')} на запись): родитель и дочерняя таблица с внешним ключом.`,
    en: (p) =>
      `Nested records (${p.tables}, about ${number(p.perRecord, 'en')} a record): parent and child table with a foreign key.`,
  }),
  'child-clickhouse': message<{ tables: string }>({
    ru: (p) => `Чтение требует соединения с ${p.tables}, а соединения — слабое место ClickHouse.`,
    en: (p) => `Reading needs joins with ${p.tables}, and joins are where ClickHouse is weak.`,
  }),
  'bulk-files': message<{ levels: number; perRecord: number }>({
    ru: (p) =>
      `Глубокая вложенность (${p.levels} ${plural(p.levels, 'уровень', 'уровня', 'уровней')} повторений, до ${number(p.perRecord, 'ru')} строк на запись), читают целиком: сырьё хранится как есть, рядом — Parquet.`,
    en: (p) =>
      `Deep nesting (${p.levels} levels of repetition, up to ${number(p.perRecord, 'en')} rows a record), read in bulk: the raw data stay as they are, Parquet beside them.`,
  }),
  'bulk-postgresql': message<{ perRecord: number }>({
    ru: (p) =>
      `До ${number(p.perRecord, 'ru')} вложенных строк на запись, по которым не ищут: таблица и индексы растут, пользы нет. Плоской таблице объектов здесь место.`,
    en: (p) =>
      `Up to ${number(p.perRecord, 'en')} nested rows a record that nobody looks up: table and indexes grow for nothing. The flat table of objects is welcome.`,
  }),
  'bulk-clickhouse': message<{ levels: number }>({
    ru: (p) =>
      `${p.levels} ${plural(p.levels, 'уровень', 'уровня', 'уровней')} повторений разошлись бы по таблицам, которые пришлось бы соединять.`,
    en: (p) => `${p.levels} levels of repetition would scatter over tables that had to be joined.`,
  }),
  'xml-files': message<{ format: string }>({
    ru: (p) =>
      `Исходник ${p.format.toUpperCase()}: его хранят рядом с разобранным, чтобы разобрать снова, когда схема изменится.`,
    en: (p) =>
      `The source is ${p.format.toUpperCase()}: it is kept beside what was read from it, to be read again when the schema changes.`,
  }),
  'troubled-files': message<{ fields: number; of: number }>({
    ru: (p) =>
      `Замечания к качеству у ${number(p.fields, 'ru')} из ${number(p.of, 'ru')} полей: до чистки нужна сырая копия.`,
    en: (p) =>
      `${number(p.fields, 'en')} of ${number(p.of, 'en')} fields have quality findings: a raw copy is needed until they are mended.`,
  }),
  'large-clickhouse': message<Volume>({
    ru: (p) =>
      `Ожидается ${bytes(p.bytes, 'ru')} за ${days(p.days)}: столбцы сжимаются в 5–10 раз и читаются выборочно.`,
    en: (p) =>
      `${bytes(p.bytes, 'en')} expected within ${number(p.days, 'en')} days: columns shrink 5 to 10 times and are read one by one.`,
  }),
  'large-postgresql': message<Volume>({
    ru: (p) =>
      `Ожидается ${bytes(p.bytes, 'ru')} за ${days(p.days)}: рабочий набор не поместится в память одного сервера.`,
    en: (p) =>
      `${bytes(p.bytes, 'en')} expected within ${number(p.days, 'en')} days: the working set will not fit into the memory of one server.`,
  }),
  'large-files': message<Volume>({
    ru: (p) => `Ожидается ${bytes(p.bytes, 'ru')} за ${days(p.days)}: место в файлах самое дешёвое.`,
    en: (p) => `${bytes(p.bytes, 'en')} expected within ${number(p.days, 'en')} days: space in files is the cheapest.`,
  }),
  'small-postgresql': message<Volume>({
    ru: (p) => `Ожидается ${bytes(p.bytes, 'ru')}: рабочий набор помещается в память.`,
    en: (p) => `${bytes(p.bytes, 'en')} expected: the working set fits into memory.`,
  }),
  'blocks-hdfs': message<{ bytes: number; blocks: number }>({
    ru: (p) =>
      `Вход ${bytes(p.bytes, 'ru')} — ${number(p.blocks, 'ru')} ${plural(p.blocks, 'блок', 'блока', 'блоков')} по 128 МБ: HDFS читает их параллельно.`,
    en: (p) =>
      `The input of ${bytes(p.bytes, 'en')} makes ${number(p.blocks, 'en')} blocks of 128 MB: HDFS reads them side by side.`,
  }),
  'load-blocks-hdfs': message<{ bytes: number; blocks: number }>({
    ru: (p) =>
      `Одна загрузка приносит ${bytes(p.bytes, 'ru')} — ${number(p.blocks, 'ru')} ${plural(p.blocks, 'блок', 'блока', 'блоков')} по 128 МБ: файлы выходят крупными, HDFS читает их параллельно.`,
    en: (p) =>
      `One load brings ${bytes(p.bytes, 'en')}, ${number(p.blocks, 'en')} ${p.blocks === 1 ? 'block' : 'blocks'} of 128 MB: files come out large, and HDFS reads them side by side.`,
  }),
  'small-hdfs': message<{ bytes: number }>({
    ru: (p) =>
      `Вход ${bytes(p.bytes, 'ru')} меньше одного блока (128 МБ): каждый файл занимает память NameNode (около 150 Б на объект).`,
    en: (p) =>
      `The input of ${bytes(p.bytes, 'en')} is less than a block (128 MB): every file takes memory of the NameNode (about 150 B an object).`,
  }),
  'small-s3': message<{ bytes: number }>({
    ru: (p) => `Вход ${bytes(p.bytes, 'ru')}: файл Parquet выйдет меньше 128 МБ, мелкие стоит собирать.`,
    en: (p) => `The input of ${bytes(p.bytes, 'en')} makes a Parquet file below 128 MB; small ones should be gathered.`,
  }),
  'growth-clickhouse': message<{ bytes: number; stated: boolean }>({
    ru: (p) =>
      `Прирост ${bytes(p.bytes, 'ru')} в месяц${said(p.stated, 'ru')}: вставка идёт пачками по порядку времени, старое не трогается.`,
    en: (p) =>
      `${bytes(p.bytes, 'en')} are added a month${said(p.stated, 'en')}: batches in the order of time, old parts stay untouched.`,
  }),
  'growth-postgresql': message<{ bytes: number; stated: boolean }>({
    ru: (p) =>
      `Прирост ${bytes(p.bytes, 'ru')} в месяц${said(p.stated, 'ru')}: строки и индексы занимают в 2–3 раза больше исходного.`,
    en: (p) =>
      `${bytes(p.bytes, 'en')} are added a month${said(p.stated, 'en')}: rows and indexes take 2 to 3 times the source.`,
  }),
  'retention-clickhouse': message<{ days: number; column: string }>({
    ru: (p) => `Срок хранения ${days(p.days)} по ${p.column}: TTL удаляет старое сам.`,
    en: (p) => `Rows are kept for ${number(p.days, 'en')} days of ${p.column}: TTL drops old ones by itself.`,
  }),
  'retention-files': message<{ days: number }>({
    ru: (p) => `Хранить ${days(p.days)}: архив в файлах дешевле дисков базы, правила жизни удаляют его сами.`,
    en: (p) =>
      `Kept for ${number(p.days, 'en')} days: an archive of files is cheaper than a database's disks, lifecycle rules drop it.`,
  }),
  'fresh-kafka': message<{ seconds: number }>({
    ru: (p) => `Свежесть ${duration(p.seconds, 'ru')}: пакетная загрузка не успеет, нужен поток.`,
    en: (p) => `Fresh within ${duration(p.seconds, 'en')}: loads in batches come too late, a stream is needed.`,
  }),
  'fresh-files': message<{ seconds: number; files: number }>({
    ru: (p) => `Раз в ${duration(p.seconds, 'ru')} — ${number(p.files, 'ru')} мелких файлов в год.`,
    en: (p) => `Every ${duration(p.seconds, 'en')} makes ${number(p.files, 'en')} small files a year.`,
  }),
  'fresh-postgresql': message<{ seconds: number }>({
    ru: (p) => `Свежесть ${duration(p.seconds, 'ru')}: строка видна сразу после фиксации.`,
    en: (p) => `Fresh within ${duration(p.seconds, 'en')}: a row is seen as soon as it is committed.`,
  }),
  'fresh-clickhouse': message<{ seconds: number }>({
    ru: (p) =>
      `Свежесть ${duration(p.seconds, 'ru')}: частые мелкие вставки плодят части, понадобятся асинхронные вставки или Kafka.`,
    en: (p) =>
      `Fresh within ${duration(p.seconds, 'en')}: frequent small inserts breed parts; asynchronous inserts or Kafka are needed.`,
  }),
  'rare-files': message<{ seconds: number }>({
    ru: (p) => `Обновление раз в ${duration(p.seconds, 'ru')}: файлы выходят крупными.`,
    en: (p) => `A load every ${duration(p.seconds, 'en')}: files come out large.`,
  }),
  'bounded-kafka': message<{ format: string }>({
    ru: (p) =>
      `Вход — конечные файлы (${p.format}), потребителей потока не названо; Kafka не бывает единственной копией.`,
    en: (p) =>
      `The input is finite files (${p.format}) and no consumer of a stream was named; Kafka is never the only copy.`,
  }),
  'point-postgresql': message<{ share: number }>({
    ru: (p) => `${percent(p.share, 'ru')} нагрузки — поиск по ключу: B-дерево отвечает за доли миллисекунды.`,
    en: (p) => `${percent(p.share, 'en')} of the load looks up keys: a B-tree answers in a fraction of a millisecond.`,
  }),
  'point-clickhouse': message<{ share: number }>({
    ru: (p) => `${percent(p.share, 'ru')} нагрузки — поиск по ключу: ClickHouse читает ради строки гранулу в 8 192.`,
    en: (p) => `${percent(p.share, 'en')} of the load looks up keys: for one row ClickHouse reads a granule of 8,192.`,
  }),
  'point-files': message<{ share: number }>({
    ru: (p) => `${percent(p.share, 'ru')} нагрузки — поиск по ключу: в файлах его нет.`,
    en: (p) => `${percent(p.share, 'en')} of the load looks up keys: files have none.`,
  }),
  'aggregate-clickhouse': message<{ share: number }>({
    ru: (p) => `${percent(p.share, 'ru')} нагрузки — сводки и периоды: читаются только нужные столбцы.`,
    en: (p) => `${percent(p.share, 'en')} of the load are summaries and periods: only the columns needed are read.`,
  }),
  'aggregate-postgresql': message<{ share: number }>({
    ru: (p) => `${percent(p.share, 'ru')} нагрузки — сводки: строки читаются целиком, время растёт вместе с таблицей.`,
    en: (p) => `${percent(p.share, 'en')} of the load are summaries: whole rows are read, time grows with the table.`,
  }),
  'join-postgresql': message<{ share: number }>({
    ru: (p) => `${percent(p.share, 'ru')} нагрузки соединяет таблицы: планировщик и внешние ключи PostgreSQL сильнее.`,
    en: (p) =>
      `${percent(p.share, 'en')} of the load joins tables: PostgreSQL's planner and foreign keys are stronger.`,
  }),
} as const
