import type { Profile } from '../documents/profile.ts'
import type { QueryPatterns } from '../documents/queries.ts'
import type { Language } from '../messages/language.ts'
import { queryTexts } from '../messages/queries.ts'
import { parseQuery } from './parse.ts'
import { readPattern } from './pattern.ts'
import { recommend } from './recommend.ts'
import type { KnownColumns } from './scope.ts'
import type { QueryInput } from './split.ts'
import { splitQueries } from './split.ts'

type Query = QueryPatterns['queries'][number]
type Recommendation = QueryPatterns['recommendations'][number]

/**
 * Reads what SQL asks of tables and what follows for them. Each text may hold several statements, with comments
 * `-- calls: N, ms: M`; or queries come with their calls and times (see fromStatStatements). Queries that differ only
 * in constants are one. A query that does not parse is reported as a refusal, the others go on.
 * `profile`: what the tables hold, when it was measured.
 */
export async function analyzeQueries(
  sql: readonly (string | QueryInput)[],
  profile: Profile | undefined,
  lang: Language,
): Promise<QueryPatterns> {
  const inputs = sql.flatMap((entry) => (typeof entry === 'string' ? splitQueries(entry) : [entry]))
  const known = knownColumns(profile)
  const timed = inputs.every((input) => input.milliseconds !== null)
  const queries = new Map<string, Query>()
  const refusals: Recommendation[] = []
  for (const input of inputs) {
    const parsed = await parseQuery(input.sql)
    const pattern = parsed.ok ? readPattern(parsed.statement, known) : null
    if (!parsed.ok || pattern === null) {
      const reason = parsed.ok ? queryTexts['not-a-query'][lang]({}) : queryTexts['not-parsed'][lang](parsed)
      refusals.push({ kind: 'refusal', table: '', on: '', what: input.sql.slice(0, 200), reason })
      continue
    }
    const weight = input.calls * (timed ? (input.milliseconds ?? 0) : 1)
    const same = queries.get(parsed.fingerprint)
    if (same) {
      queries.set(parsed.fingerprint, { ...same, calls: same.calls + input.calls, weight: same.weight + weight })
    } else {
      queries.set(parsed.fingerprint, {
        fingerprint: parsed.fingerprint,
        sql: input.sql,
        calls: input.calls,
        weight,
        ...pattern,
      })
    }
  }
  const weighted = shares([...queries.values()])
  return { queries: weighted, recommendations: [...recommend(weighted, profile, lang), ...refusals] }
}

function shares(queries: readonly Query[]): Query[] {
  const total = queries.reduce((sum, query) => sum + query.weight, 0)
  const weighed = queries.map((query) => ({ ...query, weight: total > 0 ? query.weight / total : 1 / queries.length }))
  return weighed.toSorted((a, b) => b.weight - a.weight)
}

function knownColumns(profile: Profile | undefined): KnownColumns {
  return new Map(
    (profile?.tables ?? []).map((table) => [
      table.name.toLowerCase(),
      new Set(table.fields.map((field) => field.name.toLowerCase())),
    ]),
  )
}
