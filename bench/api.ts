import { secretKey } from '@ai-etl/runtime/connections/seal'
import { freePort } from '@ai-etl/runtime/embedded/free-port'
import { metadataDatabase } from '@ai-etl/runtime/store/database'
import { listRuns } from '@ai-etl/runtime/store/queries/runs/list'
import { accessKey } from '@ai-etl/server/access/access-token'
import { openSecrets } from '@ai-etl/server/secrets/secrets'
import { serverSettings } from '@ai-etl/server/settings'
import autocannon from 'autocannon'
import { seed } from './api/seed.ts'
import { clientOf, memoryOf, signIn, startServerProcess } from './api/server.ts'
import { startTwin } from './api/twin.ts'
import type { Row } from './cases.ts'
import { median } from './measure.ts'
import { BENCH_DIR } from './settings.ts'

const SECONDS = 8
/** Requests under way at once: what 2 cores keep busy, and no queue that hides the latency. */
const CONNECTIONS = 8
const RUNS = Number(process.env.AI_ETL_BENCH_RUNS ?? 3)
const LISTS = ['connections', 'datasets', 'pipelines', 'runs', 'reports'] as const

/** List pages of the API, with a login, beside a FastAPI twin of the page of runs; and what the idle server holds. */
export async function api(): Promise<Row[]> {
  const server = await startServerProcess()
  const { dataDir, url } = server
  const database = await metadataDatabase({ dataDir, connections: 2 })
  try {
    const idle = memoryOf(server.pid)
    const token = await signIn(url)
    const settings = serverSettings({ AI_ETL_DATA_DIR: dataDir })
    const { sealed } = await (await openSecrets(settings, database)).seal('postgresql://db.example/city')
    const { id: userId, projects } = await clientOf(url, token).call('showMe')
    const owner = { projectId: projects[0].id, userId, sealed }
    await seed(database, owner, 1000)
    const key = accessKey(await secretKey(dataDir, {}))
    const sql = `${listRuns.rows.text} ORDER BY r.created_at DESC, r.id DESC LIMIT $2`
    const twin = await startTwin(BENCH_DIR, database.login, key, sql, await freePort())
    try {
      const few = await measured(url, twin.url, token, '1,000 rows in each table')
      await seed(database, owner, 1_000_000, ['runs'])
      const many = await measured(url, twin.url, token, '1,000,000 runs')
      return [idleRow(idle), ...few, ...many]
    } finally {
      twin.stop()
    }
  } finally {
    await database.close()
    await server.stop()
  }
}

async function measured(origin: string, twin: string, token: string, where: string): Promise<Row[]> {
  const ours: number[] = []
  const theirs: number[] = []
  for (let run = 0; run < RUNS; run++) {
    ours.push((await load(`${origin}/api/v1/runs?limit=20`, token)).rate)
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
    const { p95 } = await load(`${origin}/api/v1/${list}?limit=20`, token)
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

function idleRow(bytes: number): Row {
  return {
    work: 'memory of the idle server process, web included',
    measured: `${(bytes / 1e6).toFixed(0)} MB`,
    limit: 'under 400 MB',
    met: bytes < 400e6,
  }
}
