import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { createClient } from '@ai-etl/client/client'
import { secretKey } from '@ai-etl/runtime/connections/seal'
import { freePort } from '@ai-etl/runtime/embedded/free-port'
import { type MetadataDatabase, metadataDatabase } from '@ai-etl/runtime/store/database'
import { listRuns } from '@ai-etl/runtime/store/queries/runs/list'
import { accessKey } from '@ai-etl/server/access/access-token'
import { openSecrets } from '@ai-etl/server/secrets/secrets'
import { serverSettings } from '@ai-etl/server/settings'
import autocannon from 'autocannon'
import { seed } from './api/seed.ts'
import { startTwin } from './api/twin.ts'
import type { Row } from './cases.ts'
import { median } from './measure.ts'
import { BENCH_DIR } from './settings.ts'

const PASSWORD = 'a password of the bench'
const SECONDS = 8
/** Requests under way at once: what 2 cores keep busy, and no queue that hides the latency. */
const CONNECTIONS = 8
const RUNS = Number(process.env.AI_ETL_BENCH_RUNS ?? 3)
const LISTS = ['connections', 'datasets', 'pipelines', 'runs', 'reports'] as const

/** List pages of the API, with a login, beside a FastAPI twin of the page of runs; and what the idle server holds. */
export async function api(): Promise<Row[]> {
  const dataDir = join(BENCH_DIR, 'server')
  rmSync(dataDir, { recursive: true, force: true })
  mkdirSync(dataDir, { recursive: true })
  const port = await freePort()
  const server = await startProcess(dataDir, port)
  const database = await metadataDatabase({ dataDir, connections: 2 })
  try {
    const idle = memoryOf(server.pid)
    const token = await signIn(port)
    const settings = serverSettings({ AI_ETL_DATA_DIR: dataDir })
    const { sealed } = await (await openSecrets(settings, database)).seal('postgresql://db.example/city')
    const owner = { ...(await ownerOf(port, token)), sealed }
    await seed(database, owner, 1000)
    const key = accessKey(await secretKey(dataDir, {}))
    const sql = `${listRuns.rows.text} ORDER BY r.created_at DESC, r.id DESC LIMIT $2`
    const twin = await startTwin(BENCH_DIR, database.login, key, sql, await freePort())
    try {
      const few = await measured(port, twin.url, token, '1,000 rows in each table')
      await seed(database, owner, 1_000_000, ['runs'])
      const many = await measured(port, twin.url, token, '1,000,000 runs')
      return [idleRow(idle), ...few, ...many]
    } finally {
      twin.stop()
    }
  } finally {
    await close(database, server)
  }
}

async function measured(port: number, twin: string, token: string, where: string): Promise<Row[]> {
  const ours: number[] = []
  const theirs: number[] = []
  for (let run = 0; run < RUNS; run++) {
    ours.push((await load(`http://127.0.0.1:${port}/api/v1/runs?limit=20`, token)).rate)
    theirs.push((await load(`${twin}/api/v1/runs?limit=20`, token)).rate)
  }
  const ratio = median(ours) / median(theirs)
  const rows: Row[] = [
    {
      work: `page of runs, ${where}, against the FastAPI twin`,
      measured: `${ratio.toFixed(2)} times (${median(ours).toFixed(0)} and ${median(theirs).toFixed(0)} requests/s)`,
      limit: 'at least 2',
      met: ratio >= 2,
    },
  ]
  for (const list of LISTS) {
    const { p95 } = await load(`http://127.0.0.1:${port}/api/v1/${list}?limit=20`, token)
    rows.push({ work: `page of ${list}, ${where}: p95`, measured: `${p95} ms`, limit: 'under 10 ms', met: p95 < 10 })
  }
  return rows
}

/** Asks a page as fast as it answers. @throws Error when any answer is not 200 */
async function load(url: string, token: string): Promise<{ rate: number; p95: number }> {
  const headers = { authorization: `Bearer ${token}` }
  const result = await autocannon({ url, headers, connections: CONNECTIONS, duration: SECONDS, workers: 1 })
  if (result.non2xx + result.errors > 0) throw new Error(`${url}: ${result.non2xx} answers were no success`)
  // The next percentile above 95 that is told.
  return { rate: result.requests.average, p95: result.latency.p97_5 }
}

function startProcess(dataDir: string, port: number): Promise<{ pid: number; kill(): void }> {
  const child = spawn(process.execPath, [resolve(import.meta.dirname, '../apps/server/src/main.ts')], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      ...process.env,
      NODE_ENV: 'production',
      PORT: String(port),
      AI_ETL_DATA_DIR: dataDir,
      AI_ETL_ADMIN_PASSWORD: PASSWORD,
    },
  })
  return new Promise((found, failed) => {
    child.stdout.on('data', (text) => {
      if (String(text).includes('http://')) found({ pid: child.pid ?? 0, kill: () => child.kill() })
    })
    child.once('close', (code) => failed(new Error(`the server ended with ${code}`)))
  })
}

async function signIn(port: number): Promise<string> {
  const client = createClient({ origin: `http://127.0.0.1:${port}` })
  const { access_token } = await client.call('login', { body: { username: 'admin', password: PASSWORD } })
  return `${access_token}`
}

async function ownerOf(port: number, token: string): Promise<{ projectId: string; userId: string }> {
  const headers = () => ({ authorization: `Bearer ${token}` })
  const me = await createClient({ origin: `http://127.0.0.1:${port}`, headers }).call('showMe')
  return { projectId: me.projects[0].id, userId: me.id }
}

/** Resident bytes of the server's own process. */
function memoryOf(pid: number): number {
  return 1024 * Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1])
}

function idleRow(bytes: number): Row {
  return {
    work: 'memory of the idle server process, web included',
    measured: `${(bytes / 1e6).toFixed(0)} MB`,
    limit: 'under 400 MB',
    met: bytes < 400e6,
  }
}

async function close(database: MetadataDatabase, server: { kill(): void }): Promise<void> {
  await database.close()
  server.kill()
}
