import type { ChildProcess } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { chown, mkdir, mkdtemp, open, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '@ai-etl/runtime/embedded/free-port'
import { preparedCluster, spawnOnData } from '@ai-etl/runtime/embedded/postgresql-cluster'
import pg from 'pg'

/**
 * A self-signed certificate for the address 127.0.0.1 (not the name localhost) and its key, made for these tests and
 * good for nothing else.
 */
export const TEST_CERTIFICATE = `-----BEGIN CERTIFICATE-----
MIIBozCCAUigAwIBAgIUMgC8JHPShXyNArQ8Lo4kD9cRadMwCgYIKoZIzj0EAwIw
HTEbMBkGA1UEAwwSYWktZXRsIHRlc3Qgc2VydmVyMCAXDTI2MTEyMzA0MTk1OFoY
DzIxMjYxMDMwMDQxOTU4WjAdMRswGQYDVQQDDBJhaS1ldGwgdGVzdCBzZXJ2ZXIw
WTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAAQG+lRsb9gzfSj8ox5mQ+hstCuoREuL
/tdTAGajVetzidYWts+NgJjeBsQvLe8R5GJdPhdTukP+H2gEQoAmRZL6o2QwYjAd
BgNVHQ4EFgQUFdBayK1oyPIrq4tpRVH/HLwWVLUwHwYDVR0jBBgwFoAUFdBayK1o
yPIrq4tpRVH/HLwWVLUwDwYDVR0TAQH/BAUwAwEB/zAPBgNVHREECDAGhwR/AAAB
MAoGCCqGSM49BAMCA0kAMEYCIQCI75RoJnVXwYeQ1NlS8jAYva1rQgLJMR4cy74V
J4DpSQIhAIkwzUJ3eUARbLFVVL9pfw/v71lRblL0SxUGNXBZlsb5
-----END CERTIFICATE-----\n`
export const TEST_KEY = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgFQrRuv2OVOrcyx9t
ykQr6FPUjIgbPefLblPhUO48g4ShRANCAAQG+lRsb9gzfSj8ox5mQ+hstCuoREuL
/tdTAGajVetzidYWts+NgJjeBsQvLe8R5GJdPhdTukP+H2gEQoAmRZL6
-----END PRIVATE KEY-----\n`

/** A PostgreSQL server of a test's own, with TLS and a pg_hba.conf of its choice. */
export interface TestServer {
  readonly port: number
  /** Runs statements as the superuser. */
  admin(sql: string, database?: string): Promise<void>
  /** Rows of a statement of the superuser. */
  rows(sql: string, database?: string): Promise<readonly (readonly unknown[])[]>
  stop(): Promise<void>
}

/** @param hba lines of pg_hba.conf; the superuser is always let in from 127.0.0.1 */
export async function startServer(hba: string, settings: Readonly<Record<string, string>> = {}): Promise<TestServer> {
  const folder = await mkdtemp(join(tmpdir(), 'postgresql-server-'))
  await mkdir(folder, { recursive: true })
  const cluster = await preparedCluster(folder, 'secret')
  const write = async (name: string, text: string) => {
    const file = join(cluster.data, name)
    await writeFile(file, text, { mode: 0o600 })
    if (cluster.user) await chown(file, cluster.user.uid, cluster.user.gid)
  }
  await write('pg_hba.conf', `host all postgres 127.0.0.1/32 trust\n${hba}\n`)
  await write('server.crt', TEST_CERTIFICATE)
  await write('server.key', TEST_KEY)
  const log = await open(join(folder, 'log'), 'a')
  const { child, port } = await listening(cluster, settings, log.fd)
  const rows = (sql: string, database?: string) => rowsOf(port, sql, database)
  const admin = async (sql: string, database?: string) => void (await rows(sql, database))
  return {
    port,
    admin,
    rows,
    async stop() {
      child.kill('SIGINT')
      await ended(child, 10_000)
      await log.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** Ports that are tried: between finding a free one and listening there somebody else may take it. */
const ATTEMPTS = 10

/** Starts the server on a port where it is that server that answers, and no other test's. */
async function listening(
  cluster: Awaited<ReturnType<typeof preparedCluster>>,
  settings: Readonly<Record<string, string>>,
  output: number,
): Promise<{ readonly child: ChildProcess; readonly port: number }> {
  const name = `test-${randomUUID()}`
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const port = await freePort()
    const options = {
      cluster_name: name,
      listen_addresses: '127.0.0.1',
      unix_socket_directories: '',
      port: String(port),
      fsync: 'off',
      ...settings,
    }
    const args = Object.entries(options).flatMap(([name, value]) => ['-c', `${name}=${value}`])
    const child = await spawnOnData(cluster, 'postgres', (data) => ['-D', data, ...args], { stdin: 'ignore', output })
    while (child.exitCode === null) {
      const found = await rowsOf(port, 'SHOW cluster_name').catch(() => [])
      if (found.at(0)?.[0] === name) return { child, port }
      await ended(child, 50)
    }
  }
  throw new Error('the test server of PostgreSQL finds no port')
}

async function rowsOf(port: number, sql: string, database = 'postgres'): Promise<readonly (readonly unknown[])[]> {
  const client = new pg.Client({ host: '127.0.0.1', port, user: 'postgres', database })
  await client.connect()
  const answer = await client.query<unknown[]>({ text: sql, rowMode: 'array' })
  await client.end()
  return answer.rows
}

/** Resolves when the process has ended or the time is over. */
function ended(child: ChildProcess, ms: number): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms)
    child.once('exit', () => {
      clearTimeout(timer)
      resolve()
    })
  })
}
