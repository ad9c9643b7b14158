import { once } from 'node:events'
import type { Socket } from 'node:net'
import type { Engine, EngineSession } from './clickhouse-engine.ts'
import { engineError, literal } from './clickhouse-engine.ts'
import { openWriter, type PipePool } from './clickhouse-pipe.ts'
import type { RowInsert } from './clickhouse-statement.ts'

/**
 * Runs an INSERT whose rows come as bytes: through a named pipe into the engine's own reader of that format, so memory
 * does not depend on their number. When the bytes break off, the statement is killed first and the pipe closed after,
 * so that the engine never takes the break for the end.
 * @returns rows that the engine read
 * @throws EngineError; the error of `rows` when they break off
 */
export async function insertRows(
  engine: Engine,
  session: EngineSession,
  pipes: PipePool,
  insert: RowInsert,
  rows: AsyncIterable<Uint8Array>,
): Promise<number> {
  const path = await pipes.take()
  let ended = false
  const statement = `${insert.head} FROM INFILE ${literal(path)} COMPRESSION 'none' ${insert.settings} FORMAT ${insert.format}`
  const done = session.native.queryAsync(statement, { format: 'Null' }).then(
    (result) => ({ rows: result.rowsRead, failure: null }),
    (error: unknown) => ({ rows: 0, failure: engineError(error) }),
  )
  const settled = done.finally(() => (ended = true))
  const writer = await openWriter(path, () => ended)
  const broken = writer ? await feed(writer, rows, settled).then(null, (error: unknown) => ({ error })) : null
  if (broken) engine.kill(session)
  if (writer) await closeWriter(writer)
  const outcome = await settled
  pipes.release(path)
  if (broken) throw broken.error
  if (outcome.failure) throw outcome.failure
  return outcome.rows
}

/** Writes until the rows end or the statement does. */
async function feed(writer: Socket, rows: AsyncIterable<Uint8Array>, settled: Promise<unknown>): Promise<void> {
  let stopped = false
  const stop = () => (stopped = true)
  void settled.then(stop)
  // EPIPE: the statement failed; its own promise says why.
  writer.on('error', stop)
  for await (const chunk of rows) {
    if (stopped) return
    if (!writer.write(chunk)) await Promise.race([once(writer, 'drain').catch(stop), settled])
  }
}

async function closeWriter(writer: Socket): Promise<void> {
  if (writer.destroyed) return
  const closed = once(writer, 'close')
  writer.end()
  // A statement that failed without reading to the end leaves bytes that nobody takes.
  await Promise.race([closed, once(writer, 'error').catch(() => {})])
  writer.destroy()
}
