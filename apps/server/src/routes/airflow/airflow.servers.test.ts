import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join, resolve } from 'node:path'
import { lowerPipeline } from '@ai-etl/core/pipeline/plan/lower'
import { readPipeline } from '@ai-etl/core/pipeline/read'
import { compileAirflow } from '@ai-etl/core/targets/airflow/compile'
import type { AirflowTasks } from '@ai-etl/core/targets/airflow/tasks'
import { AirflowApi } from '@ai-etl/runtime/airflow/api'
import { deployDag, deployFiles } from '@ai-etl/runtime/airflow/deploy'
import { compilePipeline } from '@ai-etl/runtime/compile/compile'
import { LoadBench } from '@ai-etl/runtime/load/fixture.embedded'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type AirflowServer, startAirflow } from '../../../../../services/airflow.ts'
import { type PostgresqlServer, startPostgresql15 } from '../../../../../services/postgresql15.ts'
import { answered, testServer } from '../../fixture.embedded.ts'

/** The real Airflow parses, runs and reports the DAGs that pipelines compile to. */
const live = { signal: new AbortController().signal, progress: () => undefined }
const CLI = resolve(import.meta.dirname, '../../../../cli/bin/ai-etl.mjs')
const CITY = resolve(import.meta.dirname, '../../../../../examples/city')
let bench: LoadBench
let airflow: AirflowServer
let postgresql: PostgresqlServer
let api: AirflowApi
let hook: Server
const alerts: unknown[] = []

beforeAll(async () => {
  bench = await LoadBench.open()
  postgresql = await startPostgresql15()
  await postgresql.psql('CREATE DATABASE city')
  const { host, port, user, password } = await bench.context().embedded.clickhouse()
  hook = createServer((request, response) => {
    let text = ''
    request.on('data', (part) => (text += String(part)))
    request.on('end', () => {
      alerts.push(JSON.parse(text))
      response.end()
    })
  }).listen(0, '127.0.0.1')
  await once(hook, 'listening')
  const clickhouse = { conn_type: 'clickhouse', host, port, login: user, password, schema: 'city' }
  airflow = await startAirflow({
    AI_ETL_COMMAND: `${process.execPath} ${CLI}`,
    AI_ETL_DATA_DIR: bench.settings.dataDir,
    AI_ETL_ALERT_URL: `http://127.0.0.1:${(hook.address() as AddressInfo).port}/`,
    AIRFLOW_CONN_FS_DEFAULT: JSON.stringify({ conn_type: 'fs', extra: { path: '/' } }),
    AIRFLOW_CONN_POSTGRESQL_CITY: `postgres://${postgresql.user}:${postgresql.password}@127.0.0.1:${postgresql.port}/city`,
    AIRFLOW_CONN_CLICKHOUSE_CITY: JSON.stringify(clickhouse),
  })
  api = await AirflowApi.login(airflow)
})
afterAll(async () => {
  await airflow?.stop()
  await postgresql?.stop()
  await bench?.close()
  hook?.close()
})

const inPostgresql = () => `postgresql://${postgresql.user}:${postgresql.password}@127.0.0.1:${postgresql.port}/city`

/** Compiles a document into the DAGs folder and waits until Airflow knows it. */
async function deploy(text: string, tasks: AirflowTasks | null = null, folder = bench.folder) {
  const at = { name: 'pipeline.yaml', text }
  const settings = { ...bench.settings, workingDir: folder }
  return deployDag({ at, tasks }, airflow.dags, api, settings, live)
}

async function triggered(name: string, parameters: Record<string, string> = {}) {
  const run = await api.finished(name, await api.trigger(name, parameters), AbortSignal.timeout(150_000))
  const begun = run.tasks.filter(({ tries }) => tries > 0)
  const logs = await Promise.all(begun.map(async ({ id }) => `${id}: ${await api.log(name, run.id, id)}`))
  const states = Object.fromEntries(run.tasks.map(({ id, operator, state }) => [id, `${operator} ${state}`]))
  return { ...run, states, log: logs.join('\n') }
}

describe('the pipelines of the city', () => {
  const city = (name: string) => readFile(join(CITY, `${name}.yaml`), 'utf8')

  test('tickets: the file is waited for, and the platform’s command runs the document with parameters', async () => {
    const { dag, document } = await deploy(await city('paid-by-month'), null, CITY)
    expect([dag, document.files]).toEqual(['paid_by_month', ['paid_by_month.py', 'paid_by_month.yaml']])
    const run = await triggered('paid_by_month', { since: '2021-06-01' })
    expect([run.states, run.log]).toEqual([
      { wait_for_tickets: 'FileSensor success', run: 'BashOperator success' },
      expect.stringContaining('"state": "succeeded"'),
    ])
    const first = await bench.query('clickhouse', `SELECT min(month) >= '2021-05-31 21:00:00' FROM city.paid_by_month`)
    // June begins in Moscow.
    expect(first).toEqual([['1']])
  })

  test('register: pandas in a task writes through the connection', async () => {
    const text = (await city('activities')).replace('postgresql:///city', inPostgresql())
    const { dag, document } = await deploy(text, 'python', CITY)
    expect([dag, document.files]).toEqual([
      'activities',
      ['activities.py', 'activities/pipeline.py', 'activities/requirements.txt'],
    ])
    const run = await triggered('activities')
    expect([run.states, run.log]).toEqual([
      { wait_for_register: 'FileSensor success', run: 'PythonOperator success' },
      expect.any(String),
    ])
    expect(await postgresql.psql('SELECT sum(proprietors) FROM activities', 'city')).toBe('1000')
  })

  test('cadastre: the rows go into a file', async () => {
    const file = join(bench.folder, 'quarters.parquet')
    const { dag } = await deploy((await city('quarters')).replace('quarters.parquet', file), 'command', CITY)
    expect(dag).toBe('quarters')
    const run = await triggered('quarters')
    expect([run.state, run.log]).toEqual(['success', expect.stringContaining('"state": "succeeded"')])
    expect((await readFile(file)).subarray(0, 4).toString()).toBe('PAR1')
  })
})

describe('within one database the DAG is queries by the connection’s id', () => {
  const document = (at: string, table: (name: string) => string) => `version: 1
name: totals
description: What was paid, "quoted" {{ 1 }}
sources: { sales: { from: "${at}#${table('sales')}" } }
steps:
  # Jinja's brackets {{ stay }}
  total: { type: aggregate, input: sales, by: { name: "name || '{{ 1 }}'" }, values: { total: "sum(amount)" } }
targets: { totals: { input: total, to: "${at}#${table('totals')}", mode: replace } }
schedule: { cron: "0 3 29 2 *", timezone: Europe/Moscow }
checks:
  - { on: total, unique: [name] }
  - { on: total, rows: { atLeast: 1, atMost: 2 } }
`
  const success = {
    check_1: 'SQLCheckOperator success',
    check_2: 'SQLCheckOperator success',
    load_totals: 'SQLExecuteQueryOperator success',
  }
  const ROWS = `(1, 10, '{{ a }}'), (2, 20, 'b; ''c''')`

  test('on PostgreSQL; a check that fails stops the load and is told to the alert’s address', async () => {
    await postgresql.psql(`CREATE TABLE sales AS SELECT * FROM (VALUES ${ROWS}) v(id, amount, name)`, 'city')
    const text = document(inPostgresql(), (name) => `public.${name}`)
    const { document: told } = await deploy(text)
    const statements = ['check_1', 'check_2', 'totals_1_drop', 'totals_2_create', 'totals_3_insert']
    expect(told.files).toEqual(['totals.py', ...statements.map((name) => `totals/${name}.sql`)])
    expect(await api.dag('totals')).toMatchObject({ paused: false, schedule: '0 3 29 2 *' })
    const run = await triggered('totals')
    expect([run.states, run.log]).toEqual([success, expect.any(String)])
    const rows = () => postgresql.psql('SELECT name, total FROM totals ORDER BY 2', 'city')
    expect(await rows()).toBe("{{ a }}{{ 1 }}|10\nb; 'c'{{ 1 }}|20")

    await postgresql.psql(`INSERT INTO sales VALUES (3, 30, 'third')`, 'city')
    const at = { name: 'totals.yaml', text }
    const { files } = await compilePipeline({ at, to: 'airflow', dialect: null }, bench.settings, live)
    // As its owner may change it: a fault that stays is not tried again.
    const [{ path, text: module }, ...beside] = files
    const changed = module.replace('"retries": 2', '"retries": 0').replace(/version-\w+/, 'version-00000000')
    await deployFiles([{ path, text: changed }, ...beside], airflow.dags, api, live.signal)
    const failed = await triggered('totals')
    expect([failed.state, failed.states]).toEqual([
      'failed',
      { ...success, check_2: 'SQLCheckOperator failed', load_totals: 'SQLExecuteQueryOperator upstream_failed' },
    ])
    expect(alerts).toEqual([expect.objectContaining({ dag: 'totals', task: 'check_2' })])
    expect(await rows()).toBe("{{ a }}{{ 1 }}|10\nb; 'c'{{ 1 }}|20")
    // The schedule’s own runs begin with its next time.
    expect((await api.runs('totals', 5)).map(({ kind, state }) => `${kind} ${state}`)).toEqual([
      'manual failed',
      'manual success',
    ])
  })

  test('on ClickHouse', async () => {
    const columns = '(id Int32, amount Int32, name String)'
    await bench.execute('clickhouse', `CREATE TABLE city.sales ${columns} ENGINE = MergeTree ORDER BY id`)
    await bench.execute('clickhouse', `INSERT INTO city.sales VALUES ${ROWS}`)
    const { host, port, user, password } = await bench.context().embedded.clickhouse()
    const text = document(`clickhouse://${user}:${password}@${host}:${port}/city`, (name) => name)
    const { dag } = await deploy(text.replace('name: totals', 'name: totals_of_clickhouse'))
    expect(dag).toBe('totals_of_clickhouse')
    const run = await triggered('totals_of_clickhouse')
    expect([run.states, run.log]).toEqual([success, expect.any(String)])
    expect(await bench.query('clickhouse', 'SELECT name, toString(total) FROM city.totals ORDER BY 2')).toEqual([
      ['{{ a }}{{ 1 }}', '10'],
      ["b; 'c'{{ 1 }}", '20'],
    ])
  })
})

test('objects of S3 are waited for by a sensor that Airflow knows', async () => {
  const { pipeline } = readPipeline(
    'lake.yaml',
    `version: 1
name: lake
sources: { events: { from: "s3://lake/events/*.parquet?endpoint=http://127.0.0.1:9" } }
targets: { out: { input: events, to: /tmp/events.csv, mode: replace } }
`,
  )
  const { plan } = lowerPipeline(pipeline, new Map([['events', []]]))
  const options = { text: '', lang: 'en', tasks: null, comments: {}, tags: [] } as const
  const { files } = compileAirflow(plan, pipeline, options)
  expect(files[0].text).toContain('bucket_key="s3://lake/events/*.parquet"')
  expect(await deployFiles(files, airflow.dags, api, live.signal)).toBe('lake')
})

test('a module that Airflow cannot read is told with its place; mended, it is deployed', async () => {
  await mkdir(join(bench.folder, 'in'), { recursive: true })
  await bench.write('in/sales.csv', 'id,sum\n1,10\n')
  const text = (folder: string) => `version: 1
name: broken
sources: { sales: { from: "${folder}/sales.csv" } }
targets: { out: { input: sales, to: broken.parquet, mode: replace } }
`
  const environment = { ...bench.settings.environment, SALES_FOLDER: join(bench.folder, 'in') }
  const at = { name: 'broken.yaml', text: text('${SALES_FOLDER}') }
  await expect(deployDag({ at }, airflow.dags, api, { ...bench.settings, environment }, live)).rejects.toMatchObject({
    code: 'airflow.import',
    where: expect.stringMatching(/^broken\.py:\d+$/),
    params: { reason: "KeyError: 'SALES_FOLDER'" },
  })
  const { dag } = await deploy(text(join(bench.folder, 'in')))
  expect([dag, await api.importError('broken.py')]).toEqual(['broken', null])
})

test('a login or a run that Airflow does not know is said so', async () => {
  const wrong = { url: airflow.url, username: 'admin', password: 'wrong' }
  await expect(AirflowApi.login(wrong)).rejects.toMatchObject({ code: 'airflow.login' })
  await expect(AirflowApi.login({ ...wrong, url: 'http://127.0.0.1:1' })).rejects.toMatchObject({
    code: 'airflow.unreachable',
  })
  await expect(api.run('broken', 'none')).rejects.toMatchObject({ code: 'airflow.refused', params: { status: 404 } })
})

test('the command line deploys, triggers and shows', async () => {
  await bench.write('sales.csv', 'id,sum\n1,10\n2,20\n4,1\n')
  const document = `version: 1
name: by_command
sources: { sales: { from: sales.csv } }
targets: { out: { input: sales, to: by_command.parquet, mode: replace } }
`
  await writeFile(join(bench.folder, 'by_command.yaml'), document)
  const cli = async (...args: string[]) => {
    const environment = { AIRFLOW_URL: airflow.url, AIRFLOW_USERNAME: 'admin', AIRFLOW_PASSWORD: airflow.password }
    const all = [CLI, 'airflow', ...args, '--json', '--data-dir', bench.settings.dataDir]
    const child = execFile(process.execPath, all, {
      cwd: bench.folder,
      env: { PATH: process.env.PATH, HOME: bench.folder, LANG: 'C', AIRFLOW_DAGS: airflow.dags, ...environment },
    })
    let text = ''
    child.stdout?.on('data', (part) => (text += String(part)))
    const status = await new Promise((done) => child.on('close', done))
    return { status, document: JSON.parse(text) as Record<string, unknown> }
  }
  expect(await cli('deploy', 'by_command.yaml')).toMatchObject({
    status: 0,
    document: { dag: 'by_command', files: ['by_command.py', 'by_command.yaml'] },
  })
  const triggered = await cli('trigger', 'by_command')
  expect(triggered).toMatchObject({ status: 0, document: { state: 'success' } })
  const shown = await cli('status', 'by_command', String(triggered.document.run))
  expect(shown).toMatchObject({ document: { logs: { run: expect.stringContaining('"written": 3') } } })
})

test('the API deploys, lets run, triggers and watches, for the pipeline’s own project alone', async () => {
  const login = { AIRFLOW_URL: airflow.url, AIRFLOW_USERNAME: 'admin', AIRFLOW_PASSWORD: airflow.password }
  const server = await testServer({ ...login, AIRFLOW_DAGS: airflow.dags, AI_ETL_FILE_ROOTS: bench.folder })
  try {
    const { admin, outsider, otherProjectId, as } = server
    await bench.write('people.csv', 'id,name\n1,Анна\n2,Вера\n')
    const text = `version: 1
name: people
sources: { people: { from: "${join(bench.folder, 'people.csv')}" } }
targets: { out: { input: people, to: "${join(bench.folder, 'people.parquet')}", mode: replace } }
`
    expect(await admin.call('showAirflow')).toMatchObject({
      url: airflow.url,
      answers: true,
      parts: { metadatabase: 'healthy' },
    })
    const { id: pipelineId } = await admin.call('createPipeline', { body: { text } })
    const params = { pipelineId }
    expect(await answered(admin, 'triggerDag', { params, body: {} })).toBe('404 airflow.no-dag')
    expect(await admin.call('showDag', { params })).toMatchObject({ dag: 'people', deployed: false, runs: [] })
    expect(await answered(as.analyst, 'deployToAirflow', { params, body: {} })).toBe('403 access.denied')
    const deployed = await admin.call('deployToAirflow', { params, body: { tasks: 'command' } })
    expect(deployed).toMatchObject({ dag: 'people', files: ['people.py', 'people.yaml'], refused: [] })
    const { dagRunId } = await as.engineer.call('triggerDag', { params, body: {} })
    const run = { ...params, dagRunId }
    await api.finished('people', dagRunId, AbortSignal.timeout(150_000))
    expect(await as.analyst.call('showDagRun', { params: run })).toMatchObject({
      state: 'success',
      tasks: expect.arrayContaining([
        expect.objectContaining({ id: 'run', operator: 'BashOperator', state: 'success' }),
      ]),
    })
    const { lines } = await admin.call('showDagLog', { params: { ...run, task: 'run' } })
    expect(lines.join('\n')).toContain('"written": 2')
    await admin.call('pauseDag', { params, body: { paused: true } })
    const shown = { deployed: true, version: 1, paused: true, error: null, runs: [{ id: dagRunId, state: 'success' }] }
    expect(await admin.call('showDag', { params })).toMatchObject(shown)
    expect(await answered(outsider, 'showDag', { params })).toBe('404 object.missing')
    const project = { query: { projectId: otherProjectId } }
    const theirs = await outsider.call('createPipeline', { ...project, body: { text } })
    const other = { params: { pipelineId: theirs.id } }
    expect(await answered(outsider, 'deployToAirflow', { ...other, body: {} })).toBe('409 airflow.taken')
    expect(await outsider.call('showDag', other)).toMatchObject({ deployed: false, taken: true, runs: [] })
  } finally {
    await server.close()
  }
})

test('a server without an Airflow says so', async () => {
  const server = await testServer()
  try {
    expect(await server.admin.call('showAirflow')).toEqual({ url: null, answers: false, parts: {} })
    const text = 'version: 1\nname: a\nsources: { a: { from: a.csv } }\ntargets: { b: { input: a, to: b.csv } }\n'
    const { id: pipelineId } = await server.admin.call('createPipeline', { body: { text } })
    const params = { pipelineId }
    expect(await answered(server.admin, 'showDag', { params })).toBe('409 airflow.not-set')
  } finally {
    await server.close()
  }
})
