import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { isAlive } from './process-identity.ts'
import { readState, type ServerState } from './server-state.ts'

/** A process of its own that acquires the server, reports the endpoint, and holds on until its input ends. */
const USER = `
  import { embeddedPostgresql } from ${JSON.stringify(new URL('./postgresql.ts', import.meta.url).href)}
  console.log(JSON.stringify(await embeddedPostgresql(process.argv[1])))
  process.stdin.resume()
`
let dataDir: string
const folder = () => join(dataDir, 'embedded', 'postgresql')
const started: { kill(signal: NodeJS.Signals): void }[] = []

beforeAll(async () => {
  process.env.AI_ETL_EMBEDDED_GRACE_MS = '300'
  dataDir = await mkdtemp(join(tmpdir(), 'shared-server-'))
})
afterAll(async () => {
  for (const user of started) user.kill('SIGKILL')
  const last = await readState(folder())
  await until(() => last === null || !(isAlive(last.supervisor) || isAlive(last.server)))
  await rm(dataDir, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
})

interface User {
  readonly endpoint: pg.ClientConfig
  kill(signal: NodeJS.Signals): void
  leave(): Promise<unknown>
}

async function startUser(): Promise<User> {
  const child = spawn(
    process.execPath,
    ['--input-type=module', '--disable-warning=ExperimentalWarning', '-e', USER, dataDir],
    {
      stdio: ['pipe', 'pipe', 'inherit'],
    },
  )
  started.push(child)
  const ended = new Promise((resolve) => child.once('exit', resolve))
  const line = await new Promise<string>((resolve, reject) => {
    child.stdout.once('data', (data) => resolve(String(data)))
    child.once('exit', (code) => reject(new Error(`the user ended with ${code}`)))
  })
  return {
    endpoint: { ...(JSON.parse(line) as pg.ClientConfig), database: 'postgres' },
    kill: (signal) => child.kill(signal),
    leave: () => {
      child.stdin.end()
      return ended
    },
  }
}

async function query(user: User, sql: string): Promise<unknown[][]> {
  const client = new pg.Client(user.endpoint)
  client.on('error', () => {})
  await client.connect()
  try {
    return (await client.query({ text: sql, rowMode: 'array' })).rows
  } finally {
    await client.end()
  }
}

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) await sleep(25)
}

async function state(): Promise<ServerState> {
  const found = await readState(folder())
  if (!found) throw new Error('no server runs')
  return found
}

test('processes that ask at the same time share one server, and it stops after the last of them', async () => {
  const users = await Promise.all([startUser(), startUser(), startUser()])
  expect(new Set(users.map((user) => user.endpoint.port)).size).toBe(1)
  await query(users[0], 'CREATE DATABASE kept')
  const { server } = await state()
  await users[0].leave()
  await users[1].leave()
  await sleep(1000)
  expect(isAlive(server)).toBe(true)
  expect(await query(users[2], "SELECT 1 FROM pg_database WHERE datname = 'kept'")).toHaveLength(1)
  await users[2].leave()
  await until(() => !isAlive(server))
  expect(existsSync(join(folder(), 'state.json'))).toBe(false)
})

test('data survive a stop, and a user that is killed counts as gone', async () => {
  const user = await startUser()
  expect(await query(user, "SELECT 1 FROM pg_database WHERE datname = 'kept'")).toHaveLength(1)
  const { server } = await state()
  user.kill('SIGKILL')
  await until(() => !isAlive(server))
})

test('after kill -9 of the server the next user gets a new one with the committed data', async () => {
  const first = await startUser()
  await query(first, 'CREATE DATABASE before_the_kill')
  const { server } = await state()
  process.kill(server.pid, 'SIGKILL')
  await until(() => !isAlive(server))
  const second = await startUser()
  expect(await query(second, "SELECT 1 FROM pg_database WHERE datname = 'before_the_kill'")).toHaveLength(1)
  expect((await state()).server).not.toEqual(server)
  expect(second.endpoint.port).toBe(first.endpoint.port)
  await Promise.all([first.leave(), second.leave()])
})

test('after kill -9 of the supervisor the next user goes on with the same server, and it still stops', async () => {
  const first = await startUser()
  const before = await state()
  process.kill(before.supervisor.pid, 'SIGKILL')
  await until(() => !isAlive(before.supervisor))
  const second = await startUser()
  const after = await state()
  expect(after.server).toEqual(before.server)
  expect(after.supervisor).not.toEqual(before.supervisor)
  expect(await query(first, 'SELECT 1')).toEqual([[1]])
  await Promise.all([first.leave(), second.leave()])
  await until(() => !isAlive(before.server))
})

test('the role that is handed out is no superuser, reaches no server files, but creates databases', async () => {
  const user = await startUser()
  expect(await query(user, 'SELECT rolsuper, rolcreatedb FROM pg_roles WHERE rolname = current_user')).toEqual([
    [false, true],
  ])
  await expect(query(user, "COPY (SELECT 1) TO PROGRAM 'id'")).rejects.toThrow(/permission denied/)
  await expect(query(user, "SELECT pg_read_file('/etc/passwd')")).rejects.toThrow(/permission denied/)
  const superuser = { ...user, endpoint: { ...user.endpoint, user: 'postgres' } }
  await expect(query(superuser, 'SELECT 1')).rejects.toThrow(/pg_hba.conf|reject/)
  await user.leave()
})
