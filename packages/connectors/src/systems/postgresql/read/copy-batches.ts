import type { Batch } from '@ai-etl/core/contracts/batch'
import { PlatformError } from '@ai-etl/core/errors/error'
import type pg from 'pg'
import { CopyOut } from '../wire/copy-out.ts'
import { RowDecoder } from './decode.ts'

/**
 * Rows of `COPY … TO STDOUT` as batches, each valid until the next is asked for.
 * @param booleans by column, whether it is boolean
 * @throws what the server said; PlatformError `run.cancelled`
 */
export async function* copyBatches(
  client: pg.Client,
  statement: string,
  table: number,
  booleans: readonly boolean[],
  signal: AbortSignal,
): AsyncGenerator<Batch, void> {
  const decoder = new RowDecoder(table, booleans)
  const copy = new CopyOut(statement)
  client.query(copy)
  for await (const messages of copy.messages()) {
    if (signal.aborted) throw new PlatformError('run.cancelled', {})
    for (let at = decoder.decode(messages, 0); at < messages.length; at = decoder.decode(messages, at)) {
      yield decoder.batch
      decoder.reset()
    }
  }
  if (decoder.batch.rows > 0) yield decoder.batch
}

/** Ends a connection at once; the server notices and gives the statement up. */
export function cut(client: pg.Client): void {
  // pg keeps its Connection in this field; its types leave it out.
  const { connection } = client as unknown as { connection: pg.Connection }
  connection.stream.destroy()
}

/**
 * Ends a connection that only reads as soon as its work is cancelled: a statement that waits for a lock, or for its
 * first row, would hold everything up until it is through.
 */
export function cutAtCancel(client: pg.Client, signal: AbortSignal): void {
  const stop = () => cut(client)
  if (signal.aborted) return stop()
  signal.addEventListener('abort', stop, { once: true })
  client.once('end', () => signal.removeEventListener('abort', stop))
}
