import { bytes, type Message, number, plural } from './language.ts'

/** Reasons for and against stores: one text a rule and store. */
export const ruleTexts = {
  'axis-clickhouse': text<{ column: string; days: number; correlation: number }>({
    ru: (p) =>
      `События с осью времени ${p.column}: ${days(p.days)}, порядок строк следует времени (корреляция ${fine(p.correlation, 'ru')}). Выборка за период читается подряд.`,
    en: (p) =>
      `Events with the time axis ${p.column}: ${number(p.days, 'en')} days, rows come in the order of time (correlation ${fine(p.correlation, 'en')}). A period is read in one run.`,
  }),
  'axis-kafka': text<{ column: string }>({
    ru: (p) => `Строки с ${p.column} — события: их можно передавать потоком.`,
    en: (p) => `Rows with ${p.column} are events: they can be passed on as a stream.`,
  }),
  'axis-missing': text({
    ru: () =>
      'Оси времени, по которой строки приходят по порядку, нет: сортировка и разделы ClickHouse мало что отсекут.',
    en: () =>
      "There is no time axis along which rows come in order: ClickHouse's order and partitions would skip little.",
  }),
  'dimensions-clickhouse': text<{ count: number; names: string; least: number; most: number }>({
    ru: (p) =>
      `${p.count} ${plural(p.count, 'измерение', 'измерения', 'измерений')} с малым числом значений (от ${number(p.least, 'ru')} до ${number(p.most, 'ru')}: ${p.names}): по ним группируют и отбирают, словари сжимают их в разы.`,
    en: (p) =>
      `${p.count} dimensions of few values (${number(p.least, 'en')} to ${number(p.most, 'en')}: ${p.names}): they are grouped and filtered by, dictionaries shrink them several times.`,
  }),
  'key-register': text<{ key: string }>({
    ru: (p) => `Запись опознаётся по ${p.key} (уникален, точный счёт): поиск по ключу и правка на месте.`,
    en: (p) => `A record is known by ${p.key} (unique, exact count): looked up by key, corrected in place.`,
  }),
  'key-plain': text<{ key: string }>({
    ru: (p) =>
      `Есть уникальный ключ ${p.key}: база проверяет его при вставке, одна строка ищется за доли миллисекунды.`,
    en: (p) =>
      `There is a unique key ${p.key}: the database enforces it, one row is found in a fraction of a millisecond.`,
  }),
  'key-clickhouse': text<{ key: string }>({
    ru: (p) => `Уникальность ${p.key} при вставке не проверяется.`,
    en: (p) => `That ${p.key} is unique is not checked on insert.`,
  }),
  'append-clickhouse': text<{ stated: boolean }>({
    ru: (p) => `Строки только добавляются${said(p.stated, 'ru')}: вставка пачками, ничего не переписывается.`,
    en: (p) => `Rows are only added${said(p.stated, 'en')}: inserted in batches, nothing is rewritten.`,
  }),
  'append-files': text<{ stated: boolean }>({
    ru: (p) => `Строки только добавляются${said(p.stated, 'ru')}: новые файлы рядом со старыми.`,
    en: (p) => `Rows are only added${said(p.stated, 'en')}: new files beside the old ones.`,
  }),
  'upsert-postgresql': text<{ stated: boolean }>({
    ru: (p) => `Строки исправляются${said(p.stated, 'ru')}: обновление на месте по ключу, с транзакциями.`,
    en: (p) => `Rows are corrected${said(p.stated, 'en')}: updated in place by key, with transactions.`,
  }),
  'upsert-clickhouse': text<{ stated: boolean }>({
    ru: (p) =>
      `Строки исправляются${said(p.stated, 'ru')}: правки видны после слияния или с FINAL (ReplacingMergeTree).`,
    en: (p) =>
      `Rows are corrected${said(p.stated, 'en')}: changes show after a merge or with FINAL (ReplacingMergeTree).`,
  }),
  'upsert-files': text<{ stated: boolean }>({
    ru: (p) => `Строки исправляются${said(p.stated, 'ru')}: файл ради одной строки переписывается целиком.`,
    en: (p) => `Rows are corrected${said(p.stated, 'en')}: for one row a whole file is written anew.`,
  }),
  'static-files': text<{ stated: boolean }>({
    ru: (p) => `Данные не меняются${said(p.stated, 'ru')}: файлы читают целиком, сервер им не нужен.`,
    en: (p) => `The data do not change${said(p.stated, 'en')}: files are read whole and need no server.`,
  }),
  'child-postgresql': text<{ tables: string; perRecord: number }>({
    ru: (p) =>
      `Вложенные записи (${p.tables}, около ${number(p.perRecord, 'ru')} на запись): родитель и дочерняя таблица с внешним ключом.`,
    en: (p) =>
      `Nested records (${p.tables}, about ${number(p.perRecord, 'en')} a record): parent and child table with a foreign key.`,
  }),
  'child-clickhouse': text<{ tables: string }>({
    ru: (p) => `Чтение требует соединения с ${p.tables}, а соединения — слабое место ClickHouse.`,
    en: (p) => `Reading needs joins with ${p.tables}, and joins are where ClickHouse is weak.`,
  }),
  'bulk-files': text<{ levels: number; perRecord: number }>({
    ru: (p) =>
      `Глубокая вложенность (${p.levels} ${plural(p.levels, 'уровень', 'уровня', 'уровней')} повторений, до ${number(p.perRecord, 'ru')} строк на запись), читают целиком: сырьё хранится как есть, рядом — Parquet.`,
    en: (p) =>
      `Deep nesting (${p.levels} levels of repetition, up to ${number(p.perRecord, 'en')} rows a record), read in bulk: the raw data stay as they are, Parquet beside them.`,
  }),
  'bulk-postgresql': text<{ perRecord: number }>({
    ru: (p) =>
      `До ${number(p.perRecord, 'ru')} вложенных строк на запись, по которым не ищут: таблица и индексы растут, пользы нет. Плоской таблице объектов здесь место.`,
    en: (p) =>
      `Up to ${number(p.perRecord, 'en')} nested rows a record that nobody looks up: table and indexes grow for nothing. The flat table of objects is welcome.`,
  }),
  'bulk-clickhouse': text<{ levels: number }>({
    ru: (p) =>
      `${p.levels} ${plural(p.levels, 'уровень', 'уровня', 'уровней')} повторений разошлись бы по таблицам, которые пришлось бы соединять.`,
    en: (p) => `${p.levels} levels of repetition would scatter over tables that had to be joined.`,
  }),
  'xml-files': text<{ format: string }>({
    ru: (p) =>
      `Исходник ${p.format.toUpperCase()}: его хранят рядом с разобранным, чтобы разобрать снова, когда схема изменится.`,
    en: (p) =>
      `The source is ${p.format.toUpperCase()}: it is kept beside what was read from it, to be read again when the schema changes.`,
  }),
  'troubled-files': text<{ fields: number; of: number }>({
    ru: (p) =>
      `Замечания к качеству у ${number(p.fields, 'ru')} из ${number(p.of, 'ru')} полей: до чистки нужна сырая копия.`,
    en: (p) =>
      `${number(p.fields, 'en')} of ${number(p.of, 'en')} fields have quality findings: a raw copy is needed until they are mended.`,
  }),
  'large-clickhouse': text<Volume>({
    ru: (p) =>
      `Ожидается ${bytes(p.bytes, 'ru')} за ${days(p.days)}: столбцы сжимаются в 5–10 раз и читаются выборочно.`,
    en: (p) =>
      `${bytes(p.bytes, 'en')} expected within ${number(p.days, 'en')} days: columns shrink 5 to 10 times and are read one by one.`,
  }),
  'large-postgresql': text<Volume>({
    ru: (p) =>
      `Ожидается ${bytes(p.bytes, 'ru')} за ${days(p.days)}: рабочий набор не поместится в память одного сервера.`,
    en: (p) =>
      `${bytes(p.bytes, 'en')} expected within ${number(p.days, 'en')} days: the working set will not fit into the memory of one server.`,
  }),
  'large-files': text<Volume>({
    ru: (p) => `Ожидается ${bytes(p.bytes, 'ru')} за ${days(p.days)}: место в файлах самое дешёвое.`,
    en: (p) => `${bytes(p.bytes, 'en')} expected within ${number(p.days, 'en')} days: space in files is the cheapest.`,
  }),
  'small-postgresql': text<Volume>({
    ru: (p) => `Ожидается ${bytes(p.bytes, 'ru')}: рабочий набор помещается в память.`,
    en: (p) => `${bytes(p.bytes, 'en')} expected: the working set fits into memory.`,
  }),
  'blocks-hdfs': text<{ bytes: number; blocks: number }>({
    ru: (p) =>
      `Вход ${bytes(p.bytes, 'ru')} — ${number(p.blocks, 'ru')} ${plural(p.blocks, 'блок', 'блока', 'блоков')} по 128 МБ: HDFS читает их параллельно.`,
    en: (p) =>
      `The input of ${bytes(p.bytes, 'en')} makes ${number(p.blocks, 'en')} blocks of 128 MB: HDFS reads them side by side.`,
  }),
  'small-hdfs': text<{ bytes: number }>({
    ru: (p) =>
      `Вход ${bytes(p.bytes, 'ru')} меньше одного блока (128 МБ): каждый файл занимает память NameNode (около 150 Б на объект).`,
    en: (p) =>
      `The input of ${bytes(p.bytes, 'en')} is less than a block (128 MB): every file takes memory of the NameNode (about 150 B an object).`,
  }),
  'small-s3': text<{ bytes: number }>({
    ru: (p) => `Вход ${bytes(p.bytes, 'ru')}: файл Parquet выйдет меньше 128 МБ, мелкие стоит собирать.`,
    en: (p) => `The input of ${bytes(p.bytes, 'en')} makes a Parquet file below 128 MB; small ones should be gathered.`,
  }),
  'growth-clickhouse': text<{ bytes: number; stated: boolean }>({
    ru: (p) =>
      `Прирост ${bytes(p.bytes, 'ru')} в месяц${said(p.stated, 'ru')}: вставка идёт пачками по порядку времени, старое не трогается.`,
    en: (p) =>
      `${bytes(p.bytes, 'en')} are added a month${said(p.stated, 'en')}: batches in the order of time, old parts stay untouched.`,
  }),
  'growth-postgresql': text<{ bytes: number; stated: boolean }>({
    ru: (p) =>
      `Прирост ${bytes(p.bytes, 'ru')} в месяц${said(p.stated, 'ru')}: строки и индексы занимают в 2–3 раза больше исходного.`,
    en: (p) =>
      `${bytes(p.bytes, 'en')} are added a month${said(p.stated, 'en')}: rows and indexes take 2 to 3 times the source.`,
  }),
  'retention-clickhouse': text<{ days: number; column: string }>({
    ru: (p) => `Срок хранения ${days(p.days)} по ${p.column}: TTL удаляет старое сам.`,
    en: (p) => `Rows are kept for ${number(p.days, 'en')} days of ${p.column}: TTL drops old ones by itself.`,
  }),
  'retention-files': text<{ days: number }>({
    ru: (p) => `Хранить ${days(p.days)}: архив в файлах дешевле дисков базы, правила жизни удаляют его сами.`,
    en: (p) =>
      `Kept for ${number(p.days, 'en')} days: an archive of files is cheaper than a database's disks, lifecycle rules drop it.`,
  }),
  'fresh-kafka': text<{ seconds: number }>({
    ru: (p) => `Свежесть ${duration(p.seconds, 'ru')}: пакетная загрузка не успеет, нужен поток.`,
    en: (p) => `Fresh within ${duration(p.seconds, 'en')}: loads in batches come too late, a stream is needed.`,
  }),
  'fresh-files': text<{ seconds: number; files: number }>({
    ru: (p) => `Раз в ${duration(p.seconds, 'ru')} — ${number(p.files, 'ru')} мелких файлов в год.`,
    en: (p) => `Every ${duration(p.seconds, 'en')} makes ${number(p.files, 'en')} small files a year.`,
  }),
  'fresh-postgresql': text<{ seconds: number }>({
    ru: (p) => `Свежесть ${duration(p.seconds, 'ru')}: строка видна сразу после фиксации.`,
    en: (p) => `Fresh within ${duration(p.seconds, 'en')}: a row is seen as soon as it is committed.`,
  }),
  'fresh-clickhouse': text<{ seconds: number }>({
    ru: (p) =>
      `Свежесть ${duration(p.seconds, 'ru')}: частые мелкие вставки плодят части, понадобятся асинхронные вставки или Kafka.`,
    en: (p) =>
      `Fresh within ${duration(p.seconds, 'en')}: frequent small inserts breed parts; asynchronous inserts or Kafka are needed.`,
  }),
  'rare-files': text<{ seconds: number }>({
    ru: (p) => `Обновление раз в ${duration(p.seconds, 'ru')}: файлы выходят крупными.`,
    en: (p) => `A load every ${duration(p.seconds, 'en')}: files come out large.`,
  }),
  'bounded-kafka': text<{ format: string }>({
    ru: (p) =>
      `Вход — конечные файлы (${p.format}), потребителей потока не названо; Kafka не бывает единственной копией.`,
    en: (p) =>
      `The input is finite files (${p.format}) and no consumer of a stream was named; Kafka is never the only copy.`,
  }),
  'point-postgresql': text<{ share: number }>({
    ru: (p) => `${percent(p.share, 'ru')} нагрузки — поиск по ключу: B-дерево отвечает за доли миллисекунды.`,
    en: (p) => `${percent(p.share, 'en')} of the load looks up keys: a B-tree answers in a fraction of a millisecond.`,
  }),
  'point-clickhouse': text<{ share: number }>({
    ru: (p) => `${percent(p.share, 'ru')} нагрузки — поиск по ключу: ClickHouse читает ради строки гранулу в 8 192.`,
    en: (p) => `${percent(p.share, 'en')} of the load looks up keys: for one row ClickHouse reads a granule of 8,192.`,
  }),
  'point-files': text<{ share: number }>({
    ru: (p) => `${percent(p.share, 'ru')} нагрузки — поиск по ключу: в файлах его нет.`,
    en: (p) => `${percent(p.share, 'en')} of the load looks up keys: files have none.`,
  }),
  'aggregate-clickhouse': text<{ share: number }>({
    ru: (p) => `${percent(p.share, 'ru')} нагрузки — сводки и периоды: читаются только нужные столбцы.`,
    en: (p) => `${percent(p.share, 'en')} of the load are summaries and periods: only the columns needed are read.`,
  }),
  'aggregate-postgresql': text<{ share: number }>({
    ru: (p) => `${percent(p.share, 'ru')} нагрузки — сводки: строки читаются целиком, время растёт вместе с таблицей.`,
    en: (p) => `${percent(p.share, 'en')} of the load are summaries: whole rows are read, time grows with the table.`,
  }),
  'join-postgresql': text<{ share: number }>({
    ru: (p) => `${percent(p.share, 'ru')} нагрузки соединяет таблицы: планировщик и внешние ключи PostgreSQL сильнее.`,
    en: (p) =>
      `${percent(p.share, 'en')} of the load joins tables: PostgreSQL's planner and foreign keys are stronger.`,
  }),
} as const

interface Volume {
  bytes: number
  days: number
}

/** How to keep the data in a store. */
export const howTexts = {
  'clickhouse-batch': text<{ perDay: number | null }>({
    ru: (p) =>
      `Вставлять пачками по 10–100 тысяч строк, не чаще раза в секунду${p.perDay === null ? '' : ` (сейчас в сутки приходит ${number(p.perDay, 'ru')})`}.`,
    en: (p) =>
      `Insert 10 to 100 thousand rows at a time, at most once a second${p.perDay === null ? '' : ` (${number(p.perDay, 'en')} come a day now)`}.`,
  }),
  'clickhouse-engine': text<{ engine: string }>({
    ru: (p) => `Движок ${p.engine}.`,
    en: (p) => `The engine is ${p.engine}.`,
  }),
  order: text<{ columns: string }>({ ru: (p) => `Порядок: ${p.columns}.`, en: (p) => `Order: ${p.columns}.` }),
  partition: text<{ what: string; reason: string }>({
    ru: (p) => `${p.what}. ${p.reason}`,
    en: (p) => `${p.what}. ${p.reason}`,
  }),
  'no-partition': text<{ reason: string }>({
    ru: (p) => `Без разделов. ${p.reason}`,
    en: (p) => `No partitions. ${p.reason}`,
  }),
  'postgresql-key': text<{ key: string }>({
    ru: (p) => `Первичный или уникальный ключ — ${p.key}; обновлять INSERT … ON CONFLICT по нему.`,
    en: (p) => `The primary or unique key is ${p.key}; update by INSERT … ON CONFLICT on it.`,
  }),
  'postgresql-child': text<{ child: string; parent: string }>({
    ru: (p) => `Дочерняя таблица ${p.child}: внешний ключ _parent_id → ${p.parent}, порядок в _position.`,
    en: (p) => `The child table ${p.child}: foreign key _parent_id → ${p.parent}, order in _position.`,
  }),
  'postgresql-batch': text({
    ru: () => 'Загружать COPY одной транзакцией, индексы — после строк.',
    en: () => 'Load by COPY in one transaction, indexes after the rows.',
  }),
  'files-raw': text<{ format: string; place: string }>({
    ru: (p) => `Исходный ${p.format} — как есть в ${p.place}.`,
    en: (p) => `The ${p.format} source as it is in ${p.place}.`,
  }),
  'files-parquet': text<{ place: string; files: number }>({
    ru: (p) => `Parquet (zstd), по таблице на папку, файлы 128 МБ–1 ГБ (сейчас ${number(p.files, 'ru')}): ${p.place}.`,
    en: (p) => `Parquet (zstd), a folder a table, files of 128 MB to 1 GB (${number(p.files, 'en')} now): ${p.place}.`,
  }),
  'files-folders': text<{ column: string }>({
    ru: (p) => `Папки по месяцам ${p.column}: year=…/month=….`,
    en: (p) => `Folders by month of ${p.column}: year=…/month=….`,
  }),
  'files-flat': text<{ table: string; columns: number }>({
    ru: (p) =>
      `Для хранилища — плоская таблица ${p.table} (${number(p.columns, 'ru')} ${plural(p.columns, 'столбец', 'столбца', 'столбцов')}, без вложенных): её грузить в ClickHouse или PostgreSQL.`,
    en: (p) =>
      `For the warehouse: the flat table ${p.table} (${number(p.columns, 'en')} columns, nothing nested), loaded into ClickHouse or PostgreSQL.`,
  }),
  'kafka-topic': text<{ topic: string; key: string; bytes: number }>({
    ru: (p) =>
      `Топик ${p.topic}, ключ сообщения ${p.key}, сообщение около ${bytes(p.bytes, 'ru')}; хранить 7 дней и писать дальше в базу.`,
    en: (p) =>
      `The topic ${p.topic}, messages of about ${bytes(p.bytes, 'en')} keyed by ${p.key}; keep 7 days and write on into a database.`,
  }),
} as const

/** What to mind, and what would change the answer. */
export const caveatTexts = {
  'sample-only': text<{ rows: number }>({
    ru: (p) =>
      `Совет выведен по ${number(p.rows, 'ru')} ${plural(p.rows, 'строке', 'строкам', 'строкам')}: форма данных видна, объём — нет. Укажите --growth и --retention.`,
    en: (p) =>
      `Concluded from ${number(p.rows, 'en')} rows: the shape shows, the volume does not. Give --growth and --retention.`,
  }),
  personal: text<{ fields: number }>({
    ru: (p) =>
      `Персональные данные в ${number(p.fields, 'ru')} ${plural(p.fields, 'поле', 'полях', 'полях')}: закройте права и маскируйте при загрузке.`,
    en: (p) => `${number(p.fields, 'en')} fields hold personal data: restrict rights and mask them when loading.`,
  }),
  'guessed-updates': text<{ kind: string }>({
    ru: (p) => `Характер изменений (${p.kind}) — предположение по форме данных; уточните --updates.`,
    en: (p) => `How rows change (${p.kind}) is guessed from their shape; say --updates.`,
  }),
  'no-queries': text({
    ru: () => 'Запросы не даны: порядок и индексы выведены из данных; уточните --queries.',
    en: () => 'No queries were given: order and indexes follow from the data; give --queries.',
  }),
  'clickhouse-unique': text({
    ru: () => 'Уникальность ключа при вставке не проверяется; повторы убирает ReplacingMergeTree при слиянии.',
    en: () => 'Keys are not enforced on insert; ReplacingMergeTree removes repetitions when parts merge.',
  }),
  'postgresql-growth': text({
    ru: () => 'Сводки по всей таблице замедляются вместе с ростом; следите за объёмом и памятью.',
    en: () => 'Summaries over the whole table slow down as it grows; watch size and memory.',
  }),
  'hdfs-small-files': text({
    ru: () => 'Мелкие файлы собирайте: каждый занимает память NameNode.',
    en: () => 'Gather small files: each takes memory of the NameNode.',
  }),
  's3-no-index': text({
    ru: () => 'Нет индексов и правок на месте; для ответов за миллисекунды нужна база рядом.',
    en: () => 'No indexes and no changes in place; answers in milliseconds need a database beside it.',
  }),
  'kafka-copy': text({
    ru: () => 'Не единственная копия: срок хранения топика конечен.',
    en: () => 'Never the only copy: a topic keeps its messages for a limited time.',
  }),
} as const

export const scenarioTexts = {
  upsert: text({
    ru: () => 'строки начнут исправлять (--updates upsert)',
    en: () => 'rows begin to be corrected (--updates upsert)',
  }),
  append: text({
    ru: () => 'строки будут только добавляться (--updates append)',
    en: () => 'rows are only added (--updates append)',
  }),
  static: text({
    ru: () => 'данные перестанут меняться (--updates none)',
    en: () => 'the data cease to change (--updates none)',
  }),
  point: text<{ share: number }>({
    ru: (p) => `поиск по ключу займёт ${percent(p.share, 'ru')} нагрузки и больше`,
    en: (p) => `look-ups by key become ${percent(p.share, 'en')} of the load or more`,
  }),
  aggregate: text({
    ru: () => 'большая часть нагрузки станет сводками за период',
    en: () => 'most of the load becomes summaries over periods',
  }),
  growth: text({ ru: () => 'прирост достигнет 1 ТБ в месяц', en: () => 'growth reaches 1 TB a month' }),
  archive: text({
    ru: () => 'хранить больше десяти лет, обновляя раз в месяц',
    en: () => 'rows are kept for more than ten years and loaded once a month',
  }),
  rules: text({
    ru: () => 'запросы окажутся иными, чем в опыте: так говорят правила',
    en: () => 'the queries turn out other than in the experiment: so the rules say',
  }),
  stream: text<{ store: string }>({
    ru: (p) => `нужна свежесть меньше минуты: Kafka перед ${p.store}`,
    en: (p) => `data must be fresh within a minute: Kafka in front of ${p.store}`,
  }),
} as const

/** Schedules and experiments. */
export const scheduleTexts = {
  stated: text<{ seconds: number }>({
    ru: (p) => `Обновлять раз в ${duration(p.seconds, 'ru')}, как задано.`,
    en: (p) => `Load every ${duration(p.seconds, 'en')}, as asked.`,
  }),
  stream: text<{ seconds: number }>({
    ru: (p) => `Свежесть ${duration(p.seconds, 'ru')}: непрерывно, потоком.`,
    en: (p) => `Fresh within ${duration(p.seconds, 'en')}: continuously, as a stream.`,
  }),
  daily: text<{ rows: number }>({
    ru: (p) =>
      `Раз в сутки ночью: приходит около ${number(p.rows, 'ru')} ${plural(p.rows, 'строки', 'строк', 'строк')} в день.`,
    en: (p) => `Once a day, at night: about ${number(p.rows, 'en')} rows come a day.`,
  }),
  register: text({
    ru: () => 'Раз в сутки: выгрузка реестра приходит целиком, записи сверяются по ключу.',
    en: () => 'Once a day: the register arrives whole, records are matched by key.',
  }),
  once: text({
    ru: () => 'По приходу новой выгрузки; расписание данные не подсказывают.',
    en: () => 'When a new delivery arrives; the data suggest no schedule.',
  }),
} as const

export const experimentTexts = {
  agrees: text<{ rows: number; store: string; ratio: number }>({
    ru: (p) =>
      `На ${number(p.rows, 'ru')} строках ${p.store} быстрее в ${number(p.ratio, 'ru')} раза: опыт согласен с правилами.`,
    en: (p) =>
      `Over ${number(p.rows, 'en')} rows ${p.store} is ${number(p.ratio, 'en')} times as fast: the experiment agrees with the rules.`,
  }),
  disagrees: text<{ rows: number; store: string; ratio: number; ruled: string }>({
    ru: (p) =>
      `Правила назвали ${p.ruled}, но на ${number(p.rows, 'ru')} строках ${p.store} быстрее в ${number(p.ratio, 'ru')} раза: решает опыт.`,
    en: (p) =>
      `The rules named ${p.ruled}, but over ${number(p.rows, 'en')} rows ${p.store} is ${number(p.ratio, 'en')} times as fast: the experiment decides.`,
  }),
  close: text<{ rows: number; ratio: number }>({
    ru: (p) => `На ${number(p.rows, 'ru')} строках разница мала (${number(p.ratio, 'ru')} раза): решают правила.`,
    en: (p) =>
      `Over ${number(p.rows, 'en')} rows the difference is small (${number(p.ratio, 'en')} times): the rules decide.`,
  }),
  small: text<{ rows: number; threshold: number }>({
    ru: (p) =>
      `Всего ${number(p.rows, 'ru')} ${plural(p.rows, 'строка', 'строки', 'строк')} (нужно от ${number(p.threshold, 'ru')}): времена говорят о накладных расходах, решают правила.`,
    en: (p) =>
      `Only ${number(p.rows, 'en')} rows (at least ${number(p.threshold, 'en')} are needed): the times show overheads, the rules decide.`,
  }),
  untried: text<{ store: string }>({
    ru: (p) => `${p.store} в опыте не участвует: сравнение показывает, какая база лучше для плоской таблицы.`,
    en: (p) => `${p.store} takes no part in the experiment: it shows which database suits the flat table.`,
  }),
} as const

function said(stated: boolean, lang: 'ru' | 'en'): string {
  if (lang === 'ru') return stated ? ' (сказано)' : ' (судя по форме данных)'
  return stated ? ' (stated)' : ' (judging by their shape)'
}

function days(count: number): string {
  const whole = Math.round(count)
  return `${number(whole, 'ru')}\u00a0${plural(whole, 'день', 'дня', 'дней')}`
}

function duration(seconds: number, lang: 'ru' | 'en'): string {
  const units: readonly [number, string, string][] = [
    [86_400, 'сут', 'd'],
    [3_600, 'ч', 'h'],
    [60, 'мин', 'min'],
    [1, 'с', 's'],
  ]
  const [size, ru, en] = units.find(([unit]) => seconds >= unit) ?? units[3]
  return `${number(seconds / size, lang)}\u00a0${lang === 'ru' ? ru : en}`
}

function fine(value: number, lang: 'ru' | 'en'): string {
  return new Intl.NumberFormat(lang === 'ru' ? 'ru-RU' : 'en-GB', { maximumFractionDigits: 4 }).format(value)
}

function percent(share: number, lang: 'ru' | 'en'): string {
  return `${number(Math.round(share * 1000) / 10, lang)}${lang === 'ru' ? '\u00a0' : ' '}%`
}

function text<P = Record<never, never>>(texts: Message<P>): Message<P> {
  return texts
}
