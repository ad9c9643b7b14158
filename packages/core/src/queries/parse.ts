import type { Node } from 'libpg-query'
import { withoutClickhouseWords } from './clickhouse.ts'

export type ParsedQuery =
  | { readonly ok: true; readonly statement: Node; readonly fingerprint: string }
  | { readonly ok: false; readonly why: string; readonly at: number | null }

/**
 * Parses one statement with PostgreSQL's own parser, and once more without ClickHouse's words when it fails. Never
 * throws for SQL that does not parse. The parser is loaded at the first call.
 */
export async function parseQuery(sql: string): Promise<ParsedQuery> {
  const parser = await import('libpg-query')
  await parser.loadModule()
  let failure: unknown
  for (const text of [sql, withoutClickhouseWords(sql)]) {
    try {
      const statement = parser.parseSync(text).stmts?.[0]?.stmt
      if (!statement) return { ok: false, why: 'no statement', at: null }
      return { ok: true, statement, fingerprint: parser.fingerprintSync(text) }
    } catch (error) {
      failure ??= error
    }
  }
  const why = failure instanceof Error ? failure.message : String(failure)
  const at = parser.hasSqlDetails(failure) ? (failure.sqlDetails?.cursorPosition ?? null) : null
  return { ok: false, why, at }
}
