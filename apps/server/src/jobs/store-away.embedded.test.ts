import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, connect as dial, type Server, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { type MetadataDatabase, metadataDatabase } from '@ai-etl/runtime/store/database'
import pino from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import type { Services } from '../services.ts'
import { testSecrets } from './fixture.embedded.ts'
import { jobKind } from './kind.ts'
import { openJobs } from './start.ts'

/** A way to a server that can be cut, as when the server is started anew: what comes meanwhile is hung up on. */
class Line {
  whole = true
  readonly #sockets = new Set<Socket>()
  readonly #server: Server

  constructor(to: { readonly host: string; readonly port: number }) {
    this.#server = createServer((near) => {
      if (!this.whole) return void near.destroy()
      const far = dial(to)
      for (const socket of [near, far]) {
        this.#sockets.add(socket)
        socket.on('error', () => {}).on('close', () => [near, far].map((each) => each.destroy()))
      }
      near.pipe(far).pipe(near)
    })
  }

  async open(): Promise<number> {
    await new Promise<void>((done) => this.#server.listen(0, '127.0.0.1', done))
    return (this.#server.address() as { port: number }).port
  }

  cut(): void {
    this.whole = false
    for (const socket of this.#sockets) socket.destroy()
    this.#sockets.clear()
  }

  close(): void {
    this.cut()
    this.#server.close()
  }
}

let dataDir: string
let direct: MetadataDatabase
let database: MetadataDatabase
let line: Line

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'ai-etl-away-'))
  direct = await metadataDatabase({ dataDir, connections: 1 })
  const { host, port, user, password, database: name } = direct.login
  line = new Line({ host: `${host}`, port: Number(port) })
  if (typeof password !== 'string') throw new Error('the embedded server has one')
  const login = `${user}:${encodeURIComponent(password)}`
  database = await metadataDatabase({
    dataDir,
    databaseUrl: `postgresql://${login}@127.0.0.1:${await line.open()}/${name}`,
  })
})

afterAll(async () => {
  await database.close()
  line.close()
  await direct.close()
  await rm(dataDir, { recursive: true, force: true })
})

test('work outlasts the metadata database: its end is noted once, its follower hears of it, one connection listens', async () => {
  const said: string[] = []
  const log = pino({ level: 'warn' }, { write: (text: string) => said.push(JSON.parse(text).msg) })
  const heard = async (message: string, times: number) => {
    while (said.filter((each) => each === message).length < times) await sleep(20)
  }
  let release = () => {}
  const released = new Promise<void>((resolve) => (release = resolve))
  const waiting = jobKind({
    kind: 'waiting',
    lane: 'analysis',
    input: z.object({}),
    answer: z.object({ attempt: z.number() }),
    timeoutSeconds: 60,
    retry: { times: 1, firstSeconds: 1 },
    async run({ attempt }) {
      await released
      return { attempt }
    },
  })
  const base = { database, log, secrets: testSecrets, bus: null }
  const { jobs, work } = await openJobs(base, { kinds: [waiting], graceMs: 200 })
  // The kind of this test uses nothing else.
  await work({ ...base, jobs } as unknown as Services)
  const jobId = await jobs.start(waiting, { projectId: null, userId: null, lang: 'en', input: {} })
  const told: unknown[] = []
  let running = () => {}
  const begun = new Promise<void>((resolve) => (running = resolve))
  const followed = (async () => {
    for await (const { data } of jobs.events(jobId, 0, new AbortController().signal)) {
      told.push((data as { state: string }).state)
      if (told.at(-1) === 'running') running()
    }
  })()
  await begun
  line.cut()
  await heard('cannot listen for jobs yet', 3)
  release()
  await heard('waiting for the metadata database', 1)
  line.whole = true
  await followed
  expect(told).toEqual(['queued', 'running', 'succeeded'])
  const { rows } = await direct.pool.query('SELECT state, attempt, result FROM jobs WHERE id = $1', [jobId])
  expect(rows).toEqual([{ state: 'succeeded', attempt: 1, result: { attempt: 1 } }])
  // Failed attempts to listen once began further ones each: they would go on listening behind a stop.
  await jobs.stop()
  const listening = `SELECT FROM pg_stat_activity WHERE application_name LIKE 'ai-etl ${process.pid} %'`
  while ((await direct.pool.query(listening)).rowCount !== 0) await sleep(20)
})
