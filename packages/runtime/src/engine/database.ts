import { mkdir } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { PlatformError } from '@ai-etl/core/errors/error'
import { quoted } from '@ai-etl/core/messages/phrase'
import type { DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'

/** What a query may keep in memory before it spills to disk. */
const MEMORY = '1GB'

/**
 * DuckDB as the engine of transformations: it reads and writes files in one folder alone, reaches no network, and its
 * settings can no longer be changed. Statements are written by this platform from typed expressions, never by users.
 */
export class Engine {
  readonly #instance: DuckDBInstance
  readonly #connection: DuckDBConnection

  private constructor(instance: DuckDBInstance, connection: DuckDBConnection) {
    this.#instance = instance
    this.#connection = connection
  }

  /**
   * @param folder absolute; files in it can be read and written, and queries spill to `spill` in it
   * @param timezone IANA zone of casts and parts of moments
   * @param paths absolute; further files that can be read
   */
  static async open(folder: string, timezone: string, paths: readonly string[] = []): Promise<Engine> {
    const { DuckDBInstance } = await import('@duckdb/node-api')
    await mkdir(join(folder, 'spill'), { recursive: true })
    const instance = await DuckDBInstance.create(':memory:', {
      memory_limit: MEMORY,
      threads: String(availableParallelism()),
      temp_directory: join(folder, 'spill'),
      autoinstall_known_extensions: 'false',
      autoload_known_extensions: 'false',
    })
    const connection = await instance.connect()
    const engine = new Engine(instance, connection)
    await engine.run(`SET TimeZone = ${literal(timezone)}`)
    await engine.run(`SET allowed_directories = [${literal(folder)}]`)
    if (paths.length > 0) await engine.run(`SET allowed_paths = [${paths.map(literal).join(', ')}]`)
    await engine.run('SET enable_external_access = false')
    await engine.run('SET lock_configuration = true')
    return engine
  }

  /** @throws PlatformError `engine.failed` with what the engine says */
  async run(sql: string, signal?: AbortSignal): Promise<void> {
    await this.#interruptible(signal, () => this.#connection.run(sql))
  }

  /** Rows as JavaScript values; for results of a few thousand rows. @throws PlatformError `engine.failed` */
  async rows(sql: string, signal?: AbortSignal): Promise<readonly (readonly unknown[])[]> {
    const reader = await this.#interruptible(signal, () => this.#connection.runAndReadAll(sql))
    return reader.getRows()
  }

  close(): void {
    this.#connection.closeSync()
    this.#instance.closeSync()
  }

  async #interruptible<T>(signal: AbortSignal | undefined, work: () => Promise<T>): Promise<T> {
    signal?.throwIfAborted()
    const interrupt = () => this.#connection.interrupt()
    signal?.addEventListener('abort', interrupt, { once: true })
    try {
      return await work()
    } catch (cause) {
      if (signal?.aborted) throw new PlatformError('run.cancelled', {}, { cause })
      const told = cause instanceof Error ? cause.message : String(cause)
      throw new PlatformError('engine.failed', { why: quoted(told) }, { cause })
    } finally {
      signal?.removeEventListener('abort', interrupt)
    }
  }
}

/** A text as DuckDB writes it. */
export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`
}
