import { quoteIdentifier } from '@ai-etl/core/dialects/quote'
import { PlatformError } from '@ai-etl/core/errors/error'
import { duckdbType } from '@ai-etl/core/targets/sql/duckdb/types'
import { parseType } from '@ai-etl/core/types/parse'
import type { WatchRequest } from '../load/request.ts'
import type { Watched } from '../load/watch.ts'
import { type Engine, literal } from './database.ts'

/**
 * What a run sees of the cursor of a source that the engine reads where it lies.
 * @param table as the engine reads it
 * @throws PlatformError `incremental.cursor-null` where rows without a cursor are to end the run
 */
export async function watchDirect(
  engine: Engine,
  table: string,
  { source, column, type, from, after, nulls }: WatchRequest,
  signal: AbortSignal,
): Promise<Watched> {
  const cursor = quoteIdentifier('duckdb', column)
  const value = (text: string) => `CAST(${literal(text)} AS ${duckdbType(parseType(type))})`
  const isRead = from === null ? `${cursor} IS NOT NULL` : `${cursor} >= ${value(from)}`
  const isAgain = after === null ? 'false' : `${cursor} <= ${value(after)}`
  const [[rows, again, without, greatest]] = await engine.rows(
    `SELECT count(*) FILTER (WHERE ${isRead}), count(*) FILTER (WHERE ${isRead} AND ${isAgain}),
      count(*) FILTER (WHERE ${cursor} IS NULL), CAST(max(${cursor}) FILTER (WHERE ${isRead}) AS VARCHAR)
    FROM ${table}`,
    signal,
  )
  if (nulls === 'fail' && Number(without) > 0) throw new PlatformError('incremental.cursor-null', { source, column })
  return {
    rows: Number(rows),
    again: Number(again),
    nulls: Number(without),
    greatest: typeof greatest === 'string' ? greatest : null,
  }
}
