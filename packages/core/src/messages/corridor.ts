import { STORE_NAMES } from '../advice/scenarios.ts'
import type { Store } from '../documents/advice.ts'
import type { Dialect } from '../documents/ddl.ts'
import { bytes, type Language, message, number, plural } from './language.ts'
import { reportTexts } from './reports.ts'

const NB = '\u00a0'

/** A count with its noun: `27 колонок`. */
const counted =
  (ru: readonly [string, string, string], en: readonly [string, string]) =>
  (n: number, lang: Language): string =>
    `${number(n, lang)}${NB}${lang === 'ru' ? plural(n, ...ru) : en[n === 1 ? 0 : 1]}`

const columns = counted(['колонка', 'колонки', 'колонок'], ['column', 'columns'])
const findings = counted(['замечание', 'замечания', 'замечаний'], ['finding', 'findings'])
const tables = counted(['таблица', 'таблицы', 'таблиц'], ['table', 'tables'])
const steps = counted(['шаг', 'шага', 'шагов'], ['step', 'steps'])
const rows = counted(['строка', 'строки', 'строк'], ['row', 'rows'])
const datasets = counted(['набор', 'набора', 'наборов'], ['dataset', 'datasets'])
const sources = counted(['источник', 'источника', 'источников'], ['source', 'sources'])
const stores = counted(['хранилище', 'хранилища', 'хранилищ'], ['store', 'stores'])
const pipelines = counted(['конвейер', 'конвейера', 'конвейеров'], ['pipeline', 'pipelines'])
const runs = counted(['запуск', 'запуска', 'запусков'], ['run', 'runs'])
const failures = counted(['сбой', 'сбоя', 'сбоев'], ['failure', 'failures'])
const reports = counted(['отчёт', 'отчёта', 'отчётов'], ['report', 'reports'])
const rejected = counted(['отложена', 'отложены', 'отложено'], ['set aside', 'set aside'])

const DIALECT_NAMES: Readonly<Record<Dialect, string>> = {
  postgresql: 'PostgreSQL',
  clickhouse: 'ClickHouse',
  mysql: 'MySQL',
  redshift: 'Redshift',
  snowflake: 'Snowflake',
  bigquery: 'BigQuery',
}

/** The one fact that stands under the name of a station that was passed. */
export const corridorFacts = {
  source: message<{ rows: number | null; bytes: number | null; name: string }>({
    ru: (p) => size(p, 'ru'),
    en: (p) => size(p, 'en'),
  }),
  profile: message<{ columns: number; findings: number }>({
    ru: (p) => `${columns(p.columns, 'ru')} · ${findings(p.findings, 'ru')}`,
    en: (p) => `${columns(p.columns, 'en')} · ${findings(p.findings, 'en')}`,
  }),
  advice: message<{ store: Store; chosen: boolean }>({
    ru: (p) => (p.chosen ? `выбран ${STORE_NAMES[p.store]}` : STORE_NAMES[p.store]),
    en: (p) => (p.chosen ? `${STORE_NAMES[p.store]} chosen` : STORE_NAMES[p.store]),
  }),
  // `dialect`: null where the store that was chosen has none.
  tables: message<{ dialect: Dialect | null; tables: number }>({
    ru: (p) => `${p.dialect === null ? '' : `${DIALECT_NAMES[p.dialect]} · `}${tables(p.tables, 'ru')}`,
    en: (p) => `${p.dialect === null ? '' : `${DIALECT_NAMES[p.dialect]} · `}${tables(p.tables, 'en')}`,
  }),
  pipeline: message<{ steps: number }>({
    ru: (p) => (p.steps === 0 ? 'без шагов' : steps(p.steps, 'ru')),
    en: (p) => (p.steps === 0 ? 'no steps' : steps(p.steps, 'en')),
  }),
  run: message<{ written: number; rejected: number }>({
    ru: (p) => balance(p, 'ru'),
    en: (p) => balance(p, 'en'),
  }),
  ended: message<{ state: 'failed' | 'cancelled' | 'unchanged' }>({
    ru: ({ state }) => (state === 'failed' ? 'не удался' : state === 'cancelled' ? 'прерван' : 'без изменений'),
    en: ({ state }) => state,
  }),
  report: message<{ kind: string }>({
    ru: (p) => reportTexts.kind.ru(p),
    en: (p) => reportTexts.kind.en(p),
  }),

  // Of a pipeline that reads what is no dataset of its project.
  sources: message<{ sources: number }>({ ru: (p) => sources(p.sources, 'ru'), en: (p) => sources(p.sources, 'en') }),

  // Of a project as a whole.
  datasets: message<{ datasets: number }>({
    ru: (p) => datasets(p.datasets, 'ru'),
    en: (p) => datasets(p.datasets, 'en'),
  }),
  measured: message<{ measured: number; datasets: number }>({
    ru: (p) => (p.measured === p.datasets ? 'все измерены' : `измерено ${p.measured} из ${p.datasets}`),
    en: (p) => (p.measured === p.datasets ? 'all measured' : `${p.measured} of ${p.datasets} measured`),
  }),
  stores: message<{ stores: number }>({ ru: (p) => stores(p.stores, 'ru'), en: (p) => stores(p.stores, 'en') }),
  allTables: message<{ tables: number }>({ ru: (p) => tables(p.tables, 'ru'), en: (p) => tables(p.tables, 'en') }),
  pipelines: message<{ pipelines: number }>({
    ru: (p) => pipelines(p.pipelines, 'ru'),
    en: (p) => pipelines(p.pipelines, 'en'),
  }),
  runsToday: message<{ runs: number; failed: number }>({
    ru: (p) =>
      p.failed > 0
        ? `${failures(p.failed, 'ru')} сегодня`
        : p.runs > 0
          ? `${runs(p.runs, 'ru')} сегодня`
          : 'сегодня не было',
    en: (p) =>
      p.failed > 0 ? `${failures(p.failed, 'en')} today` : p.runs > 0 ? `${runs(p.runs, 'en')} today` : 'none today',
  }),
  reports: message<{ reports: number; scheduled: number }>({
    ru: (p) => `${reports(p.reports, 'ru')}${p.scheduled > 0 ? `, ${number(p.scheduled, 'ru')} по расписанию` : ''}`,
    en: (p) => `${reports(p.reports, 'en')}${p.scheduled > 0 ? `, ${number(p.scheduled, 'en')} scheduled` : ''}`,
  }),
}

function size(p: { rows: number | null; bytes: number | null; name: string }, lang: Language): string {
  if (p.rows !== null) return rows(p.rows, lang)
  return p.bytes === null ? p.name : bytes(p.bytes, lang)
}

function balance(p: { written: number; rejected: number }, lang: Language): string {
  return p.rejected === 0 ? rows(p.written, lang) : `${rows(p.written, lang)} · ${rejected(p.rejected, lang)}`
}
