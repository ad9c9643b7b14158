import { fstatSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import type { Launched, LaunchRequest } from './launcher.ts'
import { preparedCluster, ROLE, spawnOnData } from './postgresql-cluster.ts'

/**
 * For the supervisor: starts the embedded PostgreSQL of a folder; see launcher.ts.
 * @public loaded by its path
 */
export async function launch(request: LaunchRequest): Promise<Launched> {
  const cluster = await preparedCluster(request.folder, request.secret)
  const logStart = fstatSync(request.log).size
  const child = await spawnOnData(cluster, 'postgres', (data) => ['-D', data, ...settings(request.port)], {
    stdin: 'ignore',
    output: request.log,
  })
  const pid = child.pid
  if (pid === undefined) throw await new Promise<Error>((resolve) => child.once('error', resolve))
  const login = { host: '127.0.0.1', port: request.port, user: ROLE, password: request.secret, database: 'postgres' }
  while (child.exitCode === null && child.signalCode === null) {
    if (await answers(login)) return { pid, user: ROLE, password: request.secret, stopSignal: 'SIGINT' }
    await sleep(20)
  }
  throw new Error(await reasonInLog(join(request.folder, 'server.log'), logStart))
}

/**
 * Fast loads, within what keeps data safe (fsync and full_page_writes stay on): with the least write-ahead log a table
 * that is made or emptied in the transaction that fills it is synced at commit instead of being written twice.
 * Replication and archives, which that rules out, belong to servers of one's own.
 */
const SETTINGS: Readonly<Record<string, string>> = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  wal_level: 'minimal',
  max_wal_senders: '0',
  max_wal_size: '4GB',
  checkpoint_timeout: '15min',
  checkpoint_completion_target: '0.9',
  wal_buffers: '16MB',
  shared_buffers: '128MB',
  // What a load writes goes to disk on the way: its commit then waits a fifth of the time.
  backend_flush_after: '1MB',
  maintenance_work_mem: '128MB',
  max_connections: '100',
  jit: 'off',
  TimeZone: 'UTC',
  log_timezone: 'UTC',
  // A statement in the log could carry a user's data.
  log_min_error_statement: 'panic',
}

function settings(port: number): string[] {
  return Object.entries({ ...SETTINGS, port: String(port) }).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}

async function answers(login: pg.ClientConfig): Promise<boolean> {
  const client = new pg.Client(login)
  client.on('error', () => {})
  try {
    await client.connect()
    return true
  } catch {
    return false
  } finally {
    await client.end().catch(() => {})
  }
}

/** What the server said last: its FATAL line, or the end of what it printed. */
async function reasonInLog(file: string, from: number): Promise<string> {
  const printed = (await readFile(file)).subarray(from).toString('utf8').trim()
  const fatal = printed.split('\n').findLast((line) => /\b(FATAL|PANIC):/.test(line))
  return (fatal ?? printed.slice(-300)) || 'the server ended and printed nothing'
}
