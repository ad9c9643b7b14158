import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { type MetadataDatabase, metadataDatabase } from '@ai-etl/runtime/store/database'
import { findJob } from '@ai-etl/runtime/store/queries/jobs/find'
import { one } from '@ai-etl/runtime/store/query'
import pino from 'pino'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { ServerEvent } from '../http/events.ts'
import type { Services } from '../services.ts'
import { counting, failing, testSecrets } from './fixture.embedded.ts'
import type { Jobs } from './jobs.ts'
import { TAKING_LOCK } from './queue.ts'
import { openJobs } from './start.ts'

const log = pino({ level: 'silent' })
const nobody = { projectId: null, userId: null, lang: 'en' } as const
const never = new AbortController().signal
let dataDir: string
let database: MetadataDatabase
const children: ChildProcess[] = []
const opened: Jobs[] = []

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'ai-etl-jobs-'))
  database = await metadataDatabase({ dataDir })
})

afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
  await Promise.all(opened.splice(0).map((jobs) => jobs.stop()))
})

afterAll(async () => {
  await database.close()
  await rm(dataDir, { recursive: true, force: true })
})

/** Jobs of this process; `working`: it takes up work itself. */
async function jobsHere(working: boolean): Promise<Jobs> {
  const { jobs, work } = await openJobs(
    { database, log, secrets: testSecrets, bus: null },
    { kinds: [counting, failing], graceMs: 200 },
  )
  if (working) await work({ database, log, secrets: testSecrets, bus: null, jobs } as unknown as Services)
  opened.push(jobs)
  return jobs
}

async function serverProcess(): Promise<ChildProcess> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'child.embedded.ts'), dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  children.push(child)
  await once(child.stdout, 'data')
  return child
}

const show = (jobId: string) => one(database, findJob, { jobId })

async function linesOf(file: string): Promise<readonly string[]> {
  return (await readFile(file, 'utf8').catch(() => '')).trim().split('\n')
}

async function until(reached: () => Promise<boolean>): Promise<void> {
  while (!(await reached())) await sleep(50)
}

async function eventsOf(jobs: Jobs, jobId: string, after = 0): Promise<readonly ServerEvent[]> {
  const told: ServerEvent[] = []
  for await (const event of jobs.events(jobId, after, never)) told.push(event)
  return told
}

test('a job answers, and tells what happened; followers go on behind what they saw', async () => {
  const jobs = await jobsHere(true)
  const input = { to: 3, ms: 10, file: join(dataDir, 'simple') }
  expect(await jobs.finish(counting, { ...nobody, input }, never)).toEqual({
    counted: 3,
    attempt: 1,
    pid: process.pid,
  })
  const jobId = await jobs.start(counting, { ...nobody, input })
  const told = await eventsOf(jobs, jobId)
  expect(told.map(({ event, data }) => [event, (data as { state?: string }).state])).toEqual([
    ['state', 'queued'],
    ['state', 'running'],
    ['progress', undefined],
    ['log', undefined],
    ['state', 'succeeded'],
  ])
  expect(told[2].data).toEqual({ stage: 'count', done: 3, total: 3, unit: 'steps' })
  expect(await eventsOf(jobs, jobId, Number(told[2].id))).toEqual(told.slice(3))
})

test('failures that pass are tried again, others are told as they are, and work has its time', async () => {
  const jobs = await jobsHere(true)
  const input = { until: 3, passing: true }
  expect(await jobs.finish(failing, { ...nobody, input }, never)).toMatchObject({ attempt: 3 })
  await expect(jobs.finish(failing, { ...nobody, input: { until: 9, passing: true } }, never)).rejects.toMatchObject({
    code: 'connection.timeout',
  })
  await expect(jobs.finish(failing, { ...nobody, input: { until: 3, passing: false } }, never)).rejects.toMatchObject({
    code: 'file.missing',
    params: { path: 'nowhere.csv' },
  })
  await expect(jobs.finish(failing, { ...nobody, input: { until: 0, passing: false } }, never)).rejects.toMatchObject({
    code: 'job.timed-out',
  })
})

test('secrets are sealed in the row and whole for the work', async () => {
  const jobs = await jobsHere(true)
  const address = 'postgresql://ann:hunter2secret@db/city#t'
  const input = { until: 1, passing: false, address }
  expect(await jobs.finish(failing, { ...nobody, input }, never)).toEqual({ attempt: 1, address })
  const { rows } = await database.pool.query("SELECT input::text FROM jobs WHERE input::text LIKE '%sealed:v1:%'")
  expect(rows).toHaveLength(1)
  const { rows: leaks } = await database.pool.query("SELECT FROM jobs WHERE input::text LIKE '%hunter2secret%'")
  expect(leaks).toHaveLength(0)
})

test('a job is cancelled while it waits and while it runs', async () => {
  const file = join(dataDir, 'cancelled')
  const idle = await jobsHere(false)
  const waiting = await idle.start(counting, { ...nobody, input: { to: 1, ms: 10, file } })
  await idle.cancel(waiting)
  expect((await show(waiting)).state).toBe('cancelled')
  await serverProcess()
  const running = await idle.start(counting, { ...nobody, input: { to: 1000, ms: 20, file } })
  await until(async () => (await show(running)).state === 'running')
  await idle.cancel(running)
  const told = await eventsOf(idle, running)
  expect(told.at(-1)?.data).toMatchObject({ state: 'cancelled' })
  expect(await linesOf(file)).toEqual([expect.stringContaining(`begin ${running}`), `ended ${running}`])
})

test('jobs of one key run two at a time, whatever the number of processes', async () => {
  const jobs = await jobsHere(true)
  await serverProcess()
  const file = join(dataDir, 'keys')
  const input = { to: 1, ms: 300, file, key: 'connection 1' }
  const ids = await Promise.all(Array.from({ length: 6 }, () => jobs.start(counting, { ...nobody, input })))
  for (const jobId of ids) await eventsOf(jobs, jobId)
  const marks = (await linesOf(file)).map((line) => (line.startsWith('begin') ? 1 : -1))
  let most = 0
  marks.reduce((now, step) => {
    most = Math.max(most, now + step)
    return now + step
  }, 0)
  expect(marks).toHaveLength(12)
  expect(most).toBe(2)
})

test('tickets are taken by one worker at a time, so that none is counted by nobody', async () => {
  const holder = await database.pool.connect()
  await holder.query('SELECT pg_advisory_lock($1)', [TAKING_LOCK])
  const jobs = await jobsHere(true)
  const jobId = await jobs.start(counting, { ...nobody, input: { to: 1, ms: 1, file: join(dataDir, 'turn') } })
  const waiting = "SELECT FROM pg_locks WHERE locktype = 'advisory' AND NOT granted"
  await until(async () => ((await holder.query(waiting)).rowCount ?? 0) > 0)
  expect((await show(jobId)).state).toBe('queued')
  await holder.query('SELECT pg_advisory_unlock($1)', [TAKING_LOCK])
  holder.release()
  expect((await eventsOf(jobs, jobId)).at(-1)?.data).toMatchObject({ state: 'succeeded' })
})

test('another process goes on with the work of one that was killed; nothing is lost or done twice', async () => {
  const jobs = await jobsHere(false)
  const processes = [await serverProcess(), await serverProcess()]
  const file = join(dataDir, 'killed')
  const jobId = await jobs.start(counting, { ...nobody, input: { to: 60, ms: 50, file } })
  await until(async () => (await linesOf(file))[0].startsWith('begin'))
  const began = (await linesOf(file))[0].split(' ')
  const [doomed, heir] = processes.toSorted((a) => (String(a.pid) === began[3] ? -1 : 1))
  doomed.kill('SIGKILL')
  const killedAt = Date.now()
  expect((await eventsOf(jobs, jobId)).at(-1)?.data).toEqual({ state: 'succeeded', attempt: 2, error: null })
  const lines = await linesOf(file)
  expect(lines).toEqual([
    expect.stringContaining(`begin ${jobId} 1 ${doomed.pid}`),
    expect.stringContaining(`begin ${jobId} 2 ${heir.pid}`),
    expect.stringContaining(`end ${jobId} 2 ${heir.pid}`),
  ])
  // The promise to users, not a measurement: it takes about four seconds.
  expect(Number(lines[1].split(' ').at(-1)) - killedAt).toBeLessThan(15_000)
  expect((await show(jobId)).result).toEqual({ counted: 60, attempt: 2, pid: heir.pid })
})

test('a process that stops hands its work over; one that starts goes on', async () => {
  const jobs = await jobsHere(false)
  const leaving = await serverProcess()
  const file = join(dataDir, 'stopped')
  const jobId = await jobs.start(counting, { ...nobody, input: { to: 30, ms: 50, file } })
  await until(async () => (await linesOf(file))[0].startsWith('begin'))
  leaving.kill('SIGTERM')
  const [code] = (await once(leaving, 'exit')) as [number]
  expect(code).toBe(0)
  expect((await show(jobId)).state).toBe('queued')
  const next = await serverProcess()
  expect((await eventsOf(jobs, jobId)).at(-1)?.data).toMatchObject({ state: 'succeeded', attempt: 2 })
  expect(await linesOf(file)).toEqual([
    expect.stringContaining(`begin ${jobId} 1 ${leaving.pid}`),
    `handed-over ${jobId}`,
    expect.stringContaining(`begin ${jobId} 2 ${next.pid}`),
    expect.stringContaining(`end ${jobId} 2 ${next.pid}`),
  ])
})
