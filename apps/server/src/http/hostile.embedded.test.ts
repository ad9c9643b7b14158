import { mkdir, readdir, symlink, writeFile } from 'node:fs/promises'
import { createServer, request, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ADMIN_PASSWORD, answered, type TestServer, testServer } from '../fixture.embedded.ts'
import { BODY_LIMIT } from './problem.ts'

/**
 * What a server must not do for whoever asks: take more than it can bear, run what is text, leave its folders, ask where
 * nobody may, act for another page, honour a token twice. What belongs to one route stands beside it; time and memory
 * of short work in packages/runtime/src/worker/pool.test.ts.
 */

let server: TestServer
/** A folder that files may be read from. */
let root: string
/** Somebody who sends everyone on to `asked`. */
let redirecting: Server
let asked: Server
let reached = 0

beforeAll(async () => {
  asked = createServer((_request, response) => {
    reached++
    response.end('1')
  }).listen(0, '127.0.0.1')
  redirecting = createServer((_request, response) => {
    const location = `http://127.0.0.1:${(asked.address() as AddressInfo).port}/`
    response.writeHead(307, { location, 'content-type': 'text/plain' }).end()
  }).listen(0, '127.0.0.1')
  server = await testServer()
  root = join(server.dataDir, 'uploads', server.projectId)
  await mkdir(root, { recursive: true })
})
afterAll(async () => {
  await server.close()
  asked.close()
  redirecting.close()
})

interface Sent {
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
}

/** A request as it stands; the status and code of its answer. */
async function send(path: string, { method = 'POST', headers = {}, body }: Sent = {}): Promise<string> {
  const response = await fetch(`${server.url}${path}`, {
    method,
    headers: { authorization: `Bearer ${server.token}`, 'content-type': 'application/json', ...headers },
    ...(body !== undefined && { body }),
  })
  const told = (await response.json().catch(() => ({}))) as { code?: string }
  return `${response.status} ${told.code ?? ''}`.trim()
}

describe('more than a request may ask for', () => {
  test.each([
    [
      'a body beyond the limit',
      '/api/v1/pipelines/check',
      { body: `{"text":"${'x'.repeat(BODY_LIMIT)}"}` },
      '413 request.too-large',
    ],
    [
      'a document beyond its own',
      '/api/v1/pipelines/check',
      { body: JSON.stringify({ text: 'x'.repeat(1_000_001) }) },
      '400 request.invalid',
    ],
    ['half of a body', '/api/v1/pipelines/check', { body: '{"text":' }, '400 request.invalid'],
    [
      'a body of another kind',
      '/api/v1/pipelines/check',
      { body: '<text/>', headers: { 'content-type': 'text/xml' } },
      '400 request.invalid',
    ],
    ['a page beyond 200', '/api/v1/runs?limit=201', { method: 'GET' }, '400 request.invalid'],
    ['a page of none', '/api/v1/runs?limit=0', { method: 'GET' }, '400 request.invalid'],
    ['a cursor of another list', '/api/v1/runs?cursor=WyJhIiwiYiJd', { method: 'GET' }, '422 store.cursor-invalid'],
    [
      'too many rows of a source',
      '/api/v1/sources/preview',
      { body: '{"source":"examples/city/tickets.csv","rows":501}' },
      '400 request.invalid',
    ],
    [
      'too many rows of a step',
      '/api/v1/pipelines/preview',
      { body: '{"text":"x","step":"s","rows":201}' },
      '400 request.invalid',
    ],
    [
      'too many queries',
      '/api/v1/data-analysis/analyze-query-patterns',
      { body: JSON.stringify({ source: 'x', queries: Array(1001).fill('SELECT 1') }) },
      '400 request.invalid',
    ],
    [
      'an address longer than any',
      '/api/v1/data-analysis/profile',
      { body: JSON.stringify({ source: 'x'.repeat(4001) }) },
      '400 request.invalid',
    ],
    [
      'a prototype',
      '/api/v1/projects',
      { body: '{"name":"x","__proto__":{"platformAdmin":true}}' },
      '400 request.invalid',
    ],
  ])('%s', async (_, path, sent, answer) => {
    expect(await send(path, sent)).toBe(answer)
  })

  test('aliases of a document that would fill the memory', async () => {
    const levels = Array.from(
      { length: 12 },
      (_, i) =>
        `l${i}: &l${i} [${Array(9)
          .fill(i === 0 ? 'x' : `*l${i - 1}`)
          .join(',')}]`,
    )
    const body = JSON.stringify({ text: `version: 1\nname: bomb\n${levels.join('\n')}\n` })
    expect(await send('/api/v1/pipelines/check', { body })).toBe('422 document.invalid')
    expect(await send('/api/v1/health/live', { method: 'GET' })).toBe('200')
  })

  test('connections tested more often than once a second', async () => {
    const client = server.as.architect
    // Nothing to connect to: what is counted is the asking.
    const one = () => answered(client, 'tryConnection', { body: {} })
    const answers = await Promise.all(Array.from({ length: 70 }, one))
    expect(answers.filter((each) => each === '429 access.too-many').length).toBeGreaterThanOrEqual(10)
  })
})

describe('text stays text', () => {
  const EVIL = `x'; DROP TABLE users; --"); DROP TABLE runs; /*`

  test('in every search and filter of a list', async () => {
    const q = encodeURIComponent(EVIL)
    for (const path of [
      `/pipelines?search=${q}`,
      `/users?search=${q}`,
      `/datasets?search=${q}`,
      `/connections?connector=${q}`,
      `/jobs?kind=${q}`,
      `/reports?kind=${q}`,
      `/audit?action=${q}`,
    ])
      expect([path, await send(`/api/v1${path}`, { method: 'GET' })]).toEqual([path, '200'])
    for (const path of [`/runs?pipelineId=${q}`, `/monitoring?timezone=${q}`, `/runs?from=${q}`, `/runs?cursor=${q}`])
      expect([path, await send(`/api/v1${path}`, { method: 'GET' })]).toEqual([
        path,
        expect.stringMatching(/^4(00|22) /),
      ])
    const { rows } = await server.database.pool.query(
      'SELECT (SELECT count(*) FROM users) > 0 AS users, (SELECT count(*) FROM runs) >= 0 AS runs',
    )
    expect(rows).toEqual([{ users: true, runs: true }])
  })

  test('in names that are kept, shown as they were given', async () => {
    const made = await server.admin.call('createProject', {
      body: { name: EVIL, description: '<script>alert(1)</script>' },
    })
    const params = { projectId: made.id }
    expect(await server.admin.call('showProject', { params })).toMatchObject({ name: EVIL })
    await server.admin.call('deleteProject', { params })
  })

  test('in names of tables and columns that are made from data', async () => {
    const column = `a"; DROP TABLE keep; --`
    await writeFile(join(root, 'evil.csv'), `id,"${column.replaceAll('"', '""')}"\n1,x'); DROP TABLE keep; --\n`)
    const source = join(root, 'evil.csv')
    const target = (table: string) => `postgresql:///hostile#public.${table}`
    const load = async (table: string) => {
      const { runId } = await server.as.engineer.call('startLoad', { body: { source, target: target(table) } })
      const state = async () => (await server.as.engineer.call('showRun', { params: { runId } })).state
      await expect.poll(state, { timeout: 60_000 }).toMatch(/succeeded|failed/)
      return state()
    }
    expect(await load('keep')).toBe('succeeded')
    const table = `b"; DROP TABLE keep; --`
    const body = { source, dialect: 'postgresql', table, execute: 'postgresql:///hostile' } as const
    await server.as.engineer.call('generateDdl', { body })
    const rows = await server.as.analyst.call('previewSource', { body: { source: target('keep') } })
    expect([rows.columns, rows.rows]).toEqual([['id', column], [{ id: '1', [column]: `x'); DROP TABLE keep; --` }]])
    const { datasets } = await server.as.analyst.call('discoverSource', {
      body: { source: 'postgresql:///hostile#public.*' },
    })
    expect(datasets.map(({ name }) => name).join(' ')).toContain('DROP TABLE keep')
  })

  test('in expressions: they are read by a grammar, and no statement gets through', async () => {
    await writeFile(join(root, 'plain.csv'), 'id\n1\n')
    for (const where of [
      'id = 1); DROP TABLE keep; --',
      '(SELECT count(*) FROM pg_user) > 0',
      "pg_read_file('/etc/passwd') = ''",
      'id = 1 /* */ ; SELECT 1',
    ]) {
      const text = JSON.stringify({
        version: 1,
        name: 'evil',
        sources: { s: { from: join(root, 'plain.csv') } },
        steps: { f: { type: 'filter', input: 's', where } },
        targets: { t: { input: 'f', to: 'postgresql:///hostile#public.evil' } },
      })
      const { ok, errors } = await server.as.analyst.call('checkPipeline', { body: { text } })
      expect([where, ok, errors.length > 0]).toEqual([where, false, true])
    }
  })

  test('in headers: what is sent back and logged has no end of a line', async () => {
    const id = await new Promise<string | string[] | undefined>((done, failed) => {
      request(`${server.url}/api/v1/health/live`, { headers: { 'x-request-id': 'a b;c="1"' } }, (response) => {
        response.resume()
        done(response.headers['x-request-id'])
      })
        .on('error', failed)
        .end()
    })
    expect(id).toMatch(/^[0-9a-f-]{36}$/)
    const name = encodeURIComponent('a"\r\nset-cookie: x=1\r\n.csv')
    expect(await send(`/api/v1/uploads/simple?name=${name}`, { body: 'a\n1\n' })).toMatch(
      /^(201|400 upload.name-invalid)$/,
    )
  })
})

describe('no way out of the folders', () => {
  const profile = (source: string) => answered(server.as.analyst, 'profile', { body: { source } })

  test.each([
    '/etc/passwd',
    'csv:/etc/passwd',
    '/etc/../etc/passwd',
    '%2Fetc%2Fpasswd',
    'examples/city/../../../../../../etc/passwd',
    'examples/city/%2e%2e/%2e%2e/package.json',
    'file:///etc/passwd',
    '/proc/self/environ',
    'examples/../.ai-etl/**',
  ])('%s is not read', async (source) => {
    expect(await profile(source)).toMatch(/^(403 file.outside-roots|40[04] (file|address)\.)/)
  })

  test('links within a folder do not lead out of it, be they files, folders or on the way of a target', async () => {
    await symlink('/etc', join(root, 'etc'))
    await symlink('/etc/hostname', join(root, 'host.csv'))
    for (const source of [join(root, 'etc', 'passwd'), join(root, 'host.csv'), join(root, 'etc', '*')])
      expect([source, await profile(source)]).toEqual([source, '403 file.outside-roots'])
    await writeFile(join(root, 'in.csv'), 'id\n1\n')
    const outside = join(server.dataDir, 'outside')
    await mkdir(outside)
    await symlink(outside, join(root, 'out'))
    const body = { source: join(root, 'in.csv'), target: join(root, 'out', 'made.csv') }
    const { runId } = await server.as.engineer.call('startLoad', { body })
    const run = async () => (await server.as.engineer.call('showRun', { params: { runId } })).error?.code
    await expect.poll(run, { timeout: 30_000 }).toBe('file.outside-roots')
    expect(await readdir(outside)).toEqual([])
  })

  test('a name of an upload is a name', async () => {
    for (const name of ['../../evil.csv', '/etc/evil.csv', '..\\..\\evil.csv', '....//evil.csv']) {
      const headers = { authorization: `Bearer ${server.token}` }
      const url = `${server.url}/api/v1/uploads/simple?name=${encodeURIComponent(name)}`
      const response = await fetch(url, { method: 'POST', headers, body: 'a\n1\n' })
      const sent = (await response.json()) as { id: string; address: string }
      expect(decodeURIComponent(sent.address).startsWith(join(root, sent.id))).toBe(true)
      expect(sent.address).not.toMatch(/\.\.\//)
    }
  })

  test('paths of the documentation and of the API serve nothing else', async () => {
    for (const path of [
      '/docs/static/..%2f..%2f..%2fpackage.json',
      '/docs/static/%2e%2e/%2e%2e/package.json',
      '/redoc/../package.json',
      '/api/v1/..%2f..%2fpackage.json',
      '/api/v1/artifacts/..%2f..%2fsecret.key/download',
    ])
      expect([path, await send(path, { method: 'GET' })]).toEqual([path, expect.stringMatching(/^40[034]/)])
  })
})

test.each([
  ['/docs', 'swagger-ui'],
  ['/redoc', '/redoc/redoc.js'],
  ['/openapi.json', '3.1.0'],
  ['/docs/errors', '<tr id="object.missing">'],
])('%s is open to all and takes nothing from another host', async (path, holds) => {
  const response = await fetch(`${server.url}${path}`, { headers: { 'accept-language': 'ru' } })
  const text = await response.text()
  expect([response.status, text.match(/(?:src|href)="(?:https?:)?\/\//g)]).toEqual([200, null])
  expect(text).toContain(holds)
  const policy = response.headers.get('content-security-policy') ?? ''
  expect(policy).toContain("default-src 'none'")
  expect(policy).not.toMatch(/https?:/)
})

describe('no request is made where a redirect points to', () => {
  const to = (which: Server) => `127.0.0.1:${(which.address() as AddressInfo).port}`

  test('by a webhook', async () => {
    const rule = {
      name: 'on',
      event: 'failure',
      channel: 'webhook',
      recipients: [`http://${to(redirecting)}/`],
    } as const
    const { id: alertRuleId } = await server.as.engineer.call('createAlertRule', { body: rule })
    await server.as.engineer.call('testAlertRule', { params: { alertRuleId } })
    const answer = async () =>
      (await server.as.engineer.call('listAlertDeliveries', { query: { ruleId: alertRuleId } })).items[0]?.answer
    await expect.poll(answer, { timeout: 30_000 }).toMatch(/307/)
    expect(reached).toBe(0)
  })

  test.each(['clickhouse', 's3', 'hdfs'])('by a connector: %s', async (scheme) => {
    const source =
      scheme === 's3' ? `s3://bucket/key.csv?endpoint=http://${to(redirecting)}` : `${scheme}://${to(redirecting)}/d#t`
    expect(await answered(server.as.analyst, 'profile', { body: { source } })).not.toBe('200')
    expect(reached).toBe(0)
  })
})

describe('nobody acts for another', () => {
  /** Cookies of a page that somebody has signed in on. */
  async function cookies(): Promise<string> {
    const response = await fetch(`${server.url}/api/v1/auth/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ username: 'admin', password: ADMIN_PASSWORD, cookies: true }),
    })
    return response.headers
      .getSetCookie()
      .map((each) => each.split(';')[0])
      .join('; ')
  }

  test('a form of another site, with the cookies of ours', async () => {
    const headers = { cookie: await cookies(), authorization: '', origin: 'https://evil.example' }
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
      'application/json',
    ])
      expect([
        type,
        await send('/api/v1/projects', { headers: { ...headers, 'content-type': type }, body: '{"name":"x"}' }),
      ]).toEqual([type, expect.stringMatching(/^(403 access.csrf|40[01] )/)])
    const raw = { headers: { ...headers, 'content-type': 'application/octet-stream' }, body: 'a\n1\n' }
    expect(await send('/api/v1/uploads/simple?name=a.csv', raw)).toMatch(/^(403 access.csrf|401 )/)
    const projects = (await server.admin.call('listProjects')).items
    expect(projects.filter(({ name }) => name === 'x')).toEqual([])
  })

  test('no other origin may read an answer', async () => {
    const response = await fetch(`${server.url}/api/v1/auth/me`, {
      headers: { authorization: `Bearer ${server.token}`, origin: 'https://evil.example' },
    })
    expect(response.headers.get('access-control-allow-origin')).toBeNull()
    const asking = await fetch(`${server.url}/api/v1/projects`, {
      method: 'OPTIONS',
      headers: { origin: 'https://evil.example', 'access-control-request-method': 'POST' },
    })
    expect(asking.headers.get('access-control-allow-origin')).toBeNull()
  })

  test('a token that was changed, or whose password was', async () => {
    const [head, claims, signed] = server.token.split('.')
    const other = Buffer.from(
      JSON.stringify({ ...JSON.parse(Buffer.from(claims, 'base64url').toString()), sub: crypto.randomUUID() }),
    ).toString('base64url')
    const none = Buffer.from('{"alg":"none"}').toString('base64url')
    for (const token of [
      `${head}.${other}.${signed}`,
      `${none}.${claims}.`,
      `${head}.${claims}.${signed.replace(/.{4}$/, 'AAAA')}`,
    ])
      expect(await answered(server.client({ authorization: `Bearer ${token}` }), 'showMe')).toBe(
        '401 access.token-invalid',
      )
    const anybody = server.client({})
    const username = 'engineer'
    const login = { body: { username, password: 'a password of a test' } }
    const [first, second] = [await anybody.call('login', login), await anybody.call('login', login)]
    const client = (session: typeof first) => server.client({ authorization: `Bearer ${session.access_token}` })
    const next = 'another password of a test'
    await client(second).call('changePassword', { body: { current: 'a password of a test', next } })
    expect(await answered(client(first), 'showMe')).toBe('401 access.token-invalid')
    expect(await answered(anybody, 'refresh', { body: { refresh_token: `${first.refresh_token}` } })).toBe(
      '401 access.token-invalid',
    )
    expect(await answered(anybody, 'login', login)).toBe('401 access.login-failed')
  })
})
