import { type ChildProcess, spawn } from 'node:child_process'
import { appendFile, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Client, createClient } from '@ai-etl/client/client'
import { type MetadataDatabase, metadataDatabase } from '@ai-etl/runtime/store/database'
import { afterAll, beforeAll, expect, test } from 'vitest'

const PASSWORD = 'the first password'
/** Seconds of loading: progress is told now and then, and the run must still be under way when it is heard of. */
const ROWS = 3_000_000
const PART = 100_000

let folder: string
let dataDir: string
let database: MetadataDatabase
const servers: ChildProcess[] = []

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'takeover-'))
  dataDir = join(folder, 'data')
  const file = join(folder, 'big.csv')
  await writeFile(file, 'id,name,amount\n')
  for (let from = 0; from < ROWS; from += PART) {
    const lines = Array.from({ length: PART }, (_, i) => `${from + i},name of the row ${i},${(i * 7919) % 100_003}\n`)
    await appendFile(file, lines.join(''))
  }
})

afterAll(async () => {
  for (const server of servers) server.kill('SIGKILL')
  await database?.close()
  await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }).catch(() => {})
})

/** A whole server as a process of its own, in the shared data folder. */
async function startServer(): Promise<{ child: ChildProcess; url: string }> {
  const child = spawn(process.execPath, [join(import.meta.dirname, '../main.ts')], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      ...process.env,
      PORT: '0',
      AI_ETL_WEB: 'off',
      AI_ETL_LOG_LEVEL: 'error',
      AI_ETL_DATA_DIR: dataDir,
      AI_ETL_FILE_ROOTS: folder,
      AI_ETL_ADMIN_PASSWORD: PASSWORD,
      AI_ETL_EMBEDDED_GRACE_MS: '300',
    },
  })
  servers.push(child)
  for await (const line of createInterface({ input: child.stdout as NodeJS.ReadableStream })) {
    const url = /http:\/\/\S+/.exec(line)?.[0]
    if (url) return { child, url }
  }
  throw new Error('the server ended before it said where it is')
}

async function signIn(url: string): Promise<Client> {
  const body = { username: 'admin', password: PASSWORD }
  const { access_token } = await createClient({ origin: url }).call('login', { body })
  return createClient({ origin: url, headers: () => ({ authorization: `Bearer ${access_token}` }) })
}

test('a run whose server is killed is finished by another: nothing lost, nothing doubled, one folder', async () => {
  const first = await startServer()
  const second = await startServer()
  database = await metadataDatabase({ dataDir, connections: 2 })
  const clients = { first: await signIn(first.url), second: await signIn(second.url) }
  const body = { source: join(folder, 'big.csv'), target: 'postgresql:///city#big' }
  const { runId, jobId } = await clients.first.call('startLoad', { body })
  // Until its rows are on their way to the target.
  const show = (client: Client) => client.call('showRun', { params: { runId } })
  while ((await show(clients.first)).progress?.stage !== 'load') await sleep(20)
  const { rows } = await database.pool.query<{ worker: string }>('SELECT worker FROM jobs WHERE id = $1', [jobId])
  const owner = Number(rows[0].worker.split(' ')[1])
  const heir = owner === first.child.pid ? clients.second : clients.first
  process.kill(owner, 'SIGKILL')
  const killedAt = Date.now()
  const before = await show(heir)
  expect(before.state).toBe('running')
  for (;;) {
    const { attempt, state } = await heir.call('showJob', { params: { jobId } })
    if (attempt === 2 && state !== 'queued') break
    await sleep(100)
  }
  // The promise to users, not a measurement: it takes about four seconds.
  expect(Date.now() - killedAt).toBeLessThan(15_000)
  while ((await show(heir)).finishedAt === null) await sleep(100)
  const after = await show(heir)
  expect(after.error).toBeNull()
  expect(after).toMatchObject({ state: 'succeeded', read: ROWS, written: ROWS, runFolder: before.runFolder })
  const check = await heir.call('startLoad', {
    body: { ...body, target: join(folder, 'out.csv'), source: body.target },
  })
  const showCopy = () => heir.call('showRun', { params: { runId: check.runId } })
  while ((await showCopy()).finishedAt === null) await sleep(100)
  expect(await showCopy()).toMatchObject({ state: 'succeeded', read: ROWS })
  expect((await heir.call('listRuns')).items.map(({ id }) => id).toSorted()).toEqual([runId, check.runId].toSorted())
})
