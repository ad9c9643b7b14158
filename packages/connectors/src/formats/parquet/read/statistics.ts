import type { ColumnStatistics, SourceStatistics } from '@ai-etl/core/contracts/source'
import type { LogicalType } from '@ai-etl/core/types/logical'
import { type Bounds, boundsOfTexts } from '@ai-etl/core/values/bounds'
import type { DuckDBConnection } from '@duckdb/node-api'
import { literal } from './literal.ts'

/** What the footer tells of one column in one row group. */
interface Chunk {
  readonly least: string | null
  readonly most: string | null
  readonly nulls: number | null
  readonly rows: number
  /** Stored as a whole number: such bounds are never cut. */
  readonly whole: boolean
}

/**
 * What the footers of Parquet files tell of their columns, hence of every row. A column that a row group says nothing of is
 * left out.
 */
export async function parquetStatistics(
  paths: readonly string[],
  columns: readonly { readonly name: string; readonly type: LogicalType }[],
  connection: DuckDBConnection,
): Promise<SourceStatistics> {
  const result = await connection.runAndReadAll(
    `SELECT path_in_schema, stats_min_value, stats_max_value, stats_null_count, num_values, type IN ('INT32', 'INT64'), file_name || ' ' || row_group_id
    FROM parquet_metadata([${paths.map(literal).join(', ')}])`,
  )
  const rows = result.getRows()
  const groups = new Set(rows.map(([, , , , , , group]) => String(group))).size
  const chunks = Map.groupBy(rows, ([path]) => String(path))
  const text = (value: unknown) => (typeof value === 'string' ? value : null)
  const known = columns.flatMap(({ name, type }) => {
    const own = (chunks.get(name) ?? []).map(([, least, most, nulls, count, whole]): Chunk => {
      const absent = nulls === null ? null : Number(nulls)
      return { least: text(least), most: text(most), nulls: absent, rows: Number(count), whole: whole === true }
    })
    // A part of a nested column may be called like another one; a file of several may not have a column.
    return own.length === groups ? [[name, statisticsOf(own, type)] as const] : []
  })
  return { exact: true, columns: new Map(known) }
}

function statisticsOf(chunks: readonly Chunk[], type: LogicalType): ColumnStatistics {
  const rows = chunks.reduce((sum, chunk) => sum + chunk.rows, 0)
  const nulls = chunks.every((chunk) => chunk.nulls !== null)
    ? chunks.reduce((sum, chunk) => sum + (chunk.nulls ?? 0), 0)
    : null
  const bounds = boundsOf(chunks, type)
  return { ...(nulls !== null && rows > 0 && { nulls: nulls / rows }), ...(bounds && { bounds }) }
}

/** The bounds of all row groups; null where one of them has values and none, or where all are NULL. */
function boundsOf(chunks: readonly Chunk[], type: LogicalType): Bounds | null {
  const filled = chunks.filter(({ nulls, rows }) => nulls !== rows)
  const texts = filled.flatMap(({ least, most }) => (least === null || most === null ? [] : [least, most]))
  const told = texts.length === 2 * filled.length && filled.every(({ whole }) => whole)
  return told ? boundsOfTexts(texts, type) : null
}
