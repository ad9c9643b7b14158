import { type ChildProcess, spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startServer, type TestServer } from '../../../../packages/connectors/test/postgresql-server.ts'

/**
 * A secret is planted in each place of the server that takes one. Whatever it answers, logs, measures, traces and keeps,
 * in its database and its data folder, is then searched for all of them, as they stand and as they are encoded.
 */
const SECRETS = {
  database: 'pl4nted-database',
  mail: 'pl4nted-mail:@/',
  redis: 'pl4nted-redis',
  airflow: 'pl4nted-airflow',
  key: 'pl4nted-sealing-key',
  admin: 'pl4nted-admin-password',
  user: 'pl4nted-user-password',
  wrongPassword: 'pl4nted-wrong-password',
  form: 'pl4nted-form',
  address: 'pl4nted enc@ded/address',
  changed: 'pl4nted-changed',
  analysis: 'pl4nted-analysis',
  option: 'pl4nted-option',
  wrong: 'pl4nted-wrong',
  document: 'pl4nted-document',
  parameter: 'pl4nted-parameter',
  signing: 'pl4nted-signing-key',
  hook: 'pl4nted-hook',
  bearer: 'pl4nted-bearer',
  query: 'pl4nted-query',
  mended: 'pl4nted-mended',
} as const
type Name = keyof typeof SECRETS

const API = '/api/v1'
const MAIN = resolve(import.meta.dirname, '../main.ts')
/** Roles of the database that carry a planted password. */
const ROLES = ['database', 'form', 'address', 'changed', 'analysis'] as const

let database: TestServer
let collector: Server
let server: ChildProcess
let url: string
let dataDir: string
let token: string
const answers: { readonly of: string; readonly text: string }[] = []
let printed = ''
let traces = ''
/** What it sent to Airflow to be let in: the one place where that password belongs. */
let signIns = ''
/** All else that it sent to others: what webhooks tell. */
let told = ''
/** Made on the way, as secret as what was planted. */
const handedOut: Record<string, string> = {}

beforeAll(async () => {
  database = await startServer('host all all 127.0.0.1/32 scram-sha-256')
  for (const role of ROLES) {
    await database.admin(`CREATE ROLE ${role} LOGIN PASSWORD '${SECRETS[role]}'`)
    await database.admin(`CREATE DATABASE ${role} OWNER ${role}`)
  }
  await database.admin("CREATE TABLE people AS SELECT 1 AS id, 'Анна' AS name", 'analysis')
  await database.admin('ALTER TABLE people OWNER TO analysis; GRANT ALL ON SCHEMA public TO analysis', 'analysis')
  collector = createServer((request, response) => {
    request.on('data', (part) => {
      if (request.url === '/v1/traces') traces += String(part)
      else if (request.url === '/auth/token') signIns += String(part)
      else told += String(part)
    })
    request.on('end', () => response.writeHead(200, { 'content-type': 'application/json' }).end('{}'))
  }).listen(0, '127.0.0.1')
  dataDir = await mkdtemp(join(tmpdir(), 'planted-'))
  await writeFile(join(dataDir, 'people.csv'), 'id,name\n1,Анна\n2,Борис\n3\n')
  await start()
})

afterAll(async () => {
  if (server.exitCode === null) {
    server.kill('SIGTERM')
    await new Promise((done) => server.once('exit', done))
  }
  collector.close()
  await database.stop()
  await rm(dataDir, { recursive: true, force: true, maxRetries: 20, retryDelay: 200 })
})

/** The server as a process of its own, as talkative as it can be. */
async function start(): Promise<void> {
  const { port } = collector.address() as AddressInfo
  server = spawn(process.execPath, [MAIN], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      PORT: '0',
      AI_ETL_WEB: 'off',
      AI_ETL_LOG_LEVEL: 'trace',
      AI_ETL_DATA_DIR: dataDir,
      AI_ETL_FILE_ROOTS: dataDir,
      AI_ETL_EMBEDDED_GRACE_MS: '300',
      AI_ETL_SECRET_KEY: SECRETS.key,
      AI_ETL_ADMIN_PASSWORD: SECRETS.admin,
      DATABASE_URL: `postgresql://database:${SECRETS.database}@127.0.0.1:${database.port}/database`,
      REDIS_URL: `redis://:${SECRETS.redis}@127.0.0.1:1`,
      AIRFLOW_URL: `http://127.0.0.1:${port}`,
      AIRFLOW_USERNAME: 'airflow',
      AIRFLOW_PASSWORD: SECRETS.airflow,
      AIRFLOW_DAGS: join(dataDir, 'dags'),
      SMTP_URL: `smtp://mailer:${encodeURIComponent(SECRETS.mail)}@127.0.0.1:1`,
      OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${port}`,
      OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json',
    },
  })
  for (const stream of [server.stdout, server.stderr]) stream?.on('data', (part) => (printed += String(part)))
  while (!/http:\/\/127\.0\.0\.1:\d+/.test(printed)) {
    if (server.exitCode !== null) throw new Error(printed)
    await sleep(50)
  }
  url = /http:\/\/127\.0\.0\.1:\d+/.exec(printed)?.[0] ?? ''
}

type Json = Readonly<Record<string, never>>

/** Asks the API and keeps what it answers, but for what an answer is there to hand out. */
async function ask(
  method: string,
  path: string,
  body?: unknown,
  { keep = true, headers = {} }: { keep?: boolean; headers?: Record<string, string> } = {},
): Promise<{ readonly status: number; readonly answer: Json }> {
  const response = await fetch(`${url}${API}${path}`, {
    method,
    headers: {
      ...(token && { authorization: `Bearer ${token}` }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...headers,
    },
    body: body === undefined ? null : JSON.stringify(body),
  })
  const text = await response.text()
  if (keep) answers.push({ of: `${method} ${path} ${response.status}`, text })
  return { status: response.status, answer: (text === '' ? {} : JSON.parse(text)) as Json }
}

/** Waits for a job to end, whatever its end is. */
async function job(jobId: string): Promise<void> {
  for (;;) {
    const { answer } = await ask('GET', `/jobs/${jobId}`, undefined, { keep: false })
    if (['succeeded', 'failed', 'cancelled'].includes(answer.state)) break
    // A system that cannot be reached is tried again: that is not waited for.
    if (answer.attempt > 0 && answer.state === 'queued') await ask('POST', `/jobs/${jobId}/cancel`)
    await sleep(100)
  }
  await ask('GET', `/jobs/${jobId}`)
  await follow(`/jobs/${jobId}/events`)
}

/** Keeps the events of work that is over, which end with it. */
async function follow(path: string): Promise<void> {
  const response = await fetch(`${url}${API}${path}`, { headers: { authorization: `Bearer ${token}` } })
  answers.push({ of: `GET ${path} ${response.status}`, text: await response.text() })
}

const at = (role: string, secret: string, port = database.port, more = '') =>
  `postgresql://${role}:${encodeURIComponent(secret)}@127.0.0.1:${port}/${role}${more}`
const PEOPLE = '#public.people'
const analysis = () => at('analysis', SECRETS.analysis, database.port, PEOPLE)
const document = (from: string, to: string) =>
  `version: 1\nname: planted\nsources: { s: { from: "${from}" } }\ntargets: { t: { input: s, to: "${to}" } }\n`

test('sign-in, users, tokens', async () => {
  const login = { username: 'admin', password: SECRETS.admin }
  const { answer } = await ask('POST', '/auth/login', login, { keep: false })
  Object.assign(handedOut, { access: answer.access_token, refresh: answer.refresh_token })
  await ask('POST', '/auth/login', { username: 'admin', password: SECRETS.wrongPassword })
  await ask('GET', '/auth/me', undefined, { headers: { authorization: `Bearer ${SECRETS.bearer}` } })
  token = handedOut.access
  await ask('GET', '/auth/me')
  await ask('GET', `/runs?password=${SECRETS.query}&token=${SECRETS.query}`)
  await ask('POST', '/users', { username: 'anna', password: SECRETS.user })
  const made = await ask('POST', '/tokens', { name: 'script', role: 'engineer' }, { keep: false })
  handedOut.token = made.answer.token
  for (const path of ['/tokens', '/users', '/auth/sessions', '/audit', '/audit/platform']) await ask('GET', path)
  expect(Object.values(handedOut).every((text) => text.length > 20)).toBe(true)
})

test('connections: form, address, change', async () => {
  const values = { host: '127.0.0.1', port: database.port, user: 'form', password: SECRETS.form, path: 'form' }
  const tried = await ask('POST', '/connections/test', { connector: 'postgresql', values })
  expect(tried.answer).toMatchObject({ ok: true })
  await ask('POST', '/connections/test', { address: at('form', SECRETS.wrong) })
  const made = await ask('POST', '/connections', { name: 'form', connector: 'postgresql', values })
  expect(made.status).toBe(201)
  const second = await ask('POST', '/connections', { name: 'address', address: at('address', SECRETS.address) })
  expect(second.status).toBe(201)
  for (const { answer } of [made, second]) {
    const path = `/connections/${String(answer.id)}`
    expect((await ask('POST', `${path}/test`)).answer).toMatchObject({ ok: true })
    await ask('GET', path)
    await ask('GET', `${path}/discover`)
  }
  const changed = { address: at('changed', SECRETS.changed) }
  expect((await ask('PATCH', `/connections/${String(second.answer.id)}`, changed)).status).toBe(200)
  await ask('POST', '/connections', { name: 'wrong', address: `postgresq://u:${SECRETS.wrong}@h/d` })
  await ask('POST', '/connections', { name: 'a/b', address: at('form', SECRETS.wrong) })
  await ask('POST', '/secret-keys/rotate')
  await ask('GET', '/connections')
})

test('analysis, sources, state, designs: an address with its password', async () => {
  const source = analysis()
  const profiled = await ask('POST', '/data-analysis/profile', { source })
  expect(profiled.status).toBe(200)
  for (const [route, more] of [
    ['recommend-storage', {}],
    ['analyze-query-patterns', { queries: ['SELECT name FROM people WHERE id = 1'] }],
    ['generate-ddl', { dialect: 'mysql' }],
    ['data-quality-report', {}],
  ] as const)
    expect([route, (await ask('POST', `/data-analysis/${route}`, { source, ...more })).status]).toEqual([route, 200])
  const execute = {
    source,
    dialect: 'postgresql',
    table: 'public.made',
    execute: at('analysis', SECRETS.analysis),
  }
  const made = await ask('POST', '/data-analysis/generate-ddl', execute)
  expect([made.status, made.answer.detail]).toEqual([200, undefined])
  for (const route of ['test', 'discover', 'preview'])
    expect((await ask('POST', `/sources/${route}`, { source })).status).toBe(200)
  for (const route of ['show', 'reset'])
    expect((await ask('POST', `/state/${route}`, { target: source })).status).toBe(200)
  // What fails tells of itself.
  for (const broken of [
    at('analysis', SECRETS.wrong, database.port, PEOPLE),
    at('analysis', SECRETS.wrong, 1, PEOPLE),
    `postgresql://analysis@127.0.0.1:${database.port}/analysis?password=${SECRETS.option}${PEOPLE}`,
    `postgresq://u:${SECRETS.wrong}@h/d`,
    `postgresql://u:${SECRETS.wrong}@ext#ra@h:port/d`,
    `s3://bucket/key?secret=${SECRETS.option}&token=${SECRETS.option}`,
  ]) {
    const { answer } = await ask('POST', '/data-analysis/profile?async=true', { source: broken })
    if (answer.jobId !== undefined) await job(answer.jobId)
    await ask('POST', '/sources/test', { source: broken })
    await ask('POST', '/datasets', { sources: [broken] })
    await ask('POST', '/reports', { kind: 'data-quality', subject: { address: broken } })
    await ask('POST', '/state/show', { target: broken })
  }
})

test('documents with a password as it stands are refused wherever they would be kept', async () => {
  const text = document(at('analysis', SECRETS.document, database.port, PEOPLE), join(dataDir, 'out.csv'))
  const into = document(join(dataDir, 'people.csv'), at('analysis', SECRETS.document, database.port, PEOPLE))
  const compiled: unknown[] = []
  for (const one of [text, into]) {
    expect((await ask('POST', '/pipelines', { text: one })).status).toBe(422)
    expect((await ask('POST', '/pipelines/run', { text: one })).status).toBe(422)
    // Nothing of it is kept: its job holds it sealed.
    const dry = await ask('POST', '/pipelines/dry-run', { text: one })
    await job(dry.answer.jobId)
    await ask('POST', '/pipelines/check', { text: one })
    await ask('POST', '/pipelines/check', { text: one.replace('input: s', 'inputs: s') })
    await ask('POST', '/pipelines/check', { text: one.replace('}', '') })
    await ask('POST', '/pipelines/preview', { text: one, step: 's' })
    for (const to of ['sql', 'pandas', 'pyspark', 'dbt', 'airflow']) {
      const { answer } = await ask('POST', '/pipelines/compile', { text: one, to, dialect: 'postgresql' })
      compiled.push(...((answer.files ?? []) as readonly unknown[]))
    }
    await ask('POST', '/pipelines/difference-of-rows', { before: one, after: one, step: 's' })
  }
  // Code that was made is searched with all other answers.
  expect(compiled.length).toBeGreaterThan(0)
  const kept = await ask('POST', '/pipelines', { text: document('@form#public.none', join(dataDir, 'out.csv')) })
  expect(kept.status).toBe(201)
  const path = `/pipelines/${String(kept.answer.id)}`
  expect((await ask('PUT', `${path}/text`, { text, basedOn: 1 })).status).toBe(422)
  const params = { since: `postgresql://u:${SECRETS.parameter}@h/d` }
  await ask('POST', '/schedules', { pipelineId: kept.answer.id, cron: '0 6 * * *', params })
  const begun = await ask('POST', `${path}/runs`, { params })
  if (begun.answer.jobId !== undefined) await job(begun.answer.jobId)
})

test('alerts: the key that signs, a URL with a password, mail over a server with one', async () => {
  const { port } = collector.address() as AddressInfo
  const hook = {
    name: 'hook',
    event: 'failure',
    channel: 'webhook',
    recipients: [`http://127.0.0.1:${port}/`],
    signingKey: SECRETS.signing,
  }
  const made = await ask('POST', '/alert-rules', hook)
  expect(made.status).toBe(201)
  const inside = { ...hook, recipients: [`http://u:${SECRETS.hook}@127.0.0.1:${port}/`] }
  expect((await ask('POST', '/alert-rules', inside)).status).toBe(422)
  const mail = { name: 'mail', event: 'failure', channel: 'mail', recipients: ['anna@example.org'] }
  const mailed = await ask('POST', '/alert-rules', mail)
  for (const { answer } of [made, mailed]) {
    await ask('POST', `/alert-rules/${String(answer.id)}/test`)
    await ask('GET', `/alert-rules/${String(answer.id)}`)
  }
  await expect
    .poll(async () => JSON.stringify((await ask('GET', '/alert-deliveries')).answer), { timeout: 30_000 })
    .toMatch(/ECONNREFUSED|"attempts":[1-9]/)
  await ask('GET', '/alert-rules')
})

test('Airflow: what is deployed, and what it answers', async () => {
  const kept = await ask('POST', '/pipelines', {
    text: document('@form#public.none', join(dataDir, 'dag.csv')).replace('planted', 'planted_dag'),
  })
  const path = `/pipelines/${String(kept.answer.id)}/airflow`
  for (const [method, route] of [
    ['GET', '/airflow'],
    ['POST', path],
    ['GET', path],
  ] as const)
    await ask(method, route, method === 'POST' ? {} : undefined)
  expect(signIns).toContain(SECRETS.airflow)
})

test('loads, their quarantine and reports', async () => {
  const target = at('analysis', SECRETS.analysis, database.port, '#public.loaded')
  const begun = await ask('POST', '/runs', { source: join(dataDir, 'people.csv'), target })
  expect(begun.status).toBe(202)
  await job(begun.answer.jobId)
  const run = `/runs/${String(begun.answer.runId)}`
  expect((await ask('GET', run)).answer).toMatchObject({ state: 'succeeded', rejected: 1 })
  const rows = await ask('GET', `${run}/quarantine`)
  const row = `${run}/quarantine/${String((rows.answer.items as Json[])[0].id)}`
  expect((await ask('PUT', row, { text: `3,${SECRETS.mended}` })).status).toBe(200)
  for (const path of [row, `${run}/log`, `${run}/receipts`, '/runs', '/jobs', '/monitoring']) await ask('GET', path)
  // Back from there, and to where nobody is let in.
  for (const [source, to] of [
    [target, join(dataDir, 'back.csv')],
    [join(dataDir, 'people.csv'), at('analysis', SECRETS.wrong, database.port, '#public.loaded')],
    [join(dataDir, 'people.csv'), at('analysis', SECRETS.wrong, 1, '#public.loaded')],
  ]) {
    const { answer } = await ask('POST', '/runs', { source, target: to })
    await job(answer.jobId)
    await ask('GET', `/runs/${String(answer.runId)}`)
    await follow(`/runs/${String(answer.runId)}/events`)
    const retried = await ask('POST', `/runs/${String(answer.runId)}/retry`, { from: 'start' })
    if (retried.answer.jobId !== undefined) await job(retried.answer.jobId)
  }
  const { runId } = begun.answer
  for (const [kind, subject, state] of [
    ['system-health', { server: true }, 'ready'],
    ['pipeline-performance', { runId }, 'ready'],
    ['data-analysis', { runId }, 'ready'],
    ['data-quality', { address: '@changed#public.none' }, 'failed'],
  ] as const) {
    const { answer } = await ask('POST', '/reports', { kind, subject, formats: ['html', 'md', 'json'] })
    await job(answer.jobId)
    const report = await ask('GET', `/reports/${String(answer.reportId)}`)
    expect([kind, report.answer.state]).toEqual([kind, state])
  }
  // What failed was told to the rules that ask for it.
  await expect.poll(() => told, { timeout: 30_000 }).toMatch(/"runId":"[0-9a-f-]{36}"/)
})

/** A secret in every form in which it could be found again. */
function forms(secret: string): string[] {
  const bytes = Buffer.from(secret)
  return [secret, encodeURIComponent(secret), bytes.toString('base64').replace(/=*$/, ''), bytes.toString('hex')]
}

/** The secrets that a text holds, each with what stands around it. */
function found(text: string): string[] {
  return Object.entries({ ...SECRETS, ...handedOut }).flatMap(([name, secret]) =>
    [...new Set(forms(secret))].flatMap((form) => {
      const place = text.indexOf(form)
      return place === -1 ? [] : [`${name}: ${text.slice(Math.max(0, place - 120), place + 120)}`]
    }),
  )
}

describe('no secret is found', () => {
  test('the search itself finds one', () => {
    for (const name of Object.keys(SECRETS) as Name[])
      for (const form of forms(SECRETS[name])) expect(found(`before ${form} after`)).not.toEqual([])
  })

  test('in any answer', () => {
    expect(answers.length).toBeGreaterThan(100)
    expect(answers.flatMap(({ of, text }) => found(text).map((leak) => `${of} → ${leak}`))).toEqual([])
  })

  test('in any line of the log, and nothing is told at length for nothing', () => {
    expect(printed.split('\n').length).toBeGreaterThan(10)
    expect(found(printed)).toEqual([])
  })

  test('in /metrics and in any trace', async () => {
    const metrics = await (await fetch(`${url}/metrics`)).text()
    expect(metrics).toContain('ai_etl_http_request_seconds')
    expect(found(metrics)).toEqual([])
    await expect.poll(() => traces.includes('job run'), { timeout: 30_000 }).toBe(true)
    expect(found(traces)).toEqual([])
  })

  test('in anything that webhooks were told', () => {
    expect(told).toContain('"event":"failure"')
    expect(found(told)).toEqual([])
  })

  test('in any table of the metadata, the queue of jobs among them', async () => {
    const tables = await database.rows(
      `SELECT format('%I.%I', schemaname, tablename) FROM pg_tables
       WHERE schemaname NOT IN ('pg_catalog', 'information_schema') ORDER BY 1`,
      'database',
    )
    const names = tables.map(([name]) => String(name))
    expect(names.filter((name) => name.startsWith('ai_etl_meta.')).length).toBeGreaterThan(20)
    expect(names.filter((name) => name.startsWith('ai_etl_queue.'))).not.toEqual([])
    const leaks: string[] = []
    let rows = 0
    for (const name of names)
      for (const [row] of await database.rows(`SELECT t::text FROM ${name} t`, 'database')) {
        rows++
        leaks.push(...found(String(row)).map((leak) => `${name} → ${leak}`))
      }
    expect(rows).toBeGreaterThan(200)
    expect(leaks).toEqual([])
  })

  test('in the ledger and the comments of a target', async () => {
    const tables = await database.rows(
      "SELECT format('%I.%I', schemaname, tablename) FROM pg_tables WHERE schemaname = 'ai_etl'",
      'analysis',
    )
    expect(tables.length).toBeGreaterThan(0)
    for (const [table] of tables) {
      const rows = await database.rows(`SELECT t::text FROM ${String(table)} t`, 'analysis')
      expect(found(JSON.stringify(rows))).toEqual([])
    }
  })

  test('in any file of the data folder', () => {
    const files = readdirSync(dataDir, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
    expect(files.length).toBeGreaterThan(10)
    const leaks = files.flatMap((file) => {
      const path = join(file.parentPath, file.name)
      return found(readIfThere(path)).map((leak) => `${path} → ${leak}`)
    })
    expect(leaks).toEqual([])
  })
})

/** Engines take files away while they are looked at. */
function readIfThere(path: string): string {
  try {
    return readFileSync(path, 'latin1')
  } catch {
    return ''
  }
}
