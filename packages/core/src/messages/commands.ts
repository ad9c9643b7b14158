import type { Message } from './language.ts'
import { message } from './language.ts'

const text = (en: string, ru: string): Message => message({ en: () => en, ru: () => ru })

/** What each command does, by its name. */
export const commandTexts = {
  connectors: text(
    'the connectors, each with its options as JSON Schema',
    'коннекторы и параметры каждого (JSON Schema)',
  ),
  'connections list': text('saved connections, without their secrets', 'сохранённые подключения, без секретов'),
  'connections add': text('save a connection; its secrets are sealed', 'сохранить подключение; секреты запечатываются'),
  'connections remove': text('forget a saved connection', 'удалить сохранённое подключение'),
  test: text(
    'connection test, step by step: resolve, connect, authenticate, authorise, read',
    'проверка связи по шагам: найти, соединиться, войти, получить право, прочитать',
  ),
  discover: text('datasets with schema, row and byte estimates', 'наборы данных со схемой и оценками строк и байт'),
  preview: text('rows of a dataset, or of a pipeline step', 'строки набора данных или шага конвейера'),
  profile: text(
    'measured facts of the whole input: types, keys, quality',
    'измеренные факты обо всём входе: типы, ключи, качество',
  ),
  advise: text('where the data should live, and why', 'где хранить данные и почему'),
  ddl: text(
    'tables, partitions and indexes in one of six dialects',
    'таблицы, разделы и индексы на одном из шести диалектов',
  ),
  load: text(
    'copy a dataset into a target, creating the table by the design',
    'скопировать набор данных в цель, создав таблицу по проекту',
  ),
  plan: text('write a pipeline document from the advice', 'написать документ конвейера по совету'),
  import: text(
    'write a SELECT as a pipeline document, or say what of it has no counterpart',
    'записать SELECT документом конвейера или сказать, чему в нём нет соответствия',
  ),
  check: text(
    'types, names, connections and warnings of a pipeline; touches no target',
    'типы, имена, подключения и предупреждения конвейера; цели не трогает',
  ),
  compile: text(
    'write a pipeline as the code of a target: SQL, pandas, PySpark, dbt, Airflow',
    'записать конвейер кодом цели: SQL, pandas, PySpark, dbt, Airflow',
  ),
  diff: text(
    'what two versions of a pipeline make of the same input: rows added, removed, changed, and by column',
    'что две версии конвейера дают на одном входе: строки добавлены, убраны, изменены и в каких столбцах',
  ),
  'airflow deploy': text(
    'compile a pipeline into the DAGs folder of Airflow, and let it run there',
    'скомпилировать конвейер в папку DAG Airflow и включить его там',
  ),
  'airflow trigger': text('run a DAG in Airflow now, to its end', 'запустить DAG в Airflow сейчас и дождаться конца'),
  'airflow status': text('a run of a DAG with its tasks and logs', 'запуск DAG с задачами и журналами'),
  run: text('run a pipeline document', 'выполнить документ конвейера'),
  'runs list': text('runs, newest first', 'запуски, новые сверху'),
  'runs show': text('one run with its tables and receipts', 'один запуск с таблицами и квитанциями'),
  'runs cancel': text('cancel a run that is under way', 'отменить идущий запуск'),
  'runs clean': text(
    'clear old run folders, quarantine and staging',
    'очистить старые папки запусков, карантин и промежуточные таблицы',
  ),
  'state show': text('what the ledger of a target remembers', 'что помнит журнал загрузок цели'),
  'state reset': text('forget what the ledger of a target remembers', 'забыть записи журнала загрузок цели'),
  'quarantine list': text('runs with rejected rows', 'запуски с отложенными строками'),
  'quarantine show': text('rejected rows of a run', 'отложенные строки запуска'),
  'quarantine replay': text('load mended rows once', 'дослать исправленные строки один раз'),
  report: text('a report with reasons: HTML, Markdown, JSON, PDF', 'отчёт с обоснованиями: HTML, Markdown, JSON, PDF'),
} as const

/** What each argument is, by its name in help. */
export const argumentTexts = {
  ADDRESS: text('a path, a URL, or @NAME#dataset', 'путь, адрес или @ИМЯ#набор'),
  ADDRESSES: text(
    'one or more addresses; relations between them are looked for',
    'один или несколько адресов; связи между ними ищутся',
  ),
  NAME: text('name of a saved connection', 'имя сохранённого подключения'),
  SOURCE: text('where to read', 'откуда читать'),
  TARGET: text('where to write', 'куда писать'),
  FILE: text('a pipeline document, YAML or JSON', 'документ конвейера, YAML или JSON'),
  QUERY: text('a file with one SELECT', 'файл с одним SELECT'),
  BEFORE: text('the earlier version of the document', 'прежняя версия документа'),
  AFTER: text('the later version', 'новая версия'),
  DAG: text('name of the pipeline, as Airflow knows it', 'имя конвейера, под которым его знает Airflow'),
  RUN: text('id of a run', 'номер запуска'),
  KIND: text('data-analysis or data-quality', 'data-analysis или data-quality'),
  SUBJECT: text(
    'an address or a run; of pipeline-performance a document, a pipeline or a run; of system-health a data folder',
    'адрес или запуск; для pipeline-performance — документ, конвейер или запуск; для system-health — папка данных',
  ),
  WHAT: text('an address, or a pipeline document with --step', 'адрес или документ конвейера с --step'),
} as const

/** What each option does, by its name without dashes. */
export const optionTexts = {
  rows: text('how many rows', 'сколько строк'),
  source: text('address of a table of the query: name=ADDRESS', 'адрес таблицы из запроса: имя=АДРЕС'),
  on: text('a source or step instead of the targets', 'источник или шаг вместо целей'),
  examples: text(
    'rows of each kind that are shown, by default 5',
    'сколько строк каждого вида показать, по умолчанию 5',
  ),
  step: text('the step whose rows to show', 'шаг, строки которого показать'),
  sample: text(
    'look at about this many rows instead of the whole input',
    'посмотреть примерно столько строк вместо всего входа',
  ),
  'show-personal': text('show personal values unmasked', 'показывать персональные значения без маски'),
  queries: text('SQL that will be asked of the data', 'запросы SQL, которые будут задаваться данным'),
  updates: text('how rows change', 'как меняются строки'),
  every: text('how often new data comes: 15m, 1h, 1d', 'как часто приходят новые данные: 15m, 1h, 1d'),
  growth: text('how much comes: 10GB/month, 500MB/day', 'сколько приходит: 10GB/month, 500MB/day'),
  retention: text('how long data is kept: 90d, 3y', 'сколько хранить: 90d, 3y'),
  experiment: text(
    'load a sample into the embedded ClickHouse and PostgreSQL and measure',
    'загрузить выборку во встроенные ClickHouse и PostgreSQL и измерить',
  ),
  to: text('what to make', 'что создать'),
  dialect: text('dialect of SQL', 'диалект SQL'),
  tasks: text(
    'what the tasks of a DAG are: statements of one database, pandas, or the command ai-etl; by default query where that can be, else command',
    'что станет задачами DAG: запросы одной базы, pandas или команда ai-etl; по умолчанию query, где это возможно, иначе command',
  ),
  table: text('name of the table', 'имя таблицы'),
  names: text('Cyrillic names: quoted, or transliterated', 'кириллические имена: в кавычках или транслитом'),
  execute: text('run the statements at this address', 'выполнить по этому адресу'),
  mode: text(
    'what happens to the rows that are there, by default append',
    'что делать с уже имеющимися строками, по умолчанию append',
  ),
  key: text('columns of the key, with commas', 'столбцы ключа через запятую'),
  cursor: text(
    'column that only grows: later loads take what is new',
    'растущий столбец: следующие загрузки берут новое',
  ),
  missing: text(
    'rows gone from a full source, by default keep',
    'строки, исчезнувшие из полного источника, по умолчанию keep',
  ),
  schema: text(
    'when the columns differ from those of the target, by default evolve',
    'если столбцы отличаются от столбцов цели, по умолчанию evolve',
  ),
  'max-rejected': text('fail when more rows than this are rejected', 'прервать, если отложено больше строк'),
  select: text('only these columns, with commas', 'только эти столбцы, через запятую'),
  where: text(
    'only rows for which this is true: "status = \'PAID\'"',
    'только строки, где это верно: "status = \'PAID\'"',
  ),
  verify: text('compare fingerprints of both sides as well', 'сверить и отпечатки обеих сторон'),
  'chunk-bytes': text(
    'bytes of rows after which a chunk is committed; by default only inputs above 1 GB are cut into chunks',
    'фиксировать порциями по столько байт строк; без этого на порции делятся лишь входы больше 1 ГБ',
  ),
  again: text('load even though this input was loaded before', 'загрузить, даже если этот вход уже загружен'),
  dags: text('folder that Airflow reads DAGs from', 'папка, из которой Airflow читает DAG'),
  airflow: text(
    'API of Airflow, by default AIRFLOW_URL; logs in as AIRFLOW_USERNAME with AIRFLOW_PASSWORD',
    'API Airflow, по умолчанию AIRFLOW_URL; вход — AIRFLOW_USERNAME и AIRFLOW_PASSWORD',
  ),
  output: text('file or folder to write', 'файл или папка для записи'),
  explain: text(
    'say where each part runs, in which database or here, with the rows expected, why, and the SQL',
    'сказать, где выполняется каждая часть: в какой базе или здесь, — с ожидаемым числом строк, причиной и SQL',
  ),
  'in-engine': text(
    'compute nothing in the databases of sources and targets',
    'ничего не вычислять в базах источников и целей',
  ),
  full: text(
    'read all of incremental sources, and begin their marks anew',
    'прочитать инкрементальные источники целиком и начать их отметки заново',
  ),
  'dry-run': text('do everything but write', 'сделать всё, кроме записи'),
  param: text('value of a parameter: name=value', 'значение параметра: имя=значение'),
  resume: text('go on with this run', 'продолжить этот запуск'),
  format: text(
    'formats, with commas, by default all: html,md,json,pdf',
    'форматы через запятую, по умолчанию все: html,md,json,pdf',
  ),
  file: text('file with the mended rows', 'файл с исправленными строками'),
  'older-than': text('only what is older: 30d', 'только то, что старше: 30d'),
} as const

export type CommandName = keyof typeof commandTexts
export type ArgumentName = keyof typeof argumentTexts
export type OptionName = keyof typeof optionTexts
