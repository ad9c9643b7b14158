import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createClient } from './client.ts'
import { ApiProblem } from './problem.ts'

interface Seen {
  readonly method: string | undefined
  readonly url: string | undefined
  readonly authorization: string | undefined
  readonly body: string
}
const seen: Seen[] = []
let answer: { status: number; body: unknown }[] = []

/** Answers what the test laid ready, and keeps what it was asked. */
const server = createServer(async (request, response) => {
  let body = ''
  for await (const chunk of request) body += String(chunk)
  seen.push({ method: request.method, url: request.url, authorization: request.headers.authorization, body })
  const next = answer.shift() ?? { status: 204, body: undefined }
  response.writeHead(next.status, { 'content-type': 'application/json' })
  response.end(next.body === undefined ? undefined : JSON.stringify(next.body))
})
let origin = ''
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => server.close())

test('parameters, queries and bodies go where the route has them', async () => {
  answer = [{ status: 200, body: { items: [], nextCursor: null } }]
  const client = createClient({ origin })
  await client.call('listMembers', { params: { projectId: 'a b/c' }, query: { limit: 5, cursor: 'я&=' } })
  expect(seen.pop()).toMatchObject({
    method: 'GET',
    url: '/api/v1/projects/a%20b%2Fc/members?limit=5&cursor=%D1%8F%26%3D',
    body: '',
  })
  await client.call('addMember', { params: { projectId: 'p' }, body: { username: 'anna', role: 'analyst' } })
  expect(seen.pop()).toMatchObject({ method: 'POST', body: '{"username":"anna","role":"analyst"}' })
})

test('an answer without a body is undefined', async () => {
  answer = [{ status: 204, body: undefined }]
  expect(await createClient({ origin }).call('logout')).toBeUndefined()
})

test('a session that ended is renewed once, and the request asked again', async () => {
  answer = [
    { status: 401, body: {} },
    { status: 200, body: { username: 'anna' } },
  ]
  let token = 'old'
  const client = createClient({
    origin,
    headers: () => ({ authorization: token }),
    renew: async () => {
      token = 'new'
      return true
    },
  })
  expect(await client.call('showMe')).toEqual({ username: 'anna' })
  expect(seen.slice(-2).map(({ authorization }) => authorization)).toEqual(['old', 'new'])
})

test('a problem carries its code, place and fix; an answer that is none still says its status', async () => {
  const problem = { status: 409, code: 'object.changed', detail: 'changed', where: 'version', fix: 'compare' }
  answer = [
    { status: 409, body: problem },
    { status: 502, body: 'bad gateway' },
  ]
  const client = createClient({ origin })
  await expect(client.call('showMe')).rejects.toMatchObject({
    status: 409,
    code: 'object.changed',
    message: 'changed',
    where: 'version',
    fix: 'compare',
  })
  await expect(client.call('showMe')).rejects.toMatchObject({ status: 502, code: 'http.failed', message: 'HTTP 502' })
})

test('a server that does not answer is a problem as well; a call that was ended is not', async () => {
  const client = createClient({ origin: 'http://127.0.0.1:1' })
  await expect(client.call('showMe')).rejects.toThrow(ApiProblem)
  await expect(client.call('showMe')).rejects.toMatchObject({ code: 'connection.unreachable' })
  await expect(client.call('showMe', { signal: AbortSignal.abort() })).rejects.toMatchObject({ name: 'AbortError' })
})
