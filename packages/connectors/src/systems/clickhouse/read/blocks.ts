import type { Batch } from '@ai-etl/core/contracts/batch'
import type { ReadRequest } from '@ai-etl/core/contracts/source'
import { PlatformError } from '@ai-etl/core/errors/error'
import { phrase } from '@ai-etl/core/messages/phrase'
import type { ClickHouseSettings } from '@clickhouse/client'
import type { Database } from '../connection/database.ts'
import { TEXT_SETTINGS } from './columns-sql.ts'
import { NativeTextDecoder } from './native-text.ts'

/** Aliases stand for the text, not in conditions; blocks stay small enough for several to be under way. */
export const READ_SETTINGS = {
  ...TEXT_SETTINGS,
  prefer_column_name_to_alias: 1,
  max_block_size: '16384',
  preferred_block_size_bytes: String(8 << 20),
} as const

/**
 * Rows of a SELECT of texts in Native, as batches, each valid until the next is asked for.
 * @param seen counted up: what was read of the source so far
 */
export async function* readBlocks(
  database: Database,
  statement: string,
  { table, settings }: { readonly table: number; readonly settings: ClickHouseSettings },
  request: Pick<ReadRequest, 'signal' | 'progress'>,
  seen: { bytes: number; rows: number },
): AsyncGenerator<Batch> {
  const stream = await database.stream(statement, settings)
  const decoder = new NativeTextDecoder(table)
  const stop = () => stream.destroy()
  request.signal.addEventListener('abort', stop, { once: true })
  try {
    for await (const piece of stream) {
      decoder.push(piece as Buffer)
      seen.bytes += (piece as Buffer).length
      for (let batch = decoder.next(); batch !== null; batch = decoder.next()) {
        seen.rows += batch.rows
        request.progress?.(seen.bytes, seen.rows)
        yield batch
        // What came already is read no further either.
        request.signal.throwIfAborted()
      }
    }
    if (decoder.isCutOff) throw cutOff(database)
  } catch (error) {
    if (request.signal.aborted) throw new PlatformError('run.cancelled', {})
    throw database.failure(error, statement)
  } finally {
    request.signal.removeEventListener('abort', stop)
    stream.destroy()
  }
}

function cutOff(database: Database): PlatformError {
  const why = phrase('server.answer-cut')
  return new PlatformError('connection.lost', { server: database.settings.server, why })
}
