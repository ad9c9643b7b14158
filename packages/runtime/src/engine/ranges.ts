import type { PipelineColumn } from '@ai-etl/core/pipeline/columns'
import type { Range } from '@ai-etl/core/pipeline/plan/ranges'
import { rangeOfType } from '@ai-etl/core/pipeline/plan/ranges'
import { type Engine, literal } from './database.ts'

/** Places of the numbers that ranges are read as: as many as decimals have at most. */
const PLACES = 18

/**
 * What the numbers of Parquet files lie within, as their own statistics say; columns that have none are absent.
 * @param paths absolute, of files with these columns
 */
export async function parquetRanges(
  engine: Engine,
  paths: readonly string[],
  columns: readonly PipelineColumn[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, Range>> {
  const numbers = columns.filter(({ type }) => rangeOfType(type) !== null)
  if (numbers.length === 0) return new Map()
  const number = (value: string) => `TRY_CAST(${value} AS DECIMAL(38, ${PLACES}))`
  const [least, most] = [number('stats_min_value'), number('stats_max_value')]
  // A part without statistics has NULLs alone, or is not known.
  const rows = await engine.rows(
    `SELECT path_in_schema, CAST(min(${least}) AS VARCHAR), CAST(max(${most}) AS VARCHAR)
    FROM parquet_metadata([${paths.map(literal).join(', ')}])
    WHERE path_in_schema IN (${numbers.map(({ name }) => literal(name)).join(', ')})
    GROUP BY path_in_schema
    HAVING bool_and(type IN ('INT32', 'INT64') AND coalesce((${least} IS NOT NULL AND ${most} IS NOT NULL) OR stats_null_count = num_values, false))`,
    signal,
  )
  const ranges = new Map<string, Range>()
  for (const { name, type } of numbers) {
    const [, low, high] = rows.find(([column]) => column === name) ?? []
    if (typeof low !== 'string' || typeof high !== 'string') continue
    const places = PLACES - (type.kind === 'decimal' ? type.scale : 0)
    ranges.set(name, { least: units(low, places), most: units(high, places) })
  }
  return ranges
}

/** A text with all its places as a whole number of units, the last places of which are zeros that are left out. */
function units(text: string, places: number): bigint {
  return BigInt(text.replace('.', '')) / 10n ** BigInt(places)
}
