import type { ColumnStatistics, SourceStatistics } from '@ai-etl/core/contracts/source'
import { boundsOfTexts } from '@ai-etl/core/values/bounds'
import type pg from 'pg'
import type { ReadableTable } from './table.ts'

interface Row {
  readonly name: string
  readonly nulls: number
  readonly distinct: number | null
  /** Most common values, then the bounds of the histogram of all others. */
  readonly texts: readonly string[]
}

/**
 * What ANALYZE has found of a sample of a table: shares of NULL, different values (kept as a share of the rows where they
 * grow with them), bounds. Absent for what the login may not read, and for tables never analysed.
 */
export async function analysedStatistics(
  client: pg.Client,
  { relation, table }: ReadableTable,
): Promise<SourceStatistics> {
  const { rows } = await client.query<Row>(STATISTICS, [relation.schema, relation.name, relation.kind === 'p'])
  const found = rows.flatMap(({ name, nulls, distinct: told, texts }) => {
    const type = table.columns.find((column) => column.name === name)?.type
    if (type === undefined) return []
    const bounds = boundsOfTexts(texts, type)
    const distinct = distinctOf(told, relation.rows)
    const known: ColumnStatistics = { nulls, ...(distinct !== null && { distinct }), ...(bounds && { bounds }) }
    return [[name, known] as const]
  })
  return { exact: false, columns: new Map(found) }
}

/** Below zero: as many for each row (https://www.postgresql.org/docs/current/view-pg-stats.html); 0 is unknown. */
function distinctOf(told: number | null, rows: number | null): number | null {
  if (told === null || told === 0) return null
  if (told > 0) return Math.round(told)
  return rows === null ? null : Math.round(-told * rows)
}

// Of a partitioned table the statistics of all its partitions together; texts as the session writes dates: ISO.
const STATISTICS = `
SELECT attname AS name, null_frac::float8 AS nulls, n_distinct::float8 AS distinct,
  coalesce(most_common_vals::text::text[], '{}') || coalesce(histogram_bounds::text::text[], '{}') AS texts
FROM pg_stats WHERE schemaname = $1 AND tablename = $2 AND inherited = $3`
