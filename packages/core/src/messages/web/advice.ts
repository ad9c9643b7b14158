import { message, number, plural } from '../language.ts'

/** What stores are called. */
export const storeNames = {
  clickhouse: 'ClickHouse',
  postgresql: 'PostgreSQL',
  hdfs: 'HDFS',
  kafka: 'Apache Kafka',
  s3: 'S3, Parquet',
} as const

/** Texts of the page of advice. */
export const advicePageTexts = {
  title: message<{ store: string; why: string | null }>({
    ru: ({ store, why }) => `Хранить в ${store}${why === null ? '' : `: ${why}`}`,
    en: ({ store, why }) => `Store in ${store}${why === null ? '' : `: ${why}`}`,
  }),
  lead: message<{ reasons: number; confidence: number }>({
    ru: ({ reasons, confidence }) =>
      `Оценка сложена из ${number(reasons, 'ru')} измерений вашего набора, уверенность ${Math.round(confidence * 100)}\u00a0%. Измените условия, и порядок пересчитается сразу.`,
    en: ({ reasons, confidence }) =>
      `The score is made of ${number(reasons, 'en')} measurements of your dataset, confidence ${Math.round(confidence * 100)} %. Change the conditions and the order follows at once.`,
  }),
  experiment: message({ ru: () => 'Провести опыт', en: () => 'Run the experiment' }),
  experimentRunning: message({ ru: () => 'Опыт идёт', en: () => 'Experiment under way' }),
  choose: message<{ store: string }>({ ru: ({ store }) => `Выбрать ${store}`, en: ({ store }) => `Choose ${store}` }),
  why: message({ ru: () => 'Почему', en: () => 'Why' }),
  whyNot: message({ ru: () => 'Почему нет', en: () => 'Why not' }),
  for: message({ ru: () => 'За:', en: () => 'For:' }),
  against: message({ ru: () => 'Против:', en: () => 'Against:' }),
  how: message({ ru: () => 'Как', en: () => 'How' }),
  schedule: message({ ru: () => 'Обновлять', en: () => 'Refresh' }),
  caveats: message({ ru: () => 'Учесть', en: () => 'Mind' }),
  score: message<{ score: number }>({
    ru: ({ score }) => `${Math.round(score)} из 100`,
    en: ({ score }) => `${Math.round(score)} of 100`,
  }),
  measured: message<{ metric: string; value: string; threshold: string }>({
    ru: ({ metric, value, threshold }) => `${metric}: ${value}, порог ${threshold}`,
    en: ({ metric, value, threshold }) => `${metric}: ${value}, threshold ${threshold}`,
  }),
  evidence: message({ ru: () => 'к измерению', en: () => 'to the evidence' }),
  details: message<{ store: string }>({
    ru: ({ store }) => `Подробнее о ${store}`,
    en: ({ store }) => `More on ${store}`,
  }),
  conditions: message({ ru: () => 'Условия', en: () => 'Conditions' }),
  reset: message({ ru: () => 'Сбросить', en: () => 'Reset' }),
  fresh: message({ ru: () => 'Свежесть', en: () => 'Freshness' }),
  freshEnds: message<{ end: number }>({
    ru: ({ end }) => (end === 0 ? 'раз в месяц' : 'в потоке'),
    en: ({ end }) => (end === 0 ? 'monthly' : 'streaming'),
  }),
  growth: message({ ru: () => 'Прирост', en: () => 'Growth' }),
  growthEnds: message<{ end: number }>({
    ru: ({ end }) => (end === 0 ? 'нет' : '1 ТБ в месяц'),
    en: ({ end }) => (end === 0 ? 'none' : '1 TB a month'),
  }),
  retention: message({ ru: () => 'Хранить', en: () => 'Keep for' }),
  retentionEnds: message<{ end: number }>({
    ru: ({ end }) => (end === 0 ? '1 месяц' : '15 лет'),
    en: ({ end }) => (end === 0 ? '1 month' : '15 years'),
  }),
  updates: message({ ru: () => 'Что меняется', en: () => 'What changes' }),
  'updates-none': message({ ru: () => 'ничего: разовая выгрузка', en: () => 'nothing: a one-time export' }),
  'updates-append': message({ ru: () => 'строки только добавляются', en: () => 'rows are only added' }),
  'updates-upsert': message({ ru: () => 'строки обновляются', en: () => 'rows are updated' }),
  unsaid: message({ ru: () => 'не указано', en: () => 'not stated' }),
  growthUnsaid: message({ ru: () => 'как измерено', en: () => 'as measured' }),
  updatesUnsaid: message({ ru: () => 'не указано: судим по данным', en: () => 'not stated: judged by the data' }),
  queries: message({ ru: () => 'Запросы, которые будут задавать', en: () => 'Queries that will be asked' }),
  queriesHint: message({
    ru: () => 'SQL, через точку с запятой. Без них берутся предположения.',
    en: () => 'SQL, separated by semicolons. Without them we assume.',
  }),
  assumed: message({
    ru: () => 'Без ваших условий взято измеренное по набору; остальное — предположение: поправьте, если знаете точнее.',
    en: () =>
      'Without your conditions we took what the dataset shows; the rest is assumed: correct it if you know better.',
  }),
  changes: message({ ru: () => 'Что изменит решение', en: () => 'What would change the answer' }),
  monthly: message({ ru: () => 'раз в месяц', en: () => 'monthly' }),
  weekly: message({ ru: () => 'раз в неделю', en: () => 'weekly' }),
  daily: message({ ru: () => 'раз в день', en: () => 'daily' }),
  hourly: message({ ru: () => 'раз в час', en: () => 'hourly' }),
  quarterly: message({ ru: () => 'раз в 15 минут', en: () => 'every 15 minutes' }),
  minutely: message({ ru: () => 'раз в минуту', en: () => 'every minute' }),
  streaming: message({ ru: () => 'в потоке', en: () => 'streaming' }),
  perMonth: message<{ size: string }>({ ru: ({ size }) => `${size} в месяц`, en: ({ size }) => `${size} a month` }),
  years: message<{ n: number }>({
    ru: ({ n }) => (n < 12 ? `${n} мес.` : `${number(n / 12, 'ru')}\u00a0${plural(n / 12, 'год', 'года', 'лет')}`),
    en: ({ n }) =>
      n < 12 ? `${n} ${n === 1 ? 'month' : 'months'}` : `${number(n / 12, 'en')} ${n === 12 ? 'year' : 'years'}`,
  }),
  results: message({ ru: () => 'Опыт на ваших данных', en: () => 'Experiment on your data' }),
  resultsFact: message<{ rows: number }>({
    ru: ({ rows }) => `${number(rows, 'ru')} строк, меньше — лучше`,
    en: ({ rows }) => `${number(rows, 'en')} rows, less is better`,
  }),
  disk: message({ ru: () => 'Место на диске', en: () => 'Disk space' }),
  best: message({ ru: () => 'лучший', en: () => 'best' }),
  query: message({ ru: () => 'Запрос', en: () => 'Query' }),
  measureFirst: message({ ru: () => 'Сначала измерьте набор', en: () => 'Measure the dataset first' }),
  toProfile: message({ ru: () => 'К профилю', en: () => 'To the profile' }),
  measureFirstWhat: message({
    ru: () => 'Совет складывается из измерений: без профиля советовать не о чем.',
    en: () => 'Advice is made of measurements: without a profile there is nothing to advise on.',
  }),
}

/** Texts of the page of tables. */
export const tablesTexts = {
  title: message<{ tables: number; checked: boolean }>({
    ru: ({ tables, checked }) =>
      `${number(tables, 'ru')}\u00a0${plural(tables, 'таблица', 'таблицы', 'таблиц')}${checked ? ', DDL проверен исполнением' : ', DDL не исполнялся'}`,
    en: ({ tables, checked }) =>
      `${number(tables, 'en')} ${tables === 1 ? 'table' : 'tables'}${checked ? ', DDL proven by executing it' : ', DDL not executed'}`,
  }),
  making: message({ ru: () => 'Составляем таблицы', en: () => 'Designing the tables' }),
  lead: message({
    ru: () => 'У каждой строки есть причина. Ничего не создаётся, пока вы не исполните DDL или не запустите конвейер.',
    en: () => 'Every clause has its reason. Nothing is created until you execute the DDL or run the pipeline.',
  }),
  dialects: message({ ru: () => 'Диалекты', en: () => 'Dialects' }),
  executed: message<{ on: string }>({ ru: ({ on }) => `исполнено: ${on}`, en: ({ on }) => `executed on ${on}` }),
  unchecked: message({ ru: () => 'не исполнялось', en: () => 'not executed' }),
  parsed: message({ ru: () => 'разобрано', en: () => 'parsed' }),
  statements: message({ ru: () => 'Команды', en: () => 'Statements' }),
  refused: message({ ru: () => 'Что отвергнуто', en: () => 'What was refused' }),
  moreRefused: message<{ n: number }>({
    ru: ({ n }) => `Ещё ${number(n, 'ru')}`,
    en: ({ n }) => `${number(n, 'en')} more`,
  }),
  chosen: message({ ru: () => 'выбран', en: () => 'chosen' }),
  untold: message({ ru: () => 'Учтено без отдельной строки', en: () => 'Heeded without a line of its own' }),
  execute: message({ ru: () => 'Исполнить', en: () => 'Execute' }),
  executeTitle: message({ ru: () => 'Исполнить DDL?', en: () => 'Execute the DDL?' }),
  executeWhat: message({
    ru: () => 'Таблицы будут созданы по этому адресу. Имеющиеся не изменятся: конфликт имён остановит исполнение.',
    en: () => 'The tables will be made at this address. Existing ones stay as they are: a clash of names stops it.',
  }),
  address: message({ ru: () => 'Где создать', en: () => 'Where to create' }),
  addressHint: message({
    ru: () => 'Адрес базы; postgresql:///имя и clickhouse:///имя — встроенные',
    en: () => 'Address of a database; postgresql:///name and clickhouse:///name are the embedded ones',
  }),
  executedNow: message({ ru: () => 'DDL исполнен', en: () => 'DDL executed' }),
  compare: message({ ru: () => 'Сравнить с имеющимися', en: () => 'Compare with existing ones' }),
  next: message({ ru: () => 'Дальше: конвейер', en: () => 'Next: pipeline' }),
  target: message({ ru: () => 'Куда загружать', en: () => 'Where to load' }),
}
