import { designProfile } from '../ddl/generate.ts'
import type { Design } from '../ddl/model.ts'
import { tableUse } from '../ddl/use.ts'
import type { Profile } from '../documents/profile.ts'
import type { QueryPatterns } from '../documents/queries.ts'
import type { Language } from '../messages/language.ts'
import { queryTexts } from '../messages/queries.ts'

type Queries = QueryPatterns['queries']
type Recommendation = QueryPatterns['recommendations'][number]

/**
 * What the queries ask of the tables: for profiled ones, the indexes of the PostgreSQL design, the sort order and the
 * partition of the ClickHouse design, with their refusals; for others, the columns that an index would start with.
 */
export function recommend(queries: Queries, profile: Profile | undefined, lang: Language): Recommendation[] {
  const patterns = { queries, recommendations: [] }
  const profiled = profile ? fromDesigns(patterns, profile, lang) : []
  const names = new Set((profile?.tables ?? []).map((table) => table.name.toLowerCase()))
  const others = [...new Set(queries.flatMap((query) => query.tables))].filter(
    (table) => !names.has(table.toLowerCase()),
  )
  const single = profile !== undefined && profile.tables.length === 1
  return [...profiled, ...(single ? [] : others.flatMap((table) => unmeasured(table, patterns, lang)))]
}

function fromDesigns(queries: QueryPatterns, profile: Profile, lang: Language): Recommendation[] {
  const request = { lang, names: 'quote', queries } as const
  const rows = designProfile(profile, { ...request, dialect: 'postgresql' })
  const columns = designProfile(profile, { ...request, dialect: 'clickhouse' })
  return [
    ...pick(rows, 'index', 'index'),
    ...pick(columns, 'key', 'order').filter((choice) => choice.what === 'ORDER BY'),
    ...pick(columns, 'partition', 'partition'),
    ...rows.refused.filter((refusal) => refusal.kind === 'index').map(asRefusal),
    ...columns.refused.filter((refusal) => refusal.kind === 'partition').map(asRefusal),
  ]
}

function pick(design: Design, kind: 'index' | 'key' | 'partition', as: Recommendation['kind']): Recommendation[] {
  return design.choices
    .filter((choice) => choice.kind === kind)
    .map(({ table, on, what, reason }) => ({ kind: as, table, on, what, reason }))
}

function asRefusal({ table, what, reason }: { table: string; what: string; reason: string }): Recommendation {
  return { kind: 'refusal', table, on: /\(([^)]*)\)/.exec(what)?.[1] ?? '', what, reason }
}

/** Most columns of an index that no measurement backs. */
const COLUMNS = 2

function unmeasured(table: string, patterns: QueryPatterns, lang: Language): Recommendation[] {
  const { together } = tableUse(patterns, [table], false)
  const seen = new Map<string, number>()
  for (const group of together) {
    const columns = [...group.columns, ...(group.range === null ? [] : [group.range])].slice(0, COLUMNS).join(', ')
    seen.set(columns, (seen.get(columns) ?? 0) + group.share)
  }
  return [...seen].map(([columns, share]) => ({
    kind: 'index',
    table,
    on: columns,
    what: 'BTREE',
    reason: queryTexts.unmeasured[lang]({ share, columns }),
  }))
}
