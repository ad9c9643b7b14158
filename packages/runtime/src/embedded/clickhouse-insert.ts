import { once } from 'node:events'
import { createReadStream } from 'node:fs'
import type { Socket } from 'node:net'
import type { Engine, EngineSession } from './clickhouse-engine.ts'
import { type EngineError, engineError, literal } from './clickhouse-engine.ts'
import { openWriter, type PipePool } from './clickhouse-pipe.ts'
import type { SpoolFile, SpoolFolder } from './clickhouse-spool.ts'
import type { RowInsert } from './clickhouse-statement.ts'

/** Requests up to this size are laid down whole before the statement runs; longer ones flow through a pipe. */
const SPOOL_BYTES = 128 << 20

export interface InsertMeans {
  readonly engine: Engine
  readonly session: EngineSession
  readonly pipes: PipePool
  readonly spool: SpoolFolder
}

/**
 * Runs an INSERT whose rows come as bytes, through the engine's own reader of that format. Memory does not depend on
 * their number: they wait in a file, or flow through a named pipe when there are more than a file should hold.
 * @returns rows that the engine read
 * @throws EngineError; the error of `rows` when they break off: nothing of a spooled request is inserted then
 */
export async function insertRows(means: InsertMeans, insert: RowInsert, rows: AsyncIterable<Buffer>): Promise<number> {
  const file = means.spool.open()
  const iterator = rows[Symbol.asyncIterator]()
  try {
    let ended = false
    try {
      while (file.bytes < SPOOL_BYTES && !ended) {
        const next = await iterator.next()
        if (next.done) ended = true
        else file.write(next.value)
      }
    } finally {
      file.close()
    }
    if (ended) return await insertFile(means, insert, file.path)
    return await insertThroughPipe(means, insert, continued(file, iterator))
  } finally {
    file.remove()
  }
}

/**
 * Runs an INSERT whose rows lie in a file of the spool folder, whole.
 * @param name of the file; whoever laid it down removes it
 */
export async function insertLaidDown(means: InsertMeans, insert: RowInsert, name: string): Promise<number> {
  return insertFile(means, insert, means.spool.laidDown(name))
}

function statementFrom(path: string, insert: RowInsert): string {
  return `${insert.head} FROM INFILE ${literal(path)} COMPRESSION 'none' ${insert.settings} FORMAT ${insert.format}`
}

async function insertFile({ session }: InsertMeans, insert: RowInsert, path: string): Promise<number> {
  try {
    const result = await session.native.queryAsync(statementFrom(path, insert), { format: 'Null' })
    return result.rowsRead
  } catch (error) {
    throw engineError(error)
  }
}

/** What was spooled, then what still comes. */
async function* continued(file: SpoolFile, rest: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  yield* createReadStream(file.path, { highWaterMark: 1 << 20 }) as AsyncIterable<Buffer>
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value
}

/**
 * When the bytes break off, the statement is killed first and the pipe closed after, so that the engine never takes the
 * break for the end.
 */
async function insertThroughPipe(
  { engine, session, pipes }: InsertMeans,
  insert: RowInsert,
  rows: AsyncIterable<Buffer>,
): Promise<number> {
  const path = await pipes.take()
  let ended = false
  const settled = session.native
    .queryAsync(statementFrom(path, insert), { format: 'Null' })
    .then(
      (result): Outcome => ({ rows: result.rowsRead, failure: null }),
      (error: unknown): Outcome => ({ rows: 0, failure: engineError(error) }),
    )
    .finally(() => (ended = true))
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

interface Outcome {
  readonly rows: number
  readonly failure: EngineError | null
}

/** Writes until the rows end or the statement does. */
async function feed(writer: Socket, rows: AsyncIterable<Buffer>, settled: Promise<unknown>): Promise<void> {
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
