import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { type TestServer, testServer } from '@ai-etl/server/fixture.embedded'
import { afterAll, beforeAll, expect, test } from 'vitest'

let server: TestServer
let folder: string
beforeAll(async () => {
  server = await testServer()
  folder = await mkdtemp(join(tmpdir(), 'remote-'))
  await writeFile(join(folder, 'продажи.csv'), 'id;сумма\n1;10,5\n2;20,25\n')
})
afterAll(async () => {
  await server.close()
  await rm(folder, { recursive: true, force: true })
})

const BIN = resolve(import.meta.dirname, '../../bin/ai-etl.mjs')

/** A command whose work a server does. It must not block: the server lives in this process. */
function remote(
  args: readonly string[],
  token = server.token,
  url = server.url,
): Promise<{ readonly status: number; readonly stdout: string }> {
  const environment = { PATH: process.env.PATH, HOME: process.env.HOME, LANG: 'C', AI_ETL_TOKEN: token }
  const all = [BIN, ...args, '--server', url, '--json', '--data-dir', join(folder, 'data')]
  return new Promise((done) => {
    execFile(process.execPath, all, { cwd: folder, env: environment }, (error, stdout) =>
      done({ status: typeof error?.code === 'number' ? error.code : 0, stdout }),
    )
  })
}

test('a file of this machine is sent, measured, and loaded there', async () => {
  const profile = await remote(['profile', 'продажи.csv'])
  expect([profile.status, JSON.parse(profile.stdout)]).toMatchObject([0, { rows: 2, format: { name: 'csv' } }])
  const ddl = await remote(['ddl', 'продажи.csv', '--dialect', 'postgresql'])
  expect(JSON.parse(ddl.stdout)).toMatchObject({ dialect: 'postgresql', checked: 'executed' })
  const loaded = await remote(['load', 'продажи.csv', 'postgresql:///remote#public.sales'])
  const { run, ...counts } = JSON.parse(loaded.stdout) as { run: string }
  expect(counts).toMatchObject({ state: 'succeeded', read: 2, written: 2, rejected: 0, filtered: 0 })
  const { runs } = JSON.parse((await remote(['runs', 'list'])).stdout) as { runs: { run: string }[] }
  expect(runs).toHaveLength(1)
  expect(JSON.parse((await remote(['runs', 'show', runs[0].run])).stdout)).toMatchObject({ run, written: 2 })
})

test('old runs of the server are cleared, by administrators of the platform alone', async () => {
  const would = await remote(['runs', 'clean', '--older-than', '0d', '--dry-run'])
  const { runs, retention } = JSON.parse(would.stdout) as { runs: { run: string }[]; retention: object }
  expect([would.status, runs.length > 0, retention]).toEqual([0, true, { days: 0, quarantineDays: 0 }])
  expect(JSON.parse((await remote(['runs', 'clean', '--older-than', '30d'])).stdout)).toMatchObject({ runs: [] })
  expect(JSON.parse((await remote(['runs', 'clean', '--older-than', '0d'])).stdout)).toMatchObject({
    runs,
    dryRun: false,
  })
  expect(JSON.parse((await remote(['runs', 'clean', '--older-than', '0d'])).stdout)).toMatchObject({ runs: [] })
})

test('connections of the server are added, listed without secrets, and removed', async () => {
  const added = await remote(['connections', 'add', 'city', 'postgresql://anna:secret-word@db.example/city'])
  expect([added.status, added.stdout.includes('secret-word')]).toEqual([0, false])
  expect(JSON.parse((await remote(['connections', 'list'])).stdout)).toMatchObject({ connections: [{ name: 'city' }] })
  expect(JSON.parse((await remote(['connections', 'remove', 'city'])).stdout)).toEqual({ removed: 'city' })
})

test('failures: no token, a wrong one, no server, a command that stays here', async () => {
  const code = (output: string) => (JSON.parse(output) as { error: { code: string } }).error.code
  const none = await remote(['runs', 'list'], '')
  expect([none.status, code(none.stdout)]).toEqual([3, 'server.token-missing'])
  const wrong = await remote(['runs', 'list'], 'nonsense')
  expect([wrong.status, code(wrong.stdout)]).toEqual([3, 'access.token-invalid'])
  const gone = await remote(['runs', 'list'], server.token, 'http://127.0.0.1:1')
  expect([gone.status, code(gone.stdout)]).toEqual([3, 'server.unreachable'])
  const local = await remote(['airflow', 'status', 'sales', 'a-run'])
  expect([local.status, code(local.stdout)]).toEqual([2, 'server.command-local'])
  const missing = await remote(['profile', 'nowhere.csv'])
  expect([missing.status, code(missing.stdout)]).toEqual([1, 'file.outside-roots'])
})
