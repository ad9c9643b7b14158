import type pg from 'pg'
import { statementFailure } from '../connection/failure.ts'
import type { Settings } from '../connection/settings.ts'

/** The connection of a load: plain statements whose failures are the platform's errors. */
export class Database {
  readonly client: pg.Client
  readonly settings: Settings

  constructor(client: pg.Client, settings: Settings) {
    this.client = client
    this.settings = settings
  }

  /** Rows of a statement. @throws PlatformError `sql.failed`, `connection.lost`, `connection.timeout` */
  async rows<R extends pg.QueryResultRow>(sql: string, values: readonly unknown[] = []): Promise<readonly R[]> {
    return (await this.#query<R>(sql, values)).rows
  }

  /** Runs a statement; gives the number of rows it touched. */
  async run(sql: string, values: readonly unknown[] = []): Promise<number> {
    return (await this.#query(sql, values)).rowCount ?? 0
  }

  /** Runs `work` in a transaction: all of it stays or none. */
  async transaction<T>(work: () => Promise<T>): Promise<T> {
    await this.run('BEGIN')
    try {
      const result = await work()
      await this.run('COMMIT')
      return result
    } catch (error) {
      await this.run('ROLLBACK').catch(() => {})
      throw error
    }
  }

  async #query<R extends pg.QueryResultRow>(sql: string, values: readonly unknown[]): Promise<pg.QueryResult<R>> {
    try {
      return await this.client.query<R>(sql, [...values])
    } catch (error) {
      throw statementFailure(error, this.settings, sql)
    }
  }
}

/** SQLSTATE of a failed statement; null for other failures. */
export function sqlState(error: unknown): string | null {
  const cause = (error as { cause?: { code?: unknown } }).cause
  return typeof cause?.code === 'string' ? cause.code : null
}

/** insufficient_privilege */
export const NO_PRIVILEGE = '42501'
