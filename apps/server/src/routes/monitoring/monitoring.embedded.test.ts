import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { findJob } from '@ai-etl/runtime/store/queries/jobs/find'
import { one } from '@ai-etl/runtime/store/query'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { answered, endOf, type TestServer, testServer } from '../../fixture.embedded.ts'
import { sampleMetrics } from '../../telemetry/sample.ts'

let server: TestServer
let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'monitoring-'))
  await writeFile(join(folder, 'sales.csv'), 'id,amount\n1,5\n2,x\n3,7\n')
  server = await testServer({ AI_ETL_FILE_ROOTS: folder })
})

afterAll(async () => {
  await server.close()
  await rm(folder, { recursive: true, force: true })
})

async function load(source: string, name: string) {
  const target = join(folder, `${name}.csv`)
  const { runId } = await server.admin.call('startLoad', { body: { source, target } })
  return endOf(server.admin, runId)
}

test('runs of today, freshness of targets and the trend of a project', async () => {
  const run = await load(join(folder, 'sales.csv'), 'good')
  await load(join(folder, 'nowhere.csv'), 'bad')
  const seen = await server.as.analyst.call('showMonitoring', { query: { timezone: 'Europe/Moscow' } })
  expect(seen.today).toMatchObject({ failed: 1, byState: { succeeded: 1, failed: 1, running: 0 } })
  expect(seen.freshness).toMatchObject([{ runId: run.id, written: 3, address: join(folder, 'good.csv') }])
  expect(seen.trend).toMatchObject([{ runs: 2, failed: 1, read: 3, written: 3 }])
  expect(seen.queue).toMatchObject({ queued: 0 })
  const other = { query: { projectId: server.otherProjectId } }
  expect((await server.outsider.call('showMonitoring', other)).trend).toEqual([])
})

test('Prometheus reads the process from its own machine only', async () => {
  const text = await (await fetch(`${server.url}/metrics`)).text()
  for (const name of [
    'ai_etl_http_request_seconds_count{route="/api/v1/runs"',
    'ai_etl_job_seconds_count{kind="run",end="succeeded"}',
    'ai_etl_run_rows_total{what="written"}',
    'ai_etl_jobs{state="queued"}',
    'ai_etl_database_connections{state="idle"}',
    'process_resident_memory_bytes',
  ])
    expect(text).toContain(name)
  const proxied = { 'x-forwarded-for': '203.0.113.7' }
  expect((await fetch(`${server.url}/metrics`, { headers: proxied })).status).toBe(401)
  const authorization = `Bearer ${server.token}`
  expect((await fetch(`${server.url}/metrics`, { headers: { ...proxied, authorization } })).status).toBe(200)
})

test('values over time are kept for the monitoring page', async () => {
  await sampleMetrics(server, new Date())
  const { points } = await server.as.analyst.call('showMetricSeries', { query: { name: 'memory', stepSeconds: 10 } })
  expect(points.length).toBeGreaterThan(0)
  expect(points[0].labels.process).toBe(String(process.pid))
  expect(points[0].value).toBeGreaterThan(10_000_000)
})

test('what is older than the policy allows is removed with its files', async () => {
  const { admin, database } = server
  expect(await answered(server.as.admin, 'saveRetention', { body: { runs: 5 } })).toBe('403 access.denied')
  const policy = await admin.call('saveRetention', { body: { runs: 5, quarantine: 2 } })
  expect(policy).toMatchObject({ runs: 5, quarantine: 2, audit: 730 })
  expect(await server.as.analyst.call('showRetention')).toEqual(policy)
  const old = await load(join(folder, 'sales.csv'), 'old')
  const kept = await load(join(folder, 'sales.csv'), 'kept')
  const folderOf = (run: { runFolder: string | null }) => join(server.dataDir, 'runs', run.runFolder ?? '')
  expect(existsSync(folderOf(old))).toBe(true)
  await database.pool.query("UPDATE runs SET finished_at = now() - interval '6 days' WHERE id = $1", [old.id])
  const { jobId } = await admin.call('clearNow')
  const state = async () => (await one(database, findJob, { jobId })).state
  while (['queued', 'running'].includes(await state())) await sleep(100)
  expect(await one(database, findJob, { jobId })).toMatchObject({ state: 'succeeded', result: { runs: 1 } })
  expect(existsSync(folderOf(old))).toBe(false)
  expect(existsSync(folderOf(kept))).toBe(true)
  expect(await answered(admin, 'showRun', { params: { runId: old.id } })).toBe('404 object.missing')
  expect(await answered(admin, 'showRun', { params: { runId: kept.id } })).toBe('200')
})
