import { once } from 'node:events'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { type AddressInfo, createServer, type Socket } from 'node:net'
import { join } from 'node:path'
import { addConnection, listConnections } from '@ai-etl/runtime/connections/store'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { answered, type TestServer, testServer } from '../../fixture.embedded.ts'

const SECRET = 'pl4nted-s3cret'

let server: TestServer
/** The command line over the same data folder. */
let commandLine: { readonly dataDir: string; readonly workingDir: string; readonly environment: object }
beforeAll(async () => {
  server = await testServer()
  commandLine = { dataDir: server.dataDir, workingDir: server.dataDir, environment: {} }
})
afterAll(() => server.close())

const settings = () => ({ ...commandLine, environment: {} })

async function create(name: string, values: object, connector = 'postgresql'): Promise<string> {
  return (await server.as.engineer.call('createConnection', { body: { name, connector, values } })).id
}

describe('the form of a connector', () => {
  test.each(['csv', 'json', 'xml', 'parquet', 'postgresql', 'clickhouse'])('%s', async (name) => {
    const { items } = await server.as.analyst.call('listConnectors')
    expect(items.map((item) => item.name)).toContain(name)
    const form = await server.as.analyst.call('connectorSchema', { params: { name }, query: { lang: 'ru' } })
    expect(form).toMatchObject({ type: 'object', properties: { options: { type: 'object' } } })
  })

  test('of one that is not there', async () => {
    expect(await answered(server.admin, 'connectorSchema', { params: { name: 'fax' } })).toBe('404 object.missing')
  })
})

test('servers that do not answer hold up their own tests alone, and a test that nobody waits for ends', async () => {
  const silent = createServer()
  const held = new Set<Socket>()
  silent.on('connection', (socket) => {
    held.add(socket.on('error', () => {}))
    socket.once('close', () => held.delete(socket))
  })
  silent.listen(0, '127.0.0.1')
  await once(silent, 'listening')
  const { port } = silent.address() as AddressInfo
  const body = { address: `postgresql://u:p@127.0.0.1:${port}/db?connectTimeout=60` }
  const tests = Array.from({ length: 5 }, () => answered(server.as.engineer, 'tryConnection', { body }))
  const gone = new AbortController()
  const left = answered(server.as.engineer, 'tryConnection', { body, signal: gone.signal }).catch(() => 'left')
  // As many as there are processes for them; the others wait.
  await expect.poll(() => held.size, { timeout: 60_000 }).toBe(4)
  const file = { source: 'examples/city/tickets.csv', rows: 1 }
  expect((await server.as.analyst.call('previewSource', { body: file })).rows).toHaveLength(1)
  expect(held.size).toBe(4)
  gone.abort()
  expect(await left).toBe('left')
  silent.close()
  for (const socket of held) socket.destroy()
  silent.on('connection', (socket) => socket.destroy())
  expect(new Set(await Promise.all(tests))).toEqual(new Set(['200']))
})

describe('a connection', () => {
  test('its secret is nowhere but sealed: not in answers, the file, or the audit log', async () => {
    const values = { host: 'db.example', port: 5432, path: 'city', user: 'etl', password: SECRET }
    const connectionId = await create('secret', values)
    const shown = await server.as.analyst.call('showConnection', { params: { connectionId } })
    expect(shown).toMatchObject({
      connector: 'postgresql',
      address: 'postgresql://etl:***@db.example:5432/city',
      values: { host: 'db.example', port: 5432, path: 'city', user: 'etl' },
    })
    const list = await server.as.analyst.call('listConnections')
    const audit = await server.admin.call('listAudit', { query: { limit: 200 } })
    expect(JSON.stringify([shown, list, audit])).not.toContain(SECRET)
    const { rows } = await server.database.pool.query('SELECT row_to_json(c)::text AS text FROM connections c')
    expect(rows.map(({ text }) => text).join()).not.toContain(SECRET)
    expect(await readFile(join(server.dataDir, 'connections.json'), 'utf8')).not.toContain(SECRET)
  })

  test('changed by its form: an empty password stays', async () => {
    const connectionId = await create('changed', { host: 'a.example', user: 'u', password: SECRET })
    const body = { name: 'renamed', values: { host: 'b.example', user: 'u' } }
    const { address } = await server.as.engineer.call('updateConnection', { params: { connectionId }, body })
    expect(address).toBe('postgresql://u:***@b.example')
    const names = (await listConnections(settings())).map(({ name }) => name)
    expect([names.includes('changed'), names.includes('renamed')]).toEqual([false, true])
  })

  test('names are given once', async () => {
    await create('once', {})
    const body = { name: 'once', address: 'postgresql://h/d' }
    expect(await answered(server.as.engineer, 'createConnection', { body })).toBe('409 object.exists')
    const connectionId = await create('twice', {})
    const renamed = { params: { connectionId }, body: { name: 'once' } }
    expect(await answered(server.as.engineer, 'updateConnection', renamed)).toBe('409 object.exists')
  })

  test.each([
    ['no address at all', {}, '422 connections.address-needed'],
    ['one that names another', { address: '@once' }, '422 connections.chained'],
    ['an unknown scheme', { address: 'ftp://h/d' }, '400 address.invalid'],
    ['an unknown connector', { connector: 'fax', values: {} }, '404 object.missing'],
  ])('%s is refused', async (_, given, answer) => {
    expect(await answered(server.as.engineer, 'createConnection', { body: { name: 'bad', ...given } })).toBe(answer)
  })
})

describe('looking through a connection', () => {
  test('test, discover and preview of the embedded server', async () => {
    const connectionId = await create('embedded', { path: 'looked_at' })
    const params = { connectionId }
    const tested = await server.as.analyst.call('testConnection', { params })
    expect(tested.steps.map(({ step, ok }) => [step, ok])).toEqual([
      ['resolve', true],
      ['connect', true],
      ['authenticate', true],
      ['authorise', true],
      ['read', true],
    ])
    expect(await server.as.analyst.call('showConnection', { params })).toMatchObject({ test: { ok: true } })
    const execute = { source: 'examples/city/tickets.csv', sample: 100, dialect: 'postgresql', table: 'seen' } as const
    await server.as.engineer.call('generateDdl', { body: { ...execute, execute: '@embedded' } })
    const found = await server.as.analyst.call('discoverConnection', { params, query: { search: 'SEEN' } })
    expect(found).toMatchObject({ total: 1, items: [{ name: expect.stringContaining('seen'), kind: 'table' }] })
    const query = { dataset: found.items[0].name, rows: 5 }
    const preview = await server.as.analyst.call('previewConnection', { params, query })
    expect([preview.rows, preview.columns.includes('order_status')]).toEqual([[], true])
  })

  test('a file as a connection', async () => {
    const connectionId = await create('tickets', { path: 'examples/city/tickets.csv' }, 'csv')
    const query = { rows: 3 }
    const preview = await server.as.analyst.call('previewConnection', { params: { connectionId }, query })
    expect(preview.rows).toHaveLength(3)
    expect(preview.masked).toContain('client_phone')
    const shown = { params: { connectionId }, query: { ...query, showPersonal: 'true' } } as const
    expect(await answered(server.as.engineer, 'previewConnection', shown)).toBe('403 access.denied')
    const open = await server.as.architect.call('previewConnection', shown)
    expect(open.rows[0].client_phone).not.toBe(preview.rows[0].client_phone)
    expect(open.rows[0].ticket_id).toBe(preview.rows[0].ticket_id)
    const profile = await server.as.analyst.call('profile', { body: { source: '@tickets', sample: 100 } })
    expect(profile.dataset).toBe('@tickets')
  })

  test.each(['postgresql://u:p@169.254.169.254/d', 'clickhouse://[fd00:ec2::254]:8123/d'])(
    '%s: never',
    async (address) => {
      const { ok, steps } = await server.as.engineer.call('tryConnection', { body: { address } })
      expect([ok, steps]).toMatchObject([false, [{ step: 'resolve', code: 'connection.address-refused' }]])
    },
  )

  test('the server’s own environment is out of reach', async () => {
    process.env.PLANTED_VARIABLE = SECRET
    const body = { address: 'postgresql://u:${PLANTED_VARIABLE}@127.0.0.1:1/d' }
    expect(await answered(server.as.engineer, 'tryConnection', { body })).toBe('400 address.variable-missing')
  })
})

describe('one data folder with the command line', () => {
  test('what it has saved is listed and used, and the other way round', async () => {
    await addConnection(settings(), 'by-hand', `postgresql://etl:${SECRET}@db.example/city`)
    const { items } = await server.as.analyst.call('listConnections', { query: { limit: 200 } })
    const taken = items.find(({ name }) => name === 'by-hand')
    expect(taken).toMatchObject({ connector: 'postgresql', address: 'postgresql://etl:***@db.example/city' })
    await addConnection(settings(), 'by-hand', 'postgresql://db2.example/city')
    const again = await server.as.analyst.call('listConnections', { query: { limit: 200 } })
    expect(again.items.find(({ id }) => id === taken?.id)?.address).toBe('postgresql://db2.example/city')
    await server.as.engineer.call('deleteConnection', { params: { connectionId: String(taken?.id) } })
    expect((await listConnections(settings())).map(({ name }) => name)).not.toContain('by-hand')
  })

  test('a file that is gone is written again', async () => {
    await create('kept', { path: 'city' })
    await writeFile(join(server.dataDir, 'connections.json'), '[]')
    await server.as.analyst.call('listConnections')
    expect((await listConnections(settings())).map(({ name }) => name)).toContain('kept')
  })

  test('other projects have files of their own, and names of their own', async () => {
    const body = { name: 'secret', address: 'postgresql://elsewhere.example/d' }
    await server.outsider.call('createConnection', { body })
    const file = join(server.dataDir, 'projects', server.otherProjectId, 'connections.json')
    expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject([{ name: 'secret' }])
    expect(await answered(server.outsider, 'profile', { body: { source: '@tickets' } })).toBe('404 connections.unknown')
  })
})

test('keys: all is sealed anew, and what was saved still works', async () => {
  const connectionId = await create('rotated', { host: 'db.example', user: 'etl', password: SECRET })
  // A job that may be asked for once more keeps the password of its target.
  const target = `postgresql://u:${SECRET}@127.0.0.1:1/db#t`
  const load = { source: 'examples/city/tickets.csv', target }
  const { jobId } = await server.as.engineer.call('startLoad', { body: load })
  const before = await server.admin.call('listSecretKeys')
  const after = await server.admin.call('rotateSecretKeys')
  expect(after.items.length).toBe(before.items.length + 1)
  expect(after.items.filter(({ state }) => state === 'active')).toHaveLength(1)
  for (const key of after.items) expect(key.sealed > 0).toBe(key.state === 'active')
  const { rows } = await server.database.pool.query<{ input: string; key: string }>(
    "SELECT j.input::text AS input, k.id AS key FROM jobs j, secret_keys k WHERE j.id = $1 AND k.state = 'active'",
    [jobId],
  )
  expect(rows[0].input.match(/sealed:v1:(\w+)/)?.[1]).toBe(rows[0].key)
  const body = { values: { host: 'db3.example', user: 'etl' } }
  const { address } = await server.as.engineer.call('updateConnection', { params: { connectionId }, body })
  expect(address).toBe('postgresql://etl:***@db3.example')
  for (const name of await readdir(server.dataDir)) {
    if (!name.endsWith('.json')) continue
    expect(await readFile(join(server.dataDir, name), 'utf8')).not.toContain(SECRET)
  }
  expect(await answered(server.as.admin, 'rotateSecretKeys')).toBe('403 access.denied')
})

test('a removed project leaves its connections to nobody', async () => {
  await create('left-behind', { path: 'city' })
  await server.as.admin.call('deleteProject', { params: { projectId: server.projectId } })
  expect(await listConnections(settings())).toEqual([])
  const { items } = await server.outsider.call('listConnections', { query: { limit: 200 } })
  expect(items.map(({ name }) => name)).toEqual(['secret'])
  expect((await listConnections(settings())).map(({ name }) => name)).toEqual(['secret'])
})
