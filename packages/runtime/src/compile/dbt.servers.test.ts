import { spawn } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type PostgresqlServer, startPostgresql15 } from '../../../../services/postgresql15.ts'
import { pythonEnvironment } from '../../../../services/python.ts'
import { LoadBench } from '../load/fixture.embedded.ts'
import { runPipeline } from '../load/pipeline/run.ts'
import { compilePipeline } from './compile.ts'
import { writeCompiled } from './write.ts'

/** dbt builds the projects, and its tables hold the rows that the engine gives. */
const live = { signal: new AbortController().signal, progress: () => undefined }
let bench: LoadBench
let python: string
let postgresql: PostgresqlServer

const TICKETS = `id,museum,created,price,status
1,10,2024-01-31T23:30:00Z,100.50,PAID
2,10,2024-02-01T10:00:00Z,7,PAID
3,11,2024-02-02T10:00:00Z,,PAID
4,99,2024-02-03T10:00:00Z,5.25,RETURN
5,,2024-02-29T21:30:00Z,5.25,"{{ 1 }}; 'x'"
`
const MUSEUMS = `id,name
10,Музей «А»
11,"It's {% raw %} ; -- "
12,пусто
`
/** Jinja, semicolons and quotes in literals; the month is Moscow's. */
const document = (to: (name: string) => string, on = 'ranked', accepted = 'PAID') => `version: 1
name: Отчёт_2024
timezone: Europe/Moscow
sources:
  tickets: { from: tickets.csv }
  museums: { from: museums.csv }
steps:
  paid: { type: filter, input: tickets, where: "status = 'PAID' or status = '{{ 1 }}; ''x''' or status like '%{#;%'" }
  joined: { type: join, left: paid, right: museums, kind: left, on: "paid.museum = museums.id" }
  monthly:
    type: aggregate
    input: joined
    by: { month: "date_trunc('month', created)", museum: "coalesce(name, '{{ none }}')" }
    values: { revenue: "sum(price)", visitors: "count(*)" }
  ranked:
    type: window
    input: monthly
    partitionBy: [month]
    orderBy: [{ by: revenue, direction: desc }]
    values: { place: "rank()", previous: "lag(revenue)" }
targets:
  report: { input: ranked, to: "${to('report')}", mode: replace }
  Оплачено: { input: paid, to: "${to('paid')}", mode: upsert, key: [id] }
checks:
  - { on: ${on}, unique: [month, museum] }
  - { on: paid, accepted: { status: [${accepted}, "{{ 1 }}; 'x'"] } }
  - { on: paid, holds: "price is null or price >= 0" }
  - { on: ranked, rows: { atLeast: 1, atMost: 9 } }
  - { on: ranked, notNull: [visitors] }
`

beforeAll(async () => {
  const [environment, server, opened] = await Promise.all([
    pythonEnvironment('dbt'),
    startPostgresql15(),
    LoadBench.open(),
  ])
  python = environment.python
  postgresql = server
  bench = opened
  await bench.write('tickets.csv', TICKETS)
  await bench.write('museums.csv', MUSEUMS)
})
afterAll(async () => {
  await postgresql?.stop()
  await bench?.close()
})

/** Writes the project of a document. */
async function project(name: string, text: string, dialect: 'duckdb' | 'postgresql' | 'clickhouse'): Promise<string> {
  await bench.write(`${name}.yaml`, text)
  const { document: told, files } = await compilePipeline(
    { at: `${name}.yaml`, to: 'dbt', dialect },
    bench.settings,
    live,
  )
  expect(told.refused).toEqual([])
  const folder = join(bench.folder, name)
  await writeCompiled(files, folder)
  return folder
}

/** `dbt build` in a folder: its exit status and what it prints. */
async function build(folder: string, environment: Record<string, string>): Promise<{ status: number; text: string }> {
  const child = spawn(
    python,
    ['-m', 'dbt.cli.main', 'build', '--profiles-dir', '.', '--no-use-colors', '--no-version-check'],
    {
      cwd: folder,
      env: { PATH: process.env.PATH, HOME: bench.folder, DBT_SEND_ANONYMOUS_USAGE_STATS: 'false', ...environment },
    },
  )
  let text = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => (text += String(part)))
  const status = await new Promise<number>((done, failed) => {
    child.on('error', failed)
    child.on('close', (code) => done(code ?? 1))
  })
  return { status, text }
}

describe('on DuckDB', () => {
  const files = (name: string) => join(bench.folder, `${name}.parquet`)
  let database: string

  async function rows(sql: string): Promise<unknown[][]> {
    const instance = await DuckDBInstance.create(database)
    const connection = await instance.connect()
    const result = await connection.runAndReadAll(sql)
    connection.closeSync()
    instance.closeSync()
    return result.getRowsJson() as unknown[][]
  }

  beforeAll(async () => {
    database = join(bench.folder, 'warehouse.duckdb')
    for (const name of ['tickets', 'museums']) {
      await bench.load(`${name}.csv`, files(name), { mode: 'replace' })
      await rows(`CREATE TABLE ${name} AS SELECT * FROM read_parquet('${files(name)}')`)
    }
  })

  test('a project is built, twice, with the rows of the engine', async () => {
    const to = (name: string) => `${name}_expected.parquet`
    const folder = await project('duck', document(to).replace('upsert', 'replace'), 'duckdb')
    await runPipeline('duck.yaml', {}, bench.settings, live)
    await writeFile(join(bench.folder, 'duck.yaml'), document(to))
    await project('duck', document(to), 'duckdb')
    for (const round of [1, 2]) {
      const { status, text } = await build(folder, { DUCKDB_PATH: database })
      expect([round, status, text]).toEqual([round, 0, expect.stringContaining('Completed successfully')])
      for (const [made, expected] of [
        ['report', 'report'],
        ['Оплачено', 'paid'],
      ]) {
        const [mart, parquet] = [`FROM main."${made}"`, `FROM read_parquet('${join(bench.folder, to(expected))}')`]
        expect(await rows(`(SELECT * ${mart} EXCEPT ALL SELECT * ${parquet})`)).toEqual([])
        expect(await rows(`(SELECT * ${parquet} EXCEPT ALL SELECT * ${mart})`)).toEqual([])
      }
    }
    expect(await rows('SELECT count(*) FROM report')).toEqual([['3']])
  })

  test('a check that fails holds back the mart behind it', async () => {
    const text = document((name) => `${name}.parquet`, 'monthly', 'FREE').replaceAll('report:', 'held:')
    const folder = await project('held', text, 'duckdb')
    const { status, text: told } = await build(folder, { DUCKDB_PATH: database })
    expect([status, told]).toEqual([1, expect.stringMatching(/FAIL.*check_2/)])
    expect(await rows("SELECT count(*) FROM information_schema.tables WHERE table_name = 'held'")).toEqual([['0']])
  })
})

test('on PostgreSQL: sources in their own schema, the rows of the engine', async () => {
  await postgresql.psql('CREATE DATABASE city')
  const { port, user, password } = postgresql
  const at = `postgresql://${user}:${password}@127.0.0.1:${port}/city`
  for (const name of ['tickets', 'museums'])
    await bench.load(`${name}.csv`, `${at}#landing.${name}`, { mode: 'replace' })
  const text = document((name) => `${at}#expected.${name}`)
    .replace('from: tickets.csv', `from: "${at}#landing.tickets"`)
    .replace('from: museums.csv', `from: "${at}#landing.museums"`)
  const folder = await project('postgres', text, 'postgresql')
  await runPipeline('postgres.yaml', {}, bench.settings, live)
  const login = { PGHOST: '127.0.0.1', PGPORT: String(port), PGUSER: user, PGPASSWORD: password, PGDATABASE: 'city' }
  for (const round of [1, 2]) {
    const { status, text: told } = await build(folder, login)
    expect([round, status, told]).toEqual([round, 0, expect.stringContaining('Completed successfully')])
    for (const [made, expected] of [
      ['public.report', 'expected.report'],
      ['public."Оплачено"', 'expected.paid'],
    ]) {
      const differ = `SELECT count(*) FROM ((SELECT * FROM ${made} EXCEPT ALL SELECT * FROM ${expected})
        UNION ALL (SELECT * FROM ${expected} EXCEPT ALL SELECT * FROM ${made})) AS d`
      expect(await postgresql.psql(differ, 'city')).toBe('0')
    }
  }
  expect(await postgresql.psql('SELECT count(*) FROM report', 'city')).toBe('3')
})

test('on ClickHouse: the rows of the engine', async () => {
  for (const name of ['tickets', 'museums'])
    await bench.load(`${name}.csv`, `clickhouse:///city#${name}`, { mode: 'replace' })
  const text = document((name) => `clickhouse:///city#expected_${name}`)
    .replace('from: tickets.csv', 'from: "clickhouse:///city#tickets"')
    .replace('from: museums.csv', 'from: "clickhouse:///city#museums"')
  const folder = await project('click', text, 'clickhouse')
  await runPipeline('click.yaml', {}, bench.settings, live)
  const { host, port, user, password } = await bench.context().embedded.clickhouse()
  const login = { CLICKHOUSE_HOST: host, CLICKHOUSE_PORT: String(port), CLICKHOUSE_USER: user }
  for (const round of [1, 2]) {
    const built = await build(folder, { ...login, CLICKHOUSE_PASSWORD: password, CLICKHOUSE_DATABASE: 'city' })
    expect([round, built.status, built.text]).toEqual([round, 0, expect.stringContaining('Completed successfully')])
    const report = await bench.query('clickhouse', 'SELECT * FROM city.report ORDER BY ALL')
    expect(report).toEqual(await bench.query('clickhouse', 'SELECT * FROM city.expected_report ORDER BY ALL'))
    expect(report).toHaveLength(3)
    expect(await bench.query('clickhouse', 'SELECT * FROM city.`Оплачено` ORDER BY ALL')).toEqual(
      await bench.query('clickhouse', 'SELECT * FROM city.expected_paid FINAL ORDER BY ALL'),
    )
  }
})

describe('what targets keep of earlier builds', () => {
  const FIRST = `(1, 'a', 1.50), (2, NULL, 2), (3, 'c', NULL)`
  /** One row changed, one gone, one new, one as it was. */
  const SECOND = `(1, 'a', 1.50), (2, 'b', 2), (4, 'd', 4)`
  const DOUBLE = `${SECOND}, (4, 'again', 4)`
  const history = (from: string, to: (name: string) => string) => `version: 1
name: kept
sources: { prices: { from: "${from}" } }
steps: { known: { type: filter, input: prices, where: "id < 100" } }
targets:
  versions: { input: known, to: "${to('versions')}", mode: scd2, key: [id], missing: delete }
  all_versions: { input: known, to: "${to('all_versions')}", mode: scd2, key: [id] }
  current: { input: known, to: "${to('current')}", mode: upsert, key: [id] }
  exact: { input: known, to: "${to('exact')}", mode: upsert, key: [id], missing: delete }
`
  const VERSIONS = 'id, name, price, _valid_to IS NULL AS c, _current'
  const ROWS = 'id, name, price'
  const SHOWN = { versions: VERSIONS, all_versions: VERSIONS, current: ROWS, exact: ROWS }

  test('on PostgreSQL: the rows and versions that the platform keeps', async () => {
    const { port, user, password } = postgresql
    await postgresql.psql('CREATE DATABASE history')
    await postgresql.psql(
      'CREATE SCHEMA landing; CREATE TABLE landing.prices (id int, name text, price numeric(9,2))',
      'history',
    )
    const at = `postgresql://${user}:${password}@127.0.0.1:${port}/history`
    const folder = await project(
      'kept',
      history(`${at}#landing.prices`, (name) => `${at}#expected.${name}`),
      'postgresql',
    )
    const login = {
      PGHOST: '127.0.0.1',
      PGPORT: String(port),
      PGUSER: user,
      PGPASSWORD: password,
      PGDATABASE: 'history',
    }
    for (const rows of [FIRST, SECOND]) {
      await postgresql.psql(`TRUNCATE landing.prices; INSERT INTO landing.prices VALUES ${rows}`, 'history')
      await runPipeline('kept.yaml', {}, bench.settings, live)
      const { status, text } = await build(folder, login)
      expect([status, text]).toEqual([0, expect.stringContaining('Completed successfully')])
      for (const [name, columns] of Object.entries(SHOWN)) {
        const [made, expected] = [`SELECT ${columns} FROM public.${name}`, `SELECT ${columns} FROM expected.${name}`]
        const differ = `SELECT count(*) FROM ((${made} EXCEPT ALL ${expected}) UNION ALL (${expected} EXCEPT ALL ${made})) AS d`
        expect([name, rows, await postgresql.psql(differ, 'history')]).toEqual([name, rows, '0'])
      }
    }
    // A version ends at the moment at which the next one begins, as a moment of a zone.
    const joined = `SELECT count(*), min(pg_typeof(o._valid_to)::text) FROM versions o JOIN versions n ON o.id = n.id AND o._valid_to = n._valid_from`
    expect(await postgresql.psql(joined, 'history')).toBe('1|timestamp with time zone')
    const before = await postgresql.psql('SELECT count(*) FROM versions', 'history')
    await postgresql.psql(`TRUNCATE landing.prices; INSERT INTO landing.prices VALUES ${DOUBLE}`, 'history')
    const { status, text } = await build(folder, login)
    expect([status, text]).toEqual([1, expect.stringMatching(/FAIL.*key_of_versions/)])
    expect(await postgresql.psql('SELECT count(*) FROM versions', 'history')).toBe(before)
  })

  test('on DuckDB: from a file of Parquet, which is read where it lies', async () => {
    const database = join(bench.folder, 'kept.duckdb')
    const file = join(bench.folder, 'prices.parquet')
    const query = async (sql: string) => {
      const instance = await DuckDBInstance.create(database)
      const connection = await instance.connect()
      const result = await connection.runAndReadAll(sql)
      connection.closeSync()
      instance.closeSync()
      return result.getRowsJson() as unknown[][]
    }
    let folder: string | null = null
    for (const rows of [FIRST, SECOND]) {
      await query(
        `COPY (SELECT id::INT AS id, name, price::DECIMAL(9,2) AS price FROM (VALUES ${rows}) v(id, name, price)) TO '${file}'`,
      )
      folder ??= await project(
        'kept_in_duckdb',
        history('prices.parquet', (name) => `${name}.parquet`).replace('name: kept', 'name: kept_in_duckdb'),
        'duckdb',
      )
      const { status, text } = await build(folder, { DUCKDB_PATH: database })
      expect([status, text]).toEqual([0, expect.stringContaining('Completed successfully')])
    }
    expect(await query(`SELECT ${VERSIONS} FROM versions ORDER BY id, _valid_from`)).toEqual([
      [1, 'a', '1.50', true, true],
      [2, null, '2.00', false, false],
      [2, 'b', '2.00', true, true],
      [3, 'c', null, false, false],
      [4, 'd', '4.00', true, true],
    ])
    expect(await query('SELECT id FROM all_versions WHERE _current ORDER BY id')).toEqual([[1], [2], [3], [4]])
    expect(await query('SELECT id, name FROM current ORDER BY id')).toEqual([
      [1, 'a'],
      [2, 'b'],
      [3, 'c'],
      [4, 'd'],
    ])
    expect(await query('SELECT id, name FROM exact ORDER BY id')).toEqual([
      [1, 'a'],
      [2, 'b'],
      [4, 'd'],
    ])
  })
})
