import { DuckDBInstance } from '@duckdb/node-api'
import type { SqlBench } from '../../ddl/bench.embedded.ts'
import { type Answer, compileSelect, failure, heldTables, type Runner, type Tables, tableStatements } from './runner.ts'

type Rows = readonly (readonly (string | null)[])[]

/** DuckDB as the engine runs it, over data that a target holds. */
export async function duckdbRunner(tables: Tables, holds: Runner['holds']): Promise<Runner> {
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  for (const statement of tableStatements(heldTables(tables, holds), 'duckdb')) await connection.run(statement)
  const query = async (sql: string) => {
    const result = await connection.runAndReadAll(sql)
    return result.getRowsJson().map((row) => row.map(textOf))
  }
  return {
    name: 'duckdb',
    holds,
    compile: (plan) => compileSelect(plan, 'duckdb'),
    run: (given) => oneByOne(given, query),
    close: async () => {
      connection.closeSync()
      instance.closeSync()
    },
  }
}

/** The embedded PostgreSQL or ClickHouse. */
export async function embeddedRunner(
  bench: SqlBench,
  dialect: 'postgresql' | 'clickhouse',
  tables: Tables,
): Promise<Runner> {
  const session = await bench.session(dialect)
  const as = dialect === 'clickhouse' ? 'ENGINE = Memory AS' : 'AS'
  for (const statement of tableStatements(
    heldTables(tables, dialect === 'clickhouse' ? 'clickhouse' : 'duckdb'),
    dialect,
    as,
  ))
    await session.run(statement)
  return {
    name: dialect,
    holds: dialect === 'clickhouse' ? 'clickhouse' : 'duckdb',
    compile: (plan) => compileSelect(plan, dialect),
    run: (given) =>
      oneByOne(given, async (sql) => (await session.query(sql)).map((row) => Object.values(row).map(textOf))),
    close: () => session.close(),
  }
}

async function oneByOne(given: readonly { text: string }[], query: (sql: string) => Promise<Rows>): Promise<Answer[]> {
  const answers: Answer[] = []
  for (const { text } of given) answers.push(await query(text).catch(failure))
  return answers
}

function textOf(value: unknown): string | null {
  if (value === null || value === undefined) return null
  return typeof value === 'object' ? JSON.stringify(value) : String(value as string | number | bigint | boolean)
}
