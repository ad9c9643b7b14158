import { writeFile } from 'node:fs/promises'
import { createServer as createHttpServer, type Server as HttpServer } from 'node:http'
import { connect, createServer, type Server } from 'node:net'
import { join } from 'node:path'
import { createServer as createTlsServer } from 'node:tls'
import type { EmbeddedEndpoint } from '@ai-etl/core/contracts/context'
import { freePort } from '@ai-etl/runtime/embedded/free-port'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestClickhouse, testClickhouse } from '../../../test/clickhouse.ts'
import { addressOf } from '../../../test/postgresql.ts'
import { TEST_CERTIFICATE, TEST_KEY } from '../../../test/postgresql-server.ts'
import { clickhouse } from './index.ts'

let db: TestClickhouse
let endpoint: EmbeddedEndpoint
/** A TLS front before the embedded engine, as a load balancer is before a server. */
let secure: Server
let silent: Server
/** No old server is to be had: this one answers the question for the version as it would. */
let ancient: HttpServer

beforeAll(async () => {
  db = await testClickhouse()
  endpoint = await db.context.embedded.clickhouse()
  await writeFile(join(db.dataDir, 'ca.pem'), TEST_CERTIFICATE)
  await db.run('CREATE TABLE test.seen (a Int32) ENGINE = MergeTree ORDER BY a')
  const front = createTlsServer({ cert: TEST_CERTIFICATE, key: TEST_KEY }, (socket) => {
    const behind = connect(endpoint.port, '127.0.0.1')
    socket.pipe(behind).pipe(socket)
    socket.on('error', () => behind.destroy())
    behind.on('error', () => socket.destroy())
  })
  secure = await listening(front)
  silent = await listening(createServer((socket) => socket.on('error', () => {})))
  ancient = await listening(
    createHttpServer((request, response) => {
      response.end(request.url?.startsWith('/ping') ? 'Ok.\n' : '{"version":"24.3.1.2672"}\n')
    }),
  )
})
afterAll(async () => {
  for (const server of [secure, silent, ancient]) server.close()
  await db.close()
})

function listening<S extends Server>(server: S): Promise<S> {
  server.on('tlsClientError', () => {})
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)))
}

const portOf = (server: Server) => (server.address() as { port: number }).port

/** The steps as `name ok` or `name code`, and what the last says. */
async function run(text: string, lang: 'en' | 'ru' = 'en') {
  const { ok, steps } = await clickhouse.test(addressOf(text), { ...db.context, lang })
  expect(ok).toBe(steps.every((step) => step.ok))
  const last = steps.at(-1)
  return { steps: steps.map((step) => `${step.step} ${step.code ?? 'ok'}`), fix: last?.fix, message: last?.message }
}

const at = (port: number, rest: string, scheme = 'clickhouse') =>
  `${scheme}://${endpoint.user}:${endpoint.password}@127.0.0.1:${port}${rest}`
const ALL_OK = ['resolve ok', 'connect ok', 'authenticate ok', 'authorise ok', 'read ok']

describe('succeeds', () => {
  test('on the embedded engine, whose database is made', async () => {
    const { steps, message } = await run('clickhouse:///fresh')
    expect([steps, message]).toEqual([ALL_OK, 'tables in fresh: 0'])
  })

  test('on a table of a server, in Russian', async () => {
    const { steps, message } = await run(at(endpoint.port, '/test#seen'), 'ru')
    expect([steps, message]).toEqual([ALL_OK, 'seen прочитана; она пуста'])
  })

  test('over TLS with the authority given, and without checking', async () => {
    expect((await run(at(portOf(secure), '/test?ca=ca.pem', 'clickhouses'))).steps).toEqual(ALL_OK)
    expect((await run(at(portOf(secure), '/test?tls=insecure'))).steps).toEqual(ALL_OK)
  })
})

describe('names the failure and its fix', () => {
  test('host unknown', async () => {
    const { steps, fix } = await run('clickhouse://u:p@no-such-host.invalid/db')
    expect(steps).toEqual(['resolve connection.host-unknown'])
    expect(fix).toMatch(/spelling/)
  })

  test('port closed', async () => {
    const { steps } = await run(`clickhouse://u:p@127.0.0.1:${await freePort()}/db`)
    expect(steps).toEqual(['resolve ok', 'connect connection.port-closed'])
  })

  test('time-out: somebody listens and never answers', async () => {
    const { steps, message } = await run(at(portOf(silent), '/db?connectTimeout=1'))
    expect(steps).toEqual(['resolve ok', 'connect connection.timeout'])
    expect(message).toMatch(/within 1 s/)
  })

  test('TLS wanted', async () => {
    const { steps, fix } = await run(at(portOf(secure), '/test'))
    expect(steps).toEqual(['resolve ok', 'connect connection.tls-required'])
    expect(fix).toMatch(/clickhouses:/)
  })

  test('TLS refused', async () => {
    const { steps } = await run(at(endpoint.port, '/test', 'clickhouses'))
    expect(steps).toEqual(['resolve ok', 'connect connection.tls-refused'])
  })

  test('a certificate that nobody vouches for, and one of another host', async () => {
    const unknown = await run(at(portOf(secure), '/test', 'clickhouses'))
    expect(unknown.steps).toEqual(['resolve ok', 'connect connection.tls-certificate'])
    const other = at(portOf(secure), '/test?ca=ca.pem', 'clickhouses').replace('127.0.0.1', 'localhost')
    expect((await run(other)).steps).toEqual(['resolve ok', 'connect connection.tls-certificate'])
  })

  test('password wrong, and user unknown', async () => {
    const wrong = `clickhouse://${endpoint.user}:wrong@127.0.0.1:${endpoint.port}/test`
    expect((await run(wrong)).steps.at(-1)).toBe('authenticate connection.password-wrong')
    expect((await run(wrong.replace(`${endpoint.user}:`, 'nobody:'))).message).toMatch(/refused the user nobody/)
  })

  test('the server too old', async () => {
    const { steps, message } = await run(at(portOf(ancient), '/test'))
    expect(steps.at(-1)).toBe('authenticate connection.too-old')
    expect(message).toMatch(/24\.3\.1\.2672; at least 25\.6/)
  })

  test('database missing', async () => {
    const { steps, fix } = await run(at(endpoint.port, '/nowhere'))
    expect(steps.at(-1)).toBe('authorise connection.database-missing')
    expect(fix).toMatch(/CREATE DATABASE nowhere/)
  })

  test('table missing, with the nearest name', async () => {
    const { steps, fix } = await run(at(endpoint.port, '/test#sean'))
    expect(steps.at(-1)).toBe('read connection.table-missing')
    expect(fix).toMatch(/seen/)
  })

  test('no right to read, with the grant to ask for', async () => {
    const { steps, fix } = await run(at(endpoint.port, '/system#users'))
    expect(steps.at(-1)).toBe('read connection.no-right')
    expect(fix).toMatch(/GRANT SHOW USERS ON \*\.\* TO default/)
  })
})
