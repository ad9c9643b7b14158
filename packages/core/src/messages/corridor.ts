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
  tables: message<{ dialect: Dialect; tables: number }>({
    ru: (p) => `${DIALECT_NAMES[p.dialect]} · ${tables(p.tables, 'ru')}`,
    en: (p) => `${DIALECT_NAMES[p.dialect]} · ${tables(p.tables, 'en')}`,
  }),
  pipeline: message<{ steps: number }>({
    ru: (p) => steps(p.steps, 'ru'),
    en: (p) => steps(p.steps, 'en'),
  }),
  run: message<{ written: number; rejected: number }>({
    ru: (p) => balance(p, 'ru'),
    en: (p) => balance(p, 'en'),
  }),
  report: message<{ kind: string }>({
    ru: (p) => reportTexts.kind.ru(p),
    en: (p) => reportTexts.kind.en(p),
  }),
}

function size(p: { rows: number | null; bytes: number | null; name: string }, lang: Language): string {
  if (p.rows !== null) return rows(p.rows, lang)
  return p.bytes === null ? p.name : bytes(p.bytes, lang)
}

function balance(p: { written: number; rejected: number }, lang: Language): string {
  return p.rejected === 0 ? rows(p.written, lang) : `${rows(p.written, lang)} · ${rejected(p.rejected, lang)}`
}
