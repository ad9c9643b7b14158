import type { QueryPatterns } from '../documents/queries.ts'

/** What the given queries do with one table: shares of all load, 0 to 1, by column in lower case. */
export interface TableUse {
  readonly equality: ReadonlyMap<string, number>
  readonly range: ReadonlyMap<string, number>
  readonly search: ReadonlyMap<string, number>
  readonly joins: ReadonlyMap<string, number>
  /** Pairs of columns filtered together by one query: equality columns, then a range column, with their share. */
  readonly together: readonly {
    readonly columns: readonly string[]
    readonly range: string | null
    readonly share: number
  }[]
}

/**
 * Sums the queries' use of a table. A query belongs to it when it names the table by its source or target name, or
 * when the design has a single root and the query names one table only.
 */
export function tableUse(patterns: QueryPatterns, names: readonly string[], single: boolean): TableUse {
  const wanted = new Set(names.map((name) => name.toLowerCase()))
  const use = { equality: new Map(), range: new Map(), search: new Map(), joins: new Map() } as Record<
    'equality' | 'range' | 'search' | 'joins',
    Map<string, number>
  >
  const together: { columns: string[]; range: string | null; share: number }[] = []
  for (const query of patterns.queries) {
    const share = query.weight
    const only = single && query.tables.length === 1
    const mine = (table: string) => wanted.has(bare(table)) || only
    const filters = query.filters.filter((filter) => mine(filter.table))
    const groups = {
      equality: new Set<string>(),
      range: new Set<string>(),
      search: new Set<string>(),
      other: new Set<string>(),
    }
    for (const filter of filters) groups[GROUP[filter.kind]].add(filter.column.toLowerCase())
    for (const kind of ['equality', 'range', 'search'] as const) {
      for (const column of groups[kind]) add(use[kind], column, share)
    }
    for (const join of query.joins) {
      for (const side of [join.left, join.right]) {
        const dot = side.lastIndexOf('.')
        if (mine(side.slice(0, Math.max(dot, 0)))) add(use.joins, side.slice(dot + 1).toLowerCase(), share)
      }
    }
    if (groups.equality.size + groups.range.size > 0) {
      together.push({ columns: [...groups.equality], range: [...groups.range][0] ?? null, share })
    }
  }
  return { ...use, together }
}

const GROUP = {
  equality: 'equality',
  in: 'equality',
  range: 'range',
  like: 'search',
  null: 'other',
  other: 'other',
} as const satisfies Record<string, 'equality' | 'range' | 'search' | 'other'>

function bare(table: string): string {
  return table.slice(table.lastIndexOf('.') + 1).toLowerCase()
}

function add(shares: Map<string, number>, column: string, share: number): void {
  shares.set(column, (shares.get(column) ?? 0) + share)
}
