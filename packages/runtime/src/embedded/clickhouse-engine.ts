import { randomUUID } from 'node:crypto'
import { createRequire } from 'node:module'
import type { Session as ChdbSession } from 'chdb'

/** A failure of the engine, with its number. Numbers: ClickHouse's ErrorCodes.cpp. */
export class EngineError extends Error {
  override readonly name = 'EngineError'
  readonly code: number

  constructor(code: number, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause })
    this.code = code
  }
}

/** `Query failed: Code: 497. DB::Exception: …` → code 497 and the text from `Code:` on, as a server words it. */
export function engineError(error: unknown): EngineError {
  if (error instanceof EngineError) return error
  const message = error instanceof Error ? error.message : String(error)
  const found = /Code: (\d+)\./.exec(message)
  if (!found) return new EngineError(1002, `Code: 1002. DB::Exception: ${message} (UNKNOWN_EXCEPTION)`, error)
  return new EngineError(Number(found[1]), message.slice(found.index), error)
}

/** One connection to the engine: state of its own (USE, SET, temporary tables), one statement at a time. */
export interface EngineSession {
  readonly native: ChdbSession
  /** Marks this session's statements so that another session can end them. */
  readonly mark: string
}

/** The engine over one data folder. One per process, one process per folder. */
export class Engine {
  readonly #open: () => ChdbSession
  readonly #keeper: ChdbSession

  /** @throws when the folder is in use by another process, or chdb is not installed. */
  constructor(folder: string, configuration: string) {
    const engine = createRequire(import.meta.url)('chdb') as { Session: typeof ChdbSession }
    this.#open = () => new engine.Session(folder, { connectionArgs: [`--config-file=${configuration}`] })
    this.#keeper = this.#open()
    this.#keeper.query('SELECT 1')
  }

  /** A fresh session with settings and query parameters; opening takes about a millisecond. @throws EngineError */
  session(
    database: string,
    settings: ReadonlyMap<string, string>,
    parameters: ReadonlyMap<string, string>,
  ): EngineSession {
    const session = { native: this.#open(), mark: `http-${randomUUID()}` }
    try {
      this.configure(session, database, settings, parameters)
      return session
    } catch (error) {
      session.native.close()
      throw error
    }
  }

  configure(
    session: EngineSession,
    database: string,
    settings: ReadonlyMap<string, string>,
    parameters: ReadonlyMap<string, string>,
  ): void {
    // The comment is how kill() finds the statement; there is no query log that a caller's own could show up in.
    const assignments = [`log_comment=${literal(session.mark)}`]
    for (const [name, value] of settings)
      if (name !== 'log_comment') assignments.push(`${word(name)}=${literal(value)}`)
    for (const [name, value] of parameters) assignments.push(`param_${word(name)}=${literal(value)}`)
    try {
      session.native.query(`USE \`${database.replaceAll('\\', '\\\\').replaceAll('`', '\\`')}\``)
      session.native.query(`SET ${assignments.join(', ')}`)
    } catch (error) {
      throw engineError(error)
    }
  }

  /** Ends what a session runs. Its promise then fails with QUERY_WAS_CANCELLED (394). */
  kill(session: EngineSession): void {
    try {
      // ASYNC: a SYNC kill would hold this thread, which the ending query's own promise needs.
      this.#keeper.query(`KILL QUERY WHERE Settings['log_comment'] = ${literal(session.mark)} ASYNC`)
    } catch {
      // It ended by itself meanwhile.
    }
  }

  close(): void {
    this.#keeper.close()
  }
}

function word(name: string): string {
  if (/^\w+$/.test(name)) return name
  throw new EngineError(115, `Code: 115. DB::Exception: Unknown setting '${name}' (UNKNOWN_SETTING)`)
}

/** A text literal of ClickHouse. */
export function literal(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'").replaceAll('\0', '\\0')}'`
}
