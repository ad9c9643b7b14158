import { roleOf } from '@ai-etl/core/ddl/roles'
import { writeName } from '@ai-etl/core/ddl/write'
import { DIALECT_SPECS } from '@ai-etl/core/dialects/list'
import { quoteLiteral } from '@ai-etl/core/dialects/quote'
import type { FieldProfile, Profile, TableProfile } from '@ai-etl/core/documents/profile'
import { parseType } from '@ai-etl/core/types/parse'

/** Databases that an experiment compares. */
export const EXPERIMENT_STORES = ['clickhouse', 'postgresql'] as const
export type ExperimentStore = (typeof EXPERIMENT_STORES)[number]

/** One question in the words of each database. */
export interface Trial {
  readonly label: string
  readonly sql: Readonly<Record<ExperimentStore, string>>
}

/** Queries as they were given: the same text for both; one that only one of them takes is left out when it runs. */
export function givenTrials(queries: readonly string[]): Trial[] {
  return queries.map((sql) => ({ label: sql, sql: { clickhouse: sql, postgresql: sql } }))
}

/**
 * Queries that people ask of such data, derived from its profile: totals by month and dimension, a scan of a period,
 * one record by its key, records with their children. `keyValue`: a value of the key that the sample holds.
 */
export function derivedTrials(profile: Profile, keyValue: string | null): Trial[] {
  const [root] = profile.tables
  const child = profile.tables.find((table) => table.parent === root.name)
  return [
    ...aggregate(root),
    ...period(root),
    ...(keyValue === null ? [] : lookup(root, keyValue)),
    ...(child ? join(root, child) : []),
  ]
}

/** The column that a look-up goes by: the likeliest single key. */
export function keyColumn(profile: Profile): string | null {
  const [root] = profile.tables
  return root.keys.find(({ columns }) => columns.length === 1 && columns[0] !== '_id')?.columns[0] ?? null
}

/** Most values of a dimension that a summary shows. */
const SUMMARY_VALUES = 1_000

/** Totals by month and dimension over all rows: what reports and dashboards ask for. */
function aggregate(root: TableProfile): Trial[] {
  const dimensions = fields(root, 'dimension').filter(({ distinct }) => distinct.value <= SUMMARY_VALUES)
  const dimension = dimensions.toSorted((a, b) => b.distinct.value - a.distinct.value)[0]
  if (!dimension) return []
  const measure = fields(root, 'measure')[0]
  return [
    trial((name) => {
      const month = root.timeAxis ? [`date_trunc('month', ${name(root.timeAxis.column)})`] : []
      const groups = [...month, name(dimension.name)]
      const columns = [...groups, 'count(*)', ...(measure ? [`sum(${name(measure.name)})`] : [])]
      return `SELECT ${columns.join(', ')} FROM ${name(root.name)} GROUP BY ${groups.join(', ')}`
    }),
  ]
}

function period(root: TableProfile): Trial[] {
  if (!root.timeAxis) return []
  const measure = fields(root, 'measure')[0]
  const what = (name: Naming) => (measure ? `sum(${name(measure.name)})` : 'count(*)')
  return [trial((name) => `SELECT ${what(name)} FROM ${name(root.name)}${within(root, name)}`)]
}

function lookup(root: TableProfile, value: string): Trial[] {
  const key = root.keys.find(({ columns }) => columns.length === 1 && columns[0] !== '_id')?.columns[0]
  if (!key) return []
  const where = (name: Naming, store: ExperimentStore) => `${name(key)} = ${quoteLiteral(store, value)}`
  return [trial((name, store) => `SELECT * FROM ${name(root.name)} WHERE ${where(name, store)}`)]
}

function join(root: TableProfile, child: TableProfile): Trial[] {
  const dimension = fields(root, 'dimension')[0]
  if (!dimension) return []
  return [
    trial(
      (name) =>
        `SELECT p.${name(dimension.name)}, count(*) FROM ${name(root.name)} p JOIN ${name(child.name)} c ON c._parent_id = p._id GROUP BY p.${name(dimension.name)}`,
    ),
  ]
}

/** The middle tenth of the time axis, as a condition; empty without one. */
function within(root: TableProfile, name: Naming): string {
  if (!root.timeAxis) return ''
  const [from, to] = [Date.parse(root.timeAxis.from), Date.parse(root.timeAxis.to)]
  const middle = (from + to) / 2
  const half = (to - from) / 20
  const kind = parseType(root.fields.find((field) => field.name === root.timeAxis?.column)?.type ?? 'date').kind
  const text = (time: number) =>
    new Date(time)
      .toISOString()
      .slice(0, kind === 'date' ? 10 : 19)
      .replace('T', ' ')
  const column = name(root.timeAxis.column)
  return ` WHERE ${column} >= '${text(middle - half)}' AND ${column} < '${text(middle + half)}'`
}

type Naming = (name: string) => string

function trial(write: (name: Naming, store: ExperimentStore) => string): Trial {
  const sql = (store: ExperimentStore) => write((name) => writeName(DIALECT_SPECS[store], name), store)
  return { label: sql('postgresql'), sql: { clickhouse: sql('clickhouse'), postgresql: sql('postgresql') } }
}

function fields(table: TableProfile, wanted: ReturnType<typeof roleOf>): FieldProfile[] {
  return table.fields.filter(
    (field) =>
      !field.nullable && roleOf({ name: field.name, type: parseType(field.type), facts: field }, table.rows) === wanted,
  )
}
