import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PlatformError } from '@ai-etl/core/errors/error'
import { freePort } from '@ai-etl/runtime/embedded/free-port'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addressOf, testContext } from '../../../test/postgresql.ts'
import { startServer, TEST_CERTIFICATE, type TestServer } from '../../../test/postgresql-server.ts'
import { postgresql } from './index.ts'

let plain: TestServer
let secure: TestServer
let silent: Server
let ancient: Server
let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'test-connection-'))
  await writeFile(join(folder, 'ca.pem'), TEST_CERTIFICATE)
  plain = await startServer('host all all 127.0.0.1/32 scram-sha-256')
  secure = await startServer('hostssl all all 127.0.0.1/32 scram-sha-256', { ssl: 'on' })
  await plain.admin("CREATE ROLE reader LOGIN PASSWORD 'pw'; CREATE TABLE shut (a int); CREATE TABLE seen (a int)")
  await plain.admin('GRANT SELECT ON seen TO reader; CREATE SCHEMA hidden; CREATE TABLE hidden.t (a int)')
  silent = await listen(() => {})
  ancient = await listen((socket) => socket.on('data', (data) => socket.write(asOldServer(data))))
})
afterAll(async () => {
  silent.close()
  ancient.close()
  await plain.stop()
  await secure.stop()
  await rm(folder, { recursive: true })
})

type Listener = NonNullable<Parameters<typeof createServer>[1]>

function listen(onConnection: Listener): Promise<Server> {
  const server = createServer((socket) => {
    socket.on('error', () => {})
    onConnection(socket)
  })
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)))
}

const portOf = (server: Server) => (server.address() as { port: number }).port

/** What a server of version 9.6 says to a login without TLS and to the question for its version. */
function asOldServer(data: Buffer): Buffer {
  const message = (type: string, body: string) => {
    const head = Buffer.alloc(5)
    head.write(type)
    head.writeUInt32BE(4 + Buffer.byteLength(body, 'latin1'), 1)
    return Buffer.concat([head, Buffer.from(body, 'latin1')])
  }
  const ready = message('Z', 'I')
  const code = data.length < 8 ? 0 : data.readUInt32BE(4)
  const startup = code === 196_608
  if (code === 80_877_103) return Buffer.from('N')
  if (startup) return Buffer.concat([message('R', '\0\0\0\0'), ready])
  const described = message('T', `\0\x01number\0${'\0'.repeat(6)}\0\0\0\x19\xff\xff\xff\xff\xff\xff\0\0`)
  const row = message('D', '\0\x01\0\0\0\x0590624')
  return Buffer.concat([message('1', ''), message('2', ''), described, row, message('C', 'SELECT 1\0'), ready])
}

/** The steps as `name ok` or `name code`, and the fix of the last. */
async function run(text: string, lang: 'en' | 'ru' = 'en') {
  const context = { ...testContext(folder), lang }
  const { ok, steps } = await postgresql.test(addressOf(text), context)
  expect(ok).toBe(steps.every((step) => step.ok))
  const last = steps.at(-1)
  return { steps: steps.map((step) => `${step.step} ${step.code ?? 'ok'}`), fix: last?.fix, message: last?.message }
}

const etl = (server: TestServer, rest = '/postgres') => `postgresql://etl:secret@127.0.0.1:${server.port}${rest}`
const reader = (rest: string) => `postgresql://reader:pw@127.0.0.1:${plain.port}${rest}`

describe('succeeds', () => {
  test('on a database', async () => {
    const { steps, message } = await run(etl(plain))
    expect(steps).toEqual(['resolve ok', 'connect ok', 'authenticate ok', 'authorise ok', 'read ok'])
    expect(message).toBe('3 tables and views can be seen')
  })

  test('on a table, in Russian', async () => {
    const { steps, message } = await run(reader('/postgres#seen'), 'ru')
    expect(steps.at(-1)).toBe('read ok')
    expect(message).toBe('public.seen читается')
  })

  test('on the embedded server, whose database is made', async () => {
    expect((await run('postgresql:///fresh')).message).toBe('0 tables and views can be seen')
    const missing = await run('postgresql:///fresh#new_table')
    expect(missing.steps.at(-1)).toBe('read connection.table-missing')
  })

  test('over TLS with the authority given, and without checking', async () => {
    const { steps } = await run(etl(secure, '/postgres?tls=true&ca=ca.pem'))
    expect(steps).toContain('authorise ok')
    expect((await run(etl(secure, '/postgres?tls=insecure'))).steps).toContain('authenticate ok')
  })
})

describe('names the failure', () => {
  test('host unknown', async () => {
    const { steps, fix } = await run('postgresql://u:p@no-such-host.invalid/db')
    expect(steps).toEqual(['resolve connection.host-unknown'])
    expect(fix).toMatch(/spelling/)
  })

  test('port closed', async () => {
    const { steps } = await run(`postgresql://u:p@127.0.0.1:${await freePort()}/db`)
    expect(steps).toEqual(['resolve ok', 'connect connection.port-closed'])
  })

  test('time-out: somebody listens and never answers', async () => {
    const { steps, message } = await run(`postgresql://u:p@127.0.0.1:${portOf(silent)}/db?connectTimeout=1`)
    expect(steps).toEqual(['resolve ok', 'connect connection.timeout'])
    expect(message).toMatch(/within 1 s/)
  })

  test('TLS wanted', async () => {
    const { steps, fix } = await run(etl(secure, '/postgres?tls=false'))
    expect(steps).toEqual(['resolve ok', 'connect connection.tls-required'])
    expect(fix).toMatch(/tls=true/)
  })

  test('TLS refused', async () => {
    expect((await run(etl(plain, '/postgres?tls=true'))).steps).toEqual([
      'resolve ok',
      'connect connection.tls-refused',
    ])
  })

  test('a certificate that nobody vouches for, and one of another host', async () => {
    expect((await run(etl(secure, '/postgres?tls=true'))).steps).toEqual([
      'resolve ok',
      'connect connection.tls-certificate',
    ])
    const other = etl(secure, '/postgres?tls=true&ca=ca.pem').replace('127.0.0.1', 'localhost')
    const { steps, message } = await run(other)
    expect(steps).toEqual(['resolve ok', 'connect connection.tls-certificate'])
    expect(message).toMatch(/localhost/)
  })

  test('password wrong, or none', async () => {
    const wrong = await run(`postgresql://etl:wrong@127.0.0.1:${plain.port}/postgres`)
    expect(wrong.steps).toEqual(['resolve ok', 'connect ok', 'authenticate connection.password-wrong'])
    expect(JSON.stringify(wrong)).not.toContain('wrong@')
    expect((await run(`postgresql://etl@127.0.0.1:${plain.port}/postgres`)).steps).toContain(
      'authenticate connection.password-wrong',
    )
  })

  test('database missing', async () => {
    const { steps, fix } = await run(etl(plain, '/nowhere'))
    expect(steps).toEqual(['resolve ok', 'connect ok', 'authenticate connection.database-missing'])
    expect(fix).toMatch(/CREATE DATABASE nowhere/)
  })

  test('server too old', async () => {
    const { steps, message } = await run(`postgresql://u:p@127.0.0.1:${portOf(ancient)}/db`)
    expect(steps).toEqual(['resolve ok', 'connect ok', 'authenticate connection.too-old'])
    expect(message).toMatch(/9\.\d+; at least 12/)
  })

  test.each([
    ['to read a table', '#shut', 'GRANT SELECT ON TABLE "public"."shut" TO reader'],
    ['to use a schema', '#hidden.t', 'GRANT USAGE ON SCHEMA "hidden" TO reader'],
    ['to create a table', '#new_table', 'GRANT CREATE ON SCHEMA "public" TO reader'],
    ['to create a schema', '#new_schema.t', 'GRANT CREATE ON DATABASE "postgres" TO reader'],
  ])('no right %s', async (_what, fragment, grant) => {
    const { steps, fix } = await run(reader(`/postgres${fragment}`))
    expect(steps.at(-1)).toBe('authorise connection.no-right')
    expect(fix).toContain(grant)
  })
})

describe('other operations fail in the same words', () => {
  test.each([
    ['open', () => postgresql.open(addressOf(reader('/postgres#shut')), testContext(folder), { structure: 'sample' })],
    ['discover', () => postgresql.discover(addressOf(reader('/nowhere')), testContext(folder))],
  ])('%s', async (name, work) => {
    const read = async () => {
      const opened = await work()
      if (name !== 'open' || !('batches' in opened)) return
      try {
        for await (const _ of opened.batches({ signal: new AbortController().signal, reject: () => {} })) break
      } finally {
        await opened.close()
      }
    }
    await expect(read()).rejects.toBeInstanceOf(PlatformError)
    await expect(read()).rejects.toMatchObject({
      code: name === 'open' ? 'connection.no-right' : 'connection.database-missing',
    })
  })

  test('a load by a role that may create nothing is refused with the reason', async () => {
    const target = await postgresql.openTarget?.(addressOf(reader('/postgres#seen')), testContext(folder))
    const plan = {
      load: 'x',
      mode: 'append',
      missing: 'keep',
      tables: [{ name: 'seen', parent: null, columns: [], key: [], create: [], alter: [], after: [] }],
      input: { address: 'x', fingerprint: null },
      again: false,
      cursor: null,
    } as const
    await expect(target?.begin(plan)).rejects.toMatchObject({ code: 'postgresql.nowhere-to-keep' })
    await target?.close()
  })
})
