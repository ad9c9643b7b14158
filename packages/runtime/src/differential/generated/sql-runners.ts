import type { SqlSession } from '@ai-etl/core/contracts/connector'
import { DuckDBInstance } from '@duckdb/node-api'
import type { SqlBench } from '../../ddl/bench.embedded.ts'
import {
  type Answer,
  compileSelect,
  failure,
  heldTables,
  type Run,
  type Runner,
  type Shown,
  selectOf,
  type Tables,
  tableStatements,
} from './runner.ts'

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
    compile: ({ plan }) => compileSelect(plan, 'duckdb'),
    run: (given) =>
      oneByOne(given, async ({ text, typed }) => {
        const described = await query(`DESCRIBE ${selectOf(typed, 'duckdb')}`)
        return { rows: await query(text), types: described.map(([, type]) => String(type)) }
      }),
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
    compile: ({ plan }) => compileSelect(plan, dialect),
    run: (given) =>
      oneByOne(given, async ({ text, typed }) => {
        const rows = (await session.query(text)).map((row) => Object.values(row).map(textOf))
        return { rows, types: await typesOf(session, dialect, selectOf(typed, dialect)) }
      }),
    close: () => session.close(),
  }
}

/** Types of the columns of a SELECT, as the database describes them. */
async function typesOf(
  session: SqlSession,
  dialect: 'postgresql' | 'clickhouse',
  select: string,
): Promise<readonly string[]> {
  if (dialect === 'clickhouse')
    return (await session.query(`DESCRIBE TABLE (${select})`)).map(({ type }) => String(type))
  await session.run('DROP VIEW IF EXISTS described')
  await session.run(`CREATE VIEW described AS ${select}`)
  const described = await session.query(postgresqlTypes('described'))
  await session.run('DROP VIEW described')
  return described.map(({ type }) => String(type))
}

/** Types of the columns of a relation of PostgreSQL, lengths of numbers included. */
export function postgresqlTypes(relation: string): string {
  return `SELECT format_type(atttypid, atttypmod) AS type FROM pg_attribute
    WHERE attrelid = '${relation}'::regclass AND attnum > 0 ORDER BY attnum`
}

async function oneByOne(given: readonly Run[], shown: (run: Run) => Promise<Shown>): Promise<Answer[]> {
  const answers: Answer[] = []
  for (const each of given) answers.push(await shown(each).catch(failure))
  return answers
}

function textOf(value: unknown): string | null {
  if (value === null || value === undefined) return null
  return typeof value === 'object' ? JSON.stringify(value) : String(value as string | number | bigint | boolean)
}
