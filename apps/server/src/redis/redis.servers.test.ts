import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { metadataDatabase } from '@ai-etl/runtime/store/database'
import pino from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type RedisServer, startRedis } from '../../../../services/redis.ts'
import { callers } from '../access/callers.ts'
import { type TestServer, testServer } from '../fixture.embedded.ts'
import type { ServerEvent } from '../http/events.ts'
import { counting, testSecrets } from '../jobs/fixture.embedded.ts'
import { openJobs } from '../jobs/start.ts'
import type { Services } from '../services.ts'
import { openBus } from './bus.ts'
import { openCache } from './cache.ts'
import { openRedis } from './connection.ts'
import { requestCounts } from './limits.ts'

const log = pino({ level: 'silent' })
const endings: (() => unknown)[] = []
let redis: RedisServer
let server: TestServer
beforeAll(async () => {
  redis = await startRedis()
  server = await testServer({ REDIS_URL: redis.url })
})
afterAll(async () => {
  await server.close()
  for (const end of endings) await end()
  await redis.stop()
})

/** A connection as each server process has one. */
async function connection() {
  const made = openRedis(redis.url, log)
  if (made === null) throw new Error('no address')
  const bus = openBus(made, log)
  endings.push(() => {
    bus.stop()
    made.disconnect()
  })
  return { redis: made, bus }
}

async function until(reached: () => boolean): Promise<void> {
  while (!reached()) await sleep(20)
}

test('requests are counted for all processes together; each counts by itself while Redis is gone', async () => {
  const [first, second] = await Promise.all([connection(), connection()])
  await until(() => first.redis.status === 'ready' && second.redis.status === 'ready')
  const counts = [first, second].map(({ redis: of }) => new (requestCounts(of))({}))
  const ask = (one: number) =>
    new Promise((resolve) => counts[one].incr('someone', (_, count) => resolve(count?.current), 60_000, 10))
  expect([await ask(0), await ask(1), await ask(0)]).toEqual([1, 2, 3])
  await redis.stop()
  await until(() => first.redis.status !== 'ready' && second.redis.status !== 'ready')
  expect([await ask(0), await ask(1), await ask(0)]).toEqual([1, 1, 2])
  redis = await startRedis(redis.port)
  await until(() => first.redis.status === 'ready' && second.redis.status === 'ready')
  expect([await ask(0), await ask(1)]).toEqual([1, 2])
})

test('whoever is shut out in one process is looked up again in all at once', async () => {
  const [first, second] = await Promise.all([connection(), connection()])
  let looked = 0
  const source = { ofSession: async () => (looked++, null), ofApiToken: async () => null }
  // Time stands still: nothing is forgotten by itself.
  const [here, there] = [first, second].map(({ bus }) => callers(source, bus, () => 0))
  await until(() => first.bus.isHeard() && second.bus.isHeard())
  await there.ofSession('a session')
  await there.ofSession('a session')
  expect(looked).toBe(1)
  here.forget()
  while (looked === 1) {
    await there.ofSession('a session')
    await sleep(10)
  }
  expect(looked).toBe(2)
})

test('an answer that was dear is made once for all processes', async () => {
  const [first, second] = await Promise.all([connection(), connection()])
  await until(() => first.redis.status === 'ready' && second.redis.status === 'ready')
  let now = 0
  const [here, there] = [first, second].map(({ redis: of }) => openCache(of, () => now))
  const dear = async () => {
    now += 3000
    return { runs: now }
  }
  expect(await here.remember('page', dear)).toEqual({ runs: 3000 })
  expect(await there.remember('page', dear)).toEqual({ runs: 3000 })
  second.redis.disconnect()
  expect(await there.remember('page', dear)).toEqual({ runs: 6000 })
})

test('followers in another process miss and double nothing, also when Redis goes and comes back meanwhile', async () => {
  // Of its own: servers work on whatever lies in theirs.
  const dataDir = await mkdtemp(join(tmpdir(), 'redis-jobs-'))
  const database = await metadataDatabase({ dataDir })
  endings.push(async () => {
    await database.close()
    await rm(dataDir, { recursive: true, force: true })
  })
  const [working, following] = await Promise.all([connection(), connection()])
  const base = { database, log, secrets: testSecrets }
  const settings = { kinds: [counting], graceMs: 200 }
  const here = await openJobs({ ...base, bus: working.bus }, settings)
  const there = await openJobs({ ...base, bus: following.bus }, settings)
  await until(() => working.bus.isHeard() && following.bus.isHeard())
  // Services that this kind does not use are left out.
  await here.work({ ...base, bus: working.bus, jobs: here.jobs } as unknown as Services)
  const request = { projectId: null, userId: null, lang: 'en' } as const
  const jobId = await here.jobs.start(counting, {
    ...request,
    input: { to: 20, ms: 300, file: join(dataDir, 'counted') },
  })
  const told: ServerEvent[] = []
  let gone = false
  for await (const event of there.jobs.events(jobId, 0, new AbortController().signal)) {
    told.push(event)
    if (told.length !== 4) continue
    gone = true
    await redis.stop()
    redis = await startRedis(redis.port)
  }
  const { rows } = await database.pool.query('SELECT e.id::text FROM job_events e WHERE e.job_id = $1 ORDER BY e.id', [
    jobId,
  ])
  expect(gone).toBe(true)
  expect(told.map(({ id }) => id)).toEqual(rows.map(({ id }) => id))
  await here.jobs.stop()
  await there.jobs.stop()
})

test('a server without its Redis answers all the same', async () => {
  expect((await server.admin.call('showMonitoring')).queue).toMatchObject({ running: 0 })
  await redis.stop()
  for (let i = 0; i < 5; i++) {
    expect((await server.admin.call('showMonitoring')).queue).toMatchObject({ running: 0 })
    await server.admin.call('listRuns')
  }
  redis = await startRedis(redis.port)
})
