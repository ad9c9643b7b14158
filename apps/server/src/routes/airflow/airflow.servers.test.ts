import { execFile } from 'node:child_process'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type AirflowServer, startAirflow } from '../../../../services/airflow.ts'
import { type PostgresqlServer, startPostgresql15 } from '../../../../services/postgresql15.ts'
import type { ContextSettings } from '../context.ts'
import { AirflowApi } from './api.ts'
import { deployDag } from './deploy.ts'

/** The real Airflow parses, runs and reports the DAGs that pipelines compile to. */
const live = { signal: new AbortController().signal, progress: () => undefined }
const CLI = resolve(import.meta.dirname, '../../../../apps/cli/bin/ai-etl.mjs')
let folder: string
let settings: ContextSettings
let airflow: AirflowServer
let postgresql: PostgresqlServer
let api: AirflowApi

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dags-'))
  postgresql = await startPostgresql15()
  const { port, user, password } = postgresql
  airflow = await startAirflow({
    AI_ETL_COMMAND: `${process.execPath} ${CLI}`,
    AI_ETL_DATA_DIR: join(folder, 'data'),
    AIRFLOW_CONN_FS_DEFAULT: JSON.stringify({ conn_type: 'fs', extra: { path: '/' } }),
    AIRFLOW_CONN_POSTGRESQL_CITY: `postgres://${user}:${password}@127.0.0.1:${port}/city`,
  })
  api = await AirflowApi.login(airflow)
  settings = {
    dataDir: join(folder, 'data'),
    workingDir: folder,
    fileRoots: null,
    lang: 'en',
    environment: { ...process.env },
    connectorsModule: new URL('../../../connectors/src/index.ts', import.meta.url).href,
  }
})
afterAll(async () => {
  await airflow?.stop()
  await postgresql?.stop()
  await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
})

/** Compiles a document into the DAGs folder and waits until Airflow knows it. */
async function deploy(name: string, text: string): Promise<readonly string[]> {
  const at = { name: `${name}.yaml`, text }
  const { dag, document } = await deployDag(at, airflow.dags, api, settings, live)
  expect(dag).toBe(name)
  return document.files
}

async function triggered(name: string) {
  const run = await api.finished(name, await api.trigger(name), AbortSignal.timeout(150_000))
  const logs = await Promise.all(run.tasks.map(async ({ id }) => `${id}: ${await api.log(name, run.id, id)}`))
  return { ...run, log: logs.join('\n') }
}

test('files are waited for, and the platform’s own command runs the document', async () => {
  await writeFile(join(folder, 'sales.csv'), 'id,sum\n1,10\n2,20\n4,1\n')
  const text = `version: 1
name: paid_sales
description: What was paid, "quoted" {{ 1 }}
sources: { sales: { from: sales.csv } }
steps: { large: { type: filter, input: sales, where: "sum > 5" } }
targets: { out: { input: large, to: out/, mode: replace } }
schedule: { cron: "0 3 * * *", timezone: Europe/Moscow }
checks: [{ on: large, unique: [id] }]
`
  expect(await deploy('paid_sales', text)).toEqual(['paid_sales.py', 'paid_sales.yaml'])
  const run = await triggered('paid_sales')
  expect([run.state, run.log]).toEqual(['success', expect.stringContaining('"written": 2')])
  const states = Object.fromEntries(run.tasks.map(({ id, state }) => [id, state]))
  expect(states).toEqual({ run: 'success', wait_for_sales: 'success' })
  expect(await readdir(join(folder, 'out'))).toContain('out.parquet')
})

test('within one database the DAG is a query by the connection’s id', async () => {
  await postgresql.psql('CREATE DATABASE city')
  await postgresql.psql(
    `CREATE TABLE sales AS SELECT * FROM (VALUES (1, 10, '{{ a }}'), (2, 20, 'b; ''c''')) v(id, sum, name)`,
    'city',
  )
  const { port, user, password } = postgresql
  const at = `postgresql://${user}:${password}@127.0.0.1:${port}/city`
  const text = `version: 1
name: totals
sources: { sales: { from: "${at}#public.sales" } }
steps: { total: { type: aggregate, input: sales, by: { name: "name || '{{ 1 }}'" }, values: { total: "sum(sum)" } } }
targets: { totals: { input: total, to: "${at}#public.totals", mode: replace } }
`
  expect(await deploy('totals', text)).toEqual(['totals.py'])
  const run = await triggered('totals')
  expect([run.state, run.log]).toEqual(['success', expect.any(String)])
  expect(await postgresql.psql('SELECT name, total FROM totals ORDER BY 2', 'city')).toBe(
    "b; 'c'{{ 1 }}|20".replace(/^/, '{{ a }}{{ 1 }}|10\n'),
  )
})

test('a module that does not parse is told with its place', async () => {
  await writeFile(
    join(airflow.dags, 'broken.py'),
    'from airflow.sdk import DAG\n\nDAG(dag_id="broken", schedule=nothing)\n',
  )
  const error = await api.parsed('broken', 'broken.py', AbortSignal.timeout(60_000))
  expect(error).toMatchObject({ file: expect.stringMatching(/broken\.py$/) })
  expect(error?.trace).toMatch(/broken\.py", line 3[\s\S]*NameError: name 'nothing' is not defined/)
})

test('a login or a run that Airflow does not know is said so', async () => {
  const wrong = { url: airflow.url, username: 'admin', password: 'wrong' }
  await expect(AirflowApi.login(wrong)).rejects.toMatchObject({ code: 'airflow.login' })
  await expect(AirflowApi.login({ ...wrong, url: 'http://127.0.0.1:1' })).rejects.toMatchObject({
    code: 'airflow.unreachable',
  })
  await expect(api.run('paid_sales', 'none')).rejects.toMatchObject({
    code: 'airflow.refused',
    params: { status: 404 },
  })
})

test('the command line deploys, triggers and shows', async () => {
  const document = `version: 1
name: by_command
sources: { sales: { from: sales.csv } }
targets: { out: { input: sales, to: by_command.parquet, mode: replace } }
`
  await writeFile(join(folder, 'by_command.yaml'), document)
  const cli = async (...args: string[]) => {
    const environment = { AIRFLOW_URL: airflow.url, AIRFLOW_USERNAME: 'admin', AIRFLOW_PASSWORD: airflow.password }
    const child = execFile(process.execPath, [CLI, 'airflow', ...args, '--json', '--data-dir', settings.dataDir], {
      cwd: folder,
      env: { PATH: process.env.PATH, HOME: folder, LANG: 'C', ...environment },
    })
    let text = ''
    child.stdout?.on('data', (part) => (text += String(part)))
    const status = await new Promise((done) => child.on('close', done))
    return { status, document: JSON.parse(text) as Record<string, unknown> }
  }
  expect(await cli('deploy', 'by_command.yaml', '--dags', airflow.dags)).toMatchObject({
    status: 0,
    document: { dag: 'by_command', files: ['by_command.py', 'by_command.yaml'] },
  })
  const triggered = await cli('trigger', 'by_command')
  expect(triggered).toMatchObject({ status: 0, document: { state: 'success' } })
  const shown = await cli('status', 'by_command', String(triggered.document.run))
  expect(shown).toMatchObject({ document: { logs: { run: expect.stringContaining('"written": 3') } } })
})
