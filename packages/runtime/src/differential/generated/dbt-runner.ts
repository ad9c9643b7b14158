import { spawn } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { message } from '@ai-etl/core/messages/language'
import { lowerPipeline } from '@ai-etl/core/pipeline/plan/lower'
import type { Plan } from '@ai-etl/core/pipeline/plan/ops'
import type { Step } from '@ai-etl/core/pipeline/schema'
import { compileDbt } from '@ai-etl/core/targets/dbt/compile'
import type { Rows } from '@ai-etl/core/targets/sql/testing/compare'
import { DuckDBInstance } from '@duckdb/node-api'
import { startPostgresql15 } from '../../../../../services/postgresql15.ts'
import { pythonEnvironment } from '../../../../../services/python.ts'
import { documentOf, sourceColumns } from './pipelines.ts'
import {
  type Answer,
  compileSelect,
  failure,
  type Runner,
  selectOf,
  shownOver,
  type Tables,
  tableStatements,
} from './runner.ts'
import { postgresqlTypes } from './sql-runners.ts'

/** A database that dbt builds in: where it is told to find it, and what its tables then hold. */
interface Warehouse {
  readonly environment: Readonly<Record<string, string>>
  /** The rows of a SELECT. */
  rowsOf(select: string): Promise<Rows>
  /** Types of the columns of a table. */
  typesOf(table: string): Promise<readonly string[]>
  close(): Promise<void>
}

/** The server here is PostgreSQL 15. */
const SINCE_16 = message<void>({
  ru: () => 'IS JSON есть в PostgreSQL с версии 16',
  en: () => 'PostgreSQL has IS JSON since version 16',
})

/** Everything that is asked for at once becomes one project, each case a mart of it. */
export async function dbtRunner(dialect: 'duckdb' | 'postgresql', tables: Tables, timezone: string): Promise<Runner> {
  const { python } = await pythonEnvironment('dbt')
  const folder = await mkdtemp(join(tmpdir(), 'generated-dbt-'))
  const warehouse = await (dialect === 'duckdb' ? duckdbWarehouse(folder, tables) : postgresqlWarehouse(tables))
  let builds = 0
  return {
    name: `dbt-${dialect}`,
    holds: 'duckdb',
    compile: ({ plan }) => {
      const compiled = compileSelect(plan, dialect)
      const tooNew = dialect === 'postgresql' && 'text' in compiled && compiled.text.includes(' IS JSON')
      return tooNew ? { refused: [{ step: '', what: 'json_valid', reason: SINCE_16 }] } : compiled
    },
    run: async (given) => {
      // A model that fails must not be taken for one of a build before.
      builds++
      await rm(join(folder, 'models'), { recursive: true, force: true })
      const names = given.map((_, i) => `m${builds}_${i}`)
      const steps: Record<string, Step> = Object.assign({}, ...given.map((each) => each.steps))
      const targets = Object.fromEntries(names.map((name, i) => [name, given[i].result]))
      const pipeline = documentOf(steps, targets, timezone)
      const { plan } = lowerPipeline(pipeline, sourceColumns(tables))
      const { files, refused } = compileDbt(plan, pipeline, dialect)
      if (refused.length > 0) throw new RangeError(`dbt refuses ${refused.map(({ what }) => what).join(', ')}`)
      for (const { path, text } of files) {
        await mkdir(dirname(join(folder, path)), { recursive: true })
        await writeFile(join(folder, path), text)
      }
      const told = await build(python, folder, warehouse.environment)
      const answers: Answer[] = []
      for (const [i, name] of names.entries()) {
        const select = selectOf(shownTable(name, given[i].typed), dialect)
        const answer = async () => ({ types: await warehouse.typesOf(name), rows: await warehouse.rowsOf(select) })
        answers.push(await answer().catch((error) => new Error(`${complaint(told, name)}; ${failure(error).message}`)))
      }
      return answers
    },
    close: async () => {
      await warehouse.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** The columns of a mart as texts: what dbt has built has its own types. */
function shownTable(name: string, { nodes, ...plan }: Plan): Plan {
  const { columns } = nodes[nodes.length - 1]
  const scan = { id: name, step: name, op: { op: 'scan', source: name }, columns, last: true } as const
  return shownOver({ ...plan, nodes: [scan], targets: [] })
}

/** What `dbt build` prints. */
async function build(python: string, folder: string, environment: Readonly<Record<string, string>>): Promise<string> {
  const args = ['-m', 'dbt.cli.main', 'build', '--profiles-dir', '.', '--no-use-colors', '--no-version-check']
  const env = { PATH: process.env.PATH, HOME: folder, DBT_SEND_ANONYMOUS_USAGE_STATS: 'false', ...environment }
  const child = spawn(python, args, { cwd: folder, env })
  const printed: Buffer[] = []
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (bytes: Buffer) => printed.push(bytes))
  await new Promise((done, failed) => {
    child.on('error', failed)
    child.on('close', done)
  })
  return Buffer.concat(printed).toString('utf8')
}

/** What was printed of a model, else the end of it all. */
function complaint(told: string, name: string): string {
  const at = told.search(new RegExp(`Error in model ${name}\\b`))
  return at === -1 ? told.slice(-600) : told.slice(at, at + 500)
}

async function duckdbWarehouse(folder: string, tables: Tables): Promise<Warehouse> {
  const path = join(folder, 'generated.duckdb')
  const within = async <T>(
    use: (connection: Awaited<ReturnType<DuckDBInstance['connect']>>) => Promise<T>,
  ): Promise<T> => {
    // dbt and this process cannot have the file open both.
    const instance = await DuckDBInstance.create(path)
    const connection = await instance.connect()
    try {
      return await use(connection)
    } finally {
      connection.closeSync()
      instance.closeSync()
    }
  }
  await within(async (connection) => {
    for (const statement of tableStatements(tables, 'duckdb')) await connection.run(statement)
  })
  return {
    environment: { DUCKDB_PATH: path },
    rowsOf: (select) => within(async (connection) => (await connection.runAndReadAll(select)).getRowsJson() as Rows),
    typesOf: (table) =>
      within(async (connection) => {
        const described = (await connection.runAndReadAll(`DESCRIBE ${table}`)).getRowsJson() as Rows
        return described.map(([, type]) => type ?? '')
      }),
    close: async () => undefined,
  }
}

async function postgresqlWarehouse(tables: Tables): Promise<Warehouse> {
  const server = await startPostgresql15()
  await server.psql('CREATE DATABASE generated')
  for (const statement of tableStatements(tables, 'postgresql')) await server.psql(statement, 'generated')
  return {
    environment: {
      PGHOST: '127.0.0.1',
      PGPORT: String(server.port),
      PGUSER: server.user,
      PGPASSWORD: server.password,
      PGDATABASE: 'generated',
    },
    rowsOf: async (select) => {
      const rows = await server.psql(`SELECT coalesce(json_agg(made), '[]') FROM (${select}) AS made`, 'generated')
      return (JSON.parse(rows) as object[]).map((row) => Object.values(row) as (string | null)[])
    },
    typesOf: async (table) => (await server.psql(postgresqlTypes(table), 'generated')).split('\n'),
    close: () => server.stop(),
  }
}
