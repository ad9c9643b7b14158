import type { Message } from './language.ts'
import { message, plural } from './language.ts'

const text = (en: string, ru: string): Message => message({ en: () => en, ru: () => ru })

interface N {
  n: number
}

const KINDS: Readonly<Record<string, { ru: string; en: string }>> = {
  'data-analysis': { ru: 'Анализ данных', en: 'Data analysis' },
  'data-quality': { ru: 'Качество данных', en: 'Data quality' },
  'pipeline-performance': { ru: 'Работа конвейера', en: 'Pipeline performance' },
  'system-health': { ru: 'Состояние системы', en: 'System health' },
}

/**
 * Texts of reports. `{name}` is a place for a figure or a quotation of the evidence: no number stands in a text itself.
 */
export const reportTexts = {
  kind: message<{ kind: string }>({ ru: (p) => KINDS[p.kind]?.ru ?? p.kind, en: (p) => KINDS[p.kind]?.en ?? p.kind }),
  page: text('page', 'страница'),

  summary: text('Summary', 'Главное'),
  analysis: text('What is in the data', 'Что в данных'),
  qualityAnalysis: text('Findings in detail', 'Замечания подробно'),
  recommendations: text('Recommendations', 'Рекомендации'),
  roadmap: text('Roadmap', 'Порядок работ'),
  'cost-benefit': text('Cost and benefit', 'Затраты и польза'),
  risks: text('Risks', 'Риски'),

  subtitle: message<N>({
    en: () => '{rows} records, {bytes}. The whole input was read, no sample.',
    ru: (p) => `{rows} ${plural(p.n, 'запись', 'записи', 'записей')}, {bytes}. Прочитано всё, выборки нет.`,
  }),
  subtitleSampled: message<N>({
    en: () => '{rows} records of a sample, {bytes} in all.',
    ru: (p) => `{rows} ${plural(p.n, 'запись', 'записи', 'записей')} выборки, всего {bytes}.`,
  }),

  trusted: text('Nothing was lost.', 'Ничего не потеряно.'),
  trustedText: text(
    'All {rows} records were read and none was rejected.',
    'Прочитаны все записи, {rows}; отложенных нет.',
  ),
  rejectedLead: message<N>({
    en: (p) => (p.n === 1 ? 'One record was set aside.' : '{rejected} records were set aside.'),
    ru: (p) =>
      p.n === 1
        ? 'Одна запись отложена.'
        : `{rejected} ${plural(p.n, 'запись отложена', 'записи отложены', 'записей отложено')}.`,
  }),
  rejectedText: text(
    '{rows} were accepted; the others are kept with their bytes and places, and can be mended and sent again.',
    'Принято {rows}; отложенные сохранены с байтами и местом, их можно исправить и дослать.',
  ),
  storeLead: text('Best kept in {store}.', 'Хранить лучше в {store}.'),
  qualityScoreLead: text('Quality score: {score}.', 'Оценка качества: {score}.'),
  qualityText: message<N>({
    en: (p) =>
      p.n === 0 ? 'Nothing was found that needs mending.' : p.n === 1 ? '{findings} finding.' : '{findings} findings.',
    ru: (p) => (p.n === 0 ? 'Замечаний нет.' : `{findings} ${plural(p.n, 'замечание', 'замечания', 'замечаний')}.`),
  }),
  personalLead: message<N>({
    en: (p) => (p.n === 1 ? '{count} column holds personal data.' : '{count} columns hold personal data.'),
    ru: (p) => `{count} ${plural(p.n, 'столбец', 'столбца', 'столбцов')} с персональными данными.`,
  }),
  personalText: text('Their values are masked here: {columns}.', 'Их значения здесь скрыты: {columns}.'),
  periodLead: text('From {from} to {to}.', 'С {from} по {to}.'),
  periodText: text('By {column}; about {perDay} rows a day.', 'По {column}; около {perDay} строк в день.'),

  factRows: text('records', 'записей'),
  factRejected: text('set aside', 'отложено'),
  factTables: text('tables', 'таблиц'),
  factFields: text('fields', 'полей'),
  factBytes: text('size', 'размер'),
  factFormat: text('format', 'формат'),
  factScore: text('quality score', 'оценка качества'),
  factSeconds: text('seconds to read', 'секунд чтения'),

  nullsTitle: message<{ field: string }>({
    en: (p) => `${p.field} is empty most often`,
    ru: (p) => `Чаще всего пусто поле ${p.field}`,
  }),
  nullsSubtitle: text('Share of empty values by field, %', 'Доля пустых значений по полям, %'),
  arrivalTitle: text('How rows arrive', 'Как поступают строки'),
  arrivalSubtitle: message<{ field: string }>({
    en: (p) => `Rows by ${p.field}, equal stretches of time`,
    ru: (p) => `Строк по ${p.field}, равные отрезки времени`,
  }),
  storesTitle: text('How the stores rank', 'Как оценены хранилища'),
  objectStorage: text('object storage', 'объектное хранилище'),
  storesSubtitle: text('Score by the rules of the advice', 'Оценка по правилам совета'),
  valuesTitle: message<{ field: string }>({
    en: (p) => `Values of ${p.field}`,
    ru: (p) => `Значения поля ${p.field}`,
  }),
  valuesSubtitle: text('Rows by value, the most frequent first', 'Строк по значениям, частые сверху'),
  findingsTitle: text('What was found most', 'Чего найдено больше всего'),
  findingsSubtitle: text('Values or rows concerned', 'Затронуто значений или строк'),
  dimensionsTitle: text('Quality by dimension', 'Качество по измерениям'),
  dimensionsSubtitle: text('Score of each dimension', 'Оценка каждого измерения'),
  completeness: text('completeness', 'полнота'),
  validity: text('validity', 'достоверность'),
  uniqueness: text('uniqueness', 'уникальность'),
  consistency: text('consistency', 'согласованность'),
  timeliness: text('timeliness', 'своевременность'),

  tableText: message<N>({
    en: () => 'Table {table}: {rows} rows.',
    ru: (p) => `Таблица {table}: {rows} ${plural(p.n, 'строка', 'строки', 'строк')}.`,
  }),
  childText: message<N>({
    en: () => 'Table {table}, a part of {parent}: {rows} rows.',
    ru: (p) => `Таблица {table}, часть {parent}: {rows} ${plural(p.n, 'строка', 'строки', 'строк')}.`,
  }),
  field: text('field', 'поле'),
  type: text('type', 'тип'),
  empty: text('empty', 'пусто'),
  distinct: text('distinct', 'различных'),
  meaning: text('meaning', 'смысл'),
  keyText: text('Rows are told apart by {columns}: {verdict}.', 'Строки различает {columns}: {verdict}.'),

  what: text('What to do', 'Что сделать'),
  why: text('Why', 'Почему'),
  chooseStore: text('Keep the data in {store}', 'Хранить данные в {store}'),
  line: text('line', 'строка'),
  byte: text('byte', 'байт'),
  rule: text('rule', 'правило'),
  detail: text('what is wrong', 'что не так'),
  count: text('rows', 'строк'),
  finding: text('finding', 'замечание'),
  fix: text('fix', 'исправление'),
  days: message<N>({
    en: (p) => `{count} ${p.n === 1 ? 'day' : 'days'}`,
    ru: (p) => `{count} ${plural(p.n, 'день', 'дня', 'дней')}`,
  }),
  severity: text('weight', 'вес'),
  error: text('error', 'ошибка'),
  risk: text('risk', 'риск'),
  note: text('note', 'мелочь'),
  rejectedRows: text('The first records set aside:', 'Первые отложенные записи:'),
  noRecommendations: text(
    'Nothing needs to be done before the data is used.',
    'Перед использованием данных делать ничего не нужно.',
  ),

  stepMend: text('Now.', 'Сейчас.'),
  stepMendText: message<N>({
    en: () => 'Mend {rejected} records in quarantine and replay them.',
    ru: (p) =>
      `Исправить ${plural(p.n, 'отложенную запись', 'отложенные записи', 'отложенные записи')} ({rejected}) и дослать.`,
  }),
  stepLoad: text('Now.', 'Сейчас.'),
  stepLoadText: text(
    'Create the tables in {store} and load with counts proven on both sides.',
    'Создать таблицы в {store} и загрузить со сверкой количества на обеих сторонах.',
  ),
  stepSchedule: text('Then.', 'Затем.'),
  stepFix: text('Then.', 'Затем.'),
  stepFixText: text(
    'Agree with the owner of the data on {field}. {fix}',
    'Согласовать с владельцем данных {field}. {fix}',
  ),
  stepWatch: text('From then on.', 'Дальше.'),
  stepWatchText: text(
    'Profile each delivery and compare: a new column or type stops the load before anything is written.',
    'Изучать каждую поставку и сравнивать: новый столбец или тип остановит загрузку до записи.',
  ),

  costSource: text('The input takes {bytes}.', 'Вход занимает {bytes}.'),
  costRead: text('Reading and measuring all of it took {seconds} s.', 'Чтение и измерение всего заняли {seconds} с.'),
  costGrowth: text('It grows by about {bytes} a day ({basis}).', 'Прирост — около {bytes} в день ({basis}).'),
  costRun: text('The load took {seconds} s for {bytes}.', 'Загрузка {bytes} заняла {seconds} с.'),
  costExperiment: text(
    'In the experiment a sample took {bytes} in {store}.',
    'В опыте выборка заняла {bytes} в {store}.',
  ),
  benefitDistinct: text(
    'Values that repeat ({distinct} distinct in {rows} rows of {field}) compress well in a columnar store.',
    'Повторы ({distinct} различных на {rows} строк в {field}) хорошо сжимаются в столбцовом хранилище.',
  ),
  benefitTypes: text(
    '{typed} of {fields} fields have a type stricter than text, proven on every row: wrong values are met at the door, not in a report.',
    '{typed} из {fields} полей имеют тип строже текста, доказанный на каждой строке: неверное значение будет встречено на входе, а не в отчёте.',
  ),
  costNone: text(
    'What storage costs depends on your prices; the sizes above are measured.',
    'Стоимость хранения зависит от ваших цен; размеры выше измерены.',
  ),
  benefitMend: text(
    'Mending what is listed concerns {count} values.',
    'Исправление перечисленного касается {count} значений.',
  ),

  riskPersonal: text('Personal data.', 'Персональные данные.'),
  riskPersonalText: text(
    'Access and storage are subject to law; mask them before they leave for a new place: {columns}.',
    'Доступ и хранение регулирует закон; скрывать до передачи в новое место: {columns}.',
  ),
  riskRejected: text('Rows set aside.', 'Отложенные строки.'),
  riskRejectedText: text(
    'Until they are mended, totals leave out {rejected} records.',
    'Пока они не исправлены, итоги не включают их: {rejected}.',
  ),
  riskApproximate: text('Estimates.', 'Оценки.'),
  riskApproximateText: text(
    'Distinct counts of {columns} are estimates.',
    'Число различных значений оценочное: {columns}.',
  ),
  riskSampled: text('A sample.', 'Выборка.'),
  riskSampledText: text(
    'The facts are those of a sample; types are proven on the whole input when it is loaded.',
    'Факты относятся к выборке; типы доказываются на всём входе при загрузке.',
  ),
  riskCaveat: text('Store.', 'Хранилище.'),
  riskFinding: text('Data.', 'Данные.'),
  noRisks: text('No risk stands out in what was measured.', 'В измеренном риски не видны.'),
  clickhouse: text('ClickHouse', 'ClickHouse'),
  postgresql: text('PostgreSQL', 'PostgreSQL'),
  hdfs: text('HDFS', 'HDFS'),
  kafka: text('Kafka', 'Kafka'),
  s3: text('object storage', 'объектном хранилище'),
} as const
