import type { SqlSession } from '@ai-etl/core/contracts/connector'
import type { Rows } from '@ai-etl/core/targets/sql/testing/compare'
import { DuckDBInstance } from '@duckdb/node-api'
import { SqlBench } from '../ddl/bench.embedded.ts'

type Sessions = Readonly<Record<'postgresql' | 'clickhouse', SqlSession>>

/** Databases that run what the emitter writes, each by the name of its dialect. Rows come as texts, columns in order. */
export class Engines {
  readonly #bench: SqlBench
  readonly #sessions: Sessions
  readonly #duckdb: Awaited<ReturnType<DuckDBInstance['connect']>>

  private constructor(bench: SqlBench, sessions: Sessions, duckdb: Awaited<ReturnType<DuckDBInstance['connect']>>) {
    this.#bench = bench
    this.#sessions = sessions
    this.#duckdb = duckdb
  }

  static async open(): Promise<Engines> {
    const bench = await SqlBench.open()
    const [postgresql, clickhouse] = await Promise.all([bench.session('postgresql'), bench.session('clickhouse')])
    const instance = await DuckDBInstance.create(':memory:')
    return new Engines(bench, { postgresql, clickhouse }, await instance.connect())
  }

  async rows(dialect: 'duckdb' | 'postgresql' | 'clickhouse', sql: string): Promise<Rows> {
    if (dialect === 'duckdb') {
      const result = await this.#duckdb.runAndReadAll(sql)
      return result.getRowsJson().map((row) => row.map(textOf))
    }
    const rows = await this.#sessions[dialect].query(sql)
    return rows.map((row) => Object.values(row).map(textOf))
  }

  async run(dialect: 'duckdb' | 'postgresql' | 'clickhouse', sql: string): Promise<void> {
    if (dialect === 'duckdb') await this.#duckdb.run(sql)
    else await this.#sessions[dialect].run(sql)
  }

  async close(): Promise<void> {
    this.#duckdb.closeSync()
    await Promise.all(Object.values(this.#sessions).map((session) => session.close()))
    await this.#bench.close()
  }
}

function textOf(value: unknown): string | null {
  if (value === null || value === undefined) return null
  return typeof value === 'object' ? JSON.stringify(value) : String(value as string | number | bigint | boolean)
}
