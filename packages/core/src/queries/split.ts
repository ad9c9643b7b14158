/** One query as it was given, with how often it runs and how long it takes, where said. */
export interface QueryInput {
  readonly sql: string
  readonly calls: number
  /** Mean time of a call; null when unknown. */
  readonly milliseconds: number | null
}

/**
 * Splits a file of SQL into its statements. A comment `-- calls: 120, ms: 35` before a statement says how often it runs
 * (in any unit that all share) and its mean time; either may stand alone.
 */
export function splitQueries(text: string): QueryInput[] {
  const queries: QueryInput[] = []
  let start = 0
  for (let at = 0; at <= text.length; ) {
    if (at === text.length || text[at] === ';') {
      const query = readQuery(text.slice(start, at))
      if (query) queries.push(query)
      at++
      start = at
    } else at = skip(text, at)
  }
  return queries
}

/** A row of pg_stat_statements (PostgreSQL 13 and later): times are milliseconds. */
export interface StatStatement {
  readonly query: string
  readonly calls: number | string
  readonly mean_exec_time?: number | string
  readonly total_exec_time?: number | string
}

/** Queries from rows of pg_stat_statements. */
export function fromStatStatements(rows: readonly StatStatement[]): QueryInput[] {
  return rows.map((row) => {
    const calls = Number(row.calls)
    const total = row.total_exec_time === undefined ? null : Number(row.total_exec_time)
    const mean = row.mean_exec_time === undefined ? (total === null ? null : total / calls) : Number(row.mean_exec_time)
    return { sql: row.query, calls, milliseconds: mean }
  })
}

/** Position behind the quoted text, comment or single character that starts at `at`. */
function skip(text: string, at: number): number {
  const two = text.slice(at, at + 2)
  if (two === '--') return indexAfter(text, '\n', at)
  if (two === '/*') return indexAfter(text, '*/', at + 2)
  const character = text[at]
  if (character === "'" || character === '"' || character === '`') return indexAfter(text, character, at + 1)
  if (character === '$') {
    const tag = /^\$[A-Za-z_]*\$/.exec(text.slice(at))?.[0]
    if (tag) return indexAfter(text, tag, at + tag.length)
  }
  return at + 1
}

function indexAfter(text: string, end: string, from: number): number {
  const found = text.indexOf(end, from)
  return found === -1 ? text.length : found + end.length
}

function readQuery(piece: string): QueryInput | null {
  const sql = piece.replace(/^(\s*--[^\n]*(\n|$)|\s*\/\*[\s\S]*?\*\/)*/, '').trim()
  if (sql === '') return null
  const comments = piece.slice(0, piece.length - piece.trimStart().length + (piece.trimStart().length - sql.length))
  return { sql, calls: noted(comments, 'calls') ?? 1, milliseconds: noted(comments, 'ms') }
}

function noted(comments: string, name: string): number | null {
  const found = new RegExp(`\\b${name}\\s*[:=]\\s*([0-9]+(?:\\.[0-9]+)?)`, 'i').exec(comments)
  return found ? Number(found[1]) : null
}
