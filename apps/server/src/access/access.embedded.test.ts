import { randomUUID } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ADMIN_PASSWORD, answered, type TestServer, testServer } from '../fixture.embedded.ts'
import type { AnyRoute } from '../http/route.ts'
import { routes } from '../routes/index.ts'
import { atLeast, ROLES } from './role.ts'
import { leastRole } from './roles.ts'

let server: TestServer
beforeAll(async () => {
  server = await testServer()
})
afterAll(() => server.close())

const all: readonly AnyRoute[] = routes
const byScope = (kind: 'open' | 'user' | 'platform' | 'project' | 'object') =>
  all.filter(({ scope }) => (typeof scope === 'string' ? scope : 'object') === kind)

/** A request of a route with ids that name nothing and no body: what it answers shows which check it met first. */
async function knock(route: AnyRoute, token: string | null, query = ''): Promise<{ status: number; code: string }> {
  const path = route.path.replaceAll(/:\w+/g, randomUUID())
  const response = await fetch(`${server.url}/api/v1${path}${query}`, {
    method: route.method,
    headers: {
      ...(token !== null && { authorization: `Bearer ${token}` }),
      ...(route.method !== 'GET' && route.method !== 'DELETE' && { 'content-type': 'application/json' }),
    },
    ...(route.method !== 'GET' && route.method !== 'DELETE' && { body: '{}' }),
  })
  const body = (await response.json().catch(() => ({}))) as { code?: string }
  return { status: response.status, code: body.code ?? '' }
}

async function tokenOf(username: string): Promise<string> {
  const { access_token } = await server
    .client({})
    .call('login', { body: { username, password: 'a password of a test' } })
  return `${access_token}`
}

test('without a login every route but the open ones answers 401', async () => {
  const answers = await Promise.all(
    all.filter(({ scope }) => scope !== 'open').map(async (route) => [route.id, (await knock(route, null)).code]),
  )
  expect(answers).toEqual(answers.map(([id]) => [id, 'access.login-needed']))
  expect(answers.length).toBeGreaterThan(20)
})

test('what is no token of ours is refused on every route', async () => {
  for (const token of ['nonsense', 'aietl_unknown', 'eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4Iiwic2lkIjoieSJ9.'])
    for (const route of byScope('user')) expect((await knock(route, token)).code).toBe('access.token-invalid')
})

test('routes of the platform are for its administrators', async () => {
  const token = await tokenOf('administrator')
  for (const route of byScope('platform'))
    expect([route.id, await knock(route, token)]).toEqual([route.id, { status: 403, code: 'access.denied' }])
})

test.each(ROLES)('%s: every route of a project by the table of roles', async (role) => {
  const token = await tokenOf(role === 'admin' ? 'administrator' : role)
  for (const route of byScope('project')) {
    const { status, code } = await knock(route, token, `?projectId=${server.projectId}`)
    const may = atLeast(role, leastRole(route.id))
    expect([route.id, may || (status === 403 && code === 'access.denied')]).toEqual([route.id, true])
    expect([route.id, may && (status === 403 || status === 401)]).toEqual([route.id, false])
  }
})

test('a project of others, and every object that is not there, answers 404 on every route', async () => {
  const token = await tokenOf('outsider')
  for (const route of byScope('project')) {
    const answer = await knock(route, token, `?projectId=${server.projectId}`)
    expect([route.id, answer]).toEqual([route.id, { status: 404, code: 'object.missing' }])
  }
  for (const route of byScope('object')) {
    const answer = await knock(route, token)
    expect([route.id, answer]).toEqual([route.id, { status: 404, code: 'object.missing' }])
  }
})

test('a refresh token used twice ends its session', async () => {
  const anybody = server.client({})
  const first = await anybody.call('login', { body: { username: 'admin', password: ADMIN_PASSWORD } })
  const refresh = (refresh_token: string | null) =>
    answered(anybody, 'refresh', { body: { refresh_token: `${refresh_token}` } })
  const second = await anybody.call('refresh', { body: { refresh_token: `${first.refresh_token}` } })
  const client = server.client({ authorization: `Bearer ${second.access_token}` })
  expect(await answered(client, 'showMe')).toBe('200')
  expect(await refresh(first.refresh_token)).toBe('401 access.token-invalid')
  expect(await refresh(second.refresh_token)).toBe('401 access.token-invalid')
  expect(await answered(client, 'showMe')).toBe('401 access.token-invalid')
})

test('cookies: no script reads the tokens, and a request that changes something repeats the page’s token', async () => {
  const response = await fetch(`${server.url}/api/v1/auth/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username: 'admin', password: ADMIN_PASSWORD, cookies: true }),
  })
  expect(await response.json()).toMatchObject({ access_token: null, refresh_token: null })
  const set = response.headers.getSetCookie()
  expect(set.filter((each) => /HttpOnly/.test(each) && /SameSite=Strict/.test(each))).toHaveLength(2)
  const cookie = set.map((each) => each.split(';')[0]).join('; ')
  const csrf = /ai-etl-csrf=([^;]+)/.exec(cookie)?.[1] ?? ''
  expect(await answered(server.client({ cookie }), 'showMe')).toBe('200')
  const body = { displayName: 'Анна' }
  expect(await answered(server.client({ cookie }), 'updateMe', { body })).toBe('403 access.csrf')
  expect(await answered(server.client({ cookie, 'x-csrf-token': csrf.replace(/^./, '_') }), 'updateMe', { body })).toBe(
    '403 access.csrf',
  )
  expect(await answered(server.client({ cookie, 'x-csrf-token': csrf }), 'updateMe', { body })).toBe('200')
})

test('an API token does at most what its role may, dies when revoked, and makes no further tokens', async () => {
  const made = await server.admin.call('createToken', { body: { name: 'script', role: 'analyst' } })
  const script = server.client({ authorization: `Bearer ${made.token}` })
  const params = { projectId: server.projectId }
  expect(await answered(script, 'showProject', { params })).toBe('200')
  expect(await answered(script, 'updateProject', { params, body: { name: 'x' } })).toBe('403 access.denied')
  expect(await answered(script, 'listUsers')).toBe('403 access.denied')
  expect(await answered(script, 'createToken', { body: { name: 'more', role: 'admin' } })).toBe(
    '403 access.session-needed',
  )
  await server.admin.call('revokeToken', { params: { tokenId: made.id } })
  expect(await answered(script, 'showProject', { params })).toBe('401 access.token-invalid')
})

test('logout everywhere ends every session at once', async () => {
  const one = server.client({ authorization: `Bearer ${await tokenOf('engineer')}` })
  const two = server.client({ authorization: `Bearer ${await tokenOf('engineer')}` })
  expect(await answered(two, 'showMe')).toBe('200')
  await one.call('logoutEverywhere')
  expect(await answered(two, 'showMe')).toBe('401 access.token-invalid')
})

test('a name that fails ten times waits; others do not', async () => {
  const wrong = { username: 'Architect', password: 'wrong' }
  const anybody = server.client({})
  for (let attempt = 0; attempt < 10; attempt++)
    expect(await answered(anybody, 'login', { body: wrong })).toBe('401 access.login-failed')
  const right = { username: 'architect', password: 'a password of a test' }
  expect(await answered(anybody, 'login', { body: right })).toBe('429 access.too-many')
  expect(await answered(anybody, 'login', { body: { ...right, username: 'analyst' } })).toBe('200')
})

test('the last administrator stays, of the platform and of a project', async () => {
  const { id } = await server.admin.call('showMe')
  expect(await answered(server.admin, 'deleteUser', { params: { userId: id } })).toBe('409 access.last-admin')
  expect(await answered(server.admin, 'updateUser', { params: { userId: id }, body: { disabled: true } })).toBe(
    '409 access.last-admin',
  )
  const params = { projectId: server.otherProjectId, userId: (await server.outsider.call('showMe')).id }
  expect(await answered(server.outsider, 'removeMember', { params })).toBe('409 access.last-admin')
})

test('problems speak the language asked for and name the place', async () => {
  const body = { username: '', password: 'x' }
  const english = await server
    .client({})
    .call('login', { body, query: { lang: 'en' } })
    .catch((error: unknown) => error)
  const russian = await server
    .client({})
    .call('login', { body, query: { lang: 'ru' } })
    .catch((error: unknown) => error)
  expect(english).toMatchObject({ status: 400, code: 'request.invalid', where: 'body.username' })
  expect(russian).toMatchObject({ status: 400, code: 'request.invalid', where: 'body.username' })
  expect(russian).toMatchObject({ message: expect.stringMatching(/[а-я]/) as string })
  expect(english).toMatchObject({ message: expect.not.stringMatching(/[а-я]/) as string })
})

test('no password, token or hash of one is in the data folder’s files or the audit log', async () => {
  const { items } = await server.admin.call('listPlatformAudit', { query: { limit: 200 } })
  expect(JSON.stringify(items)).not.toContain(ADMIN_PASSWORD)
  for (const name of await readdir(server.dataDir)) {
    const text = await readFile(join(server.dataDir, name), 'utf8').catch(() => '')
    expect(text).not.toContain(ADMIN_PASSWORD)
    expect(text).not.toContain(server.token)
  }
})
