import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { EmbeddedEndpoint } from '@ai-etl/core/contracts/context'
import { countLeases } from '../embedded/leases.ts'
import { isRunning, readState } from '../embedded/server-state.ts'
import type { EngineHealth } from './health.ts'
import { familyBytes } from './processes.ts'
import { folderBytes } from './storage.ts'

/** Longest wait for an engine to say its version, in milliseconds. */
const ASK_MS = 3000

/** The embedded engines of a data folder as they are: none is started by being looked at. */
export async function measureEngines(dataDir: string): Promise<readonly EngineHealth[]> {
  return Promise.all((['postgresql', 'clickhouse'] as const).map((engine) => measureEngine(dataDir, engine)))
}

async function measureEngine(dataDir: string, engine: EngineHealth['engine']): Promise<EngineHealth> {
  const folder = join(dataDir, 'embedded', engine)
  if (!existsSync(folder)) return { engine, state: 'unused', version: null, users: 0, bytes: 0, memoryBytes: null }
  const state = await readState(folder).catch(() => null)
  const running = isRunning(state)
  const [asked, bytes, users, memoryBytes] = await Promise.all([
    running ? versionOf(engine, state.endpoint).catch(() => null) : null,
    folderBytes(folder),
    countLeases(folder),
    running ? familyBytes(state.server.pid) : null,
  ])
  const version = asked ?? (engine === 'postgresql' ? await clusterVersion(folder) : null)
  return {
    engine,
    state: running ? 'running' : state === null ? 'stopped' : 'broken',
    version,
    users,
    bytes,
    memoryBytes,
  }
}

function versionOf(engine: EngineHealth['engine'], endpoint: EmbeddedEndpoint): Promise<string | null> {
  return engine === 'postgresql' ? postgresqlVersion(endpoint) : clickhouseVersion(endpoint)
}

async function postgresqlVersion({ host, port, user, password }: EmbeddedEndpoint): Promise<string | null> {
  const { default: pg } = await import('pg')
  const login = { host, port, user, password, database: 'postgres', connectionTimeoutMillis: ASK_MS }
  const client = new pg.Client({ ...login, query_timeout: ASK_MS })
  client.on('error', () => undefined)
  try {
    await client.connect()
    const { rows } = await client.query<{ version: string }>("SELECT current_setting('server_version') AS version")
    return rows[0].version
  } finally {
    await client.end().catch(() => undefined)
  }
}

async function clickhouseVersion({ host, port, user, password }: EmbeddedEndpoint): Promise<string | null> {
  const response = await fetch(`http://${host}:${port}/`, {
    method: 'POST',
    body: 'SELECT version()',
    headers: { 'X-ClickHouse-User': user, 'X-ClickHouse-Key': password },
    signal: AbortSignal.timeout(ASK_MS),
  })
  return response.ok ? (await response.text()).trim() : null
}

/** The major version that a cluster was made with. */
async function clusterVersion(folder: string): Promise<string | null> {
  const text = await readFile(join(folder, 'data', 'PG_VERSION'), 'utf8').catch(() => null)
  return text === null ? null : text.trim()
}
