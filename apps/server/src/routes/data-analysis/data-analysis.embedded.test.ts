import { symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { adviceSchema } from '@ai-etl/core/documents/advice'
import { ddlSchema } from '@ai-etl/core/documents/ddl'
import { profileSchema } from '@ai-etl/core/documents/profile'
import { qualitySchema, queryPatternsSchema } from '@ai-etl/core/documents/queries'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { z } from 'zod'
import { answered, type TestServer, testServer } from '../../fixture.embedded.ts'

let server: TestServer
beforeAll(async () => {
  server = await testServer()
})
afterAll(() => server.close())

const SOURCE = 'examples/city/tickets.csv'
const SQL = "select museum_name, sum(ticket_price) from tickets where created >= '2021-05-01' group by museum_name"

interface Answered {
  readonly status: number
  readonly body: Record<string, unknown>
}

async function post(path: string, body: object): Promise<Answered> {
  const headers = { authorization: `Bearer ${server.token}`, 'content-type': 'application/json' }
  const url = `${server.url}/api/v1/data-analysis/${path}`
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) })
  return { status: response.status, body: (await response.json()) as Record<string, unknown> }
}

describe('the five analysis routes', () => {
  const CASES: readonly [string, object, z.ZodType, object][] = [
    ['profile', { sample: 500 }, profileSchema, { dataset: SOURCE, sampled: true }],
    ['recommend-storage', { every: '1h', queries: [SQL] }, adviceSchema, { dataset: SOURCE, experiment: null }],
    ['analyze-query-patterns', { queries: [SQL] }, queryPatternsSchema, { queries: [{ groups: ['museum_name'] }] }],
    [
      'generate-ddl',
      { dialect: 'postgresql', table: 'city.sold', key: 'ticket_id' },
      ddlSchema,
      { checked: 'executed' },
    ],
    ['generate-ddl', { dialect: 'snowflake', names: 'transliterate' }, ddlSchema, { checked: 'unchecked' }],
    ['data-quality-report', {}, qualitySchema, { dataset: SOURCE }],
  ]

  test.each(CASES)('%s %j answers its document', async (path, options, schema, expected) => {
    const { status, body } = await post(path, { source: SOURCE, ...options })
    expect(status).toBe(200)
    expect(schema.parse(body)).toEqual(body)
    expect(body).toMatchObject(expected)
  })

  test.each(CASES)('%s %j, asynchronously: a job that ends with the same', async (path, options, schema) => {
    const { status, body } = await post(`${path}?async=true`, { source: SOURCE, ...options })
    expect(status).toBe(202)
    const params = { jobId: String(body.jobId) }
    const state = async () => (await server.admin.call('showJob', { params })).state
    await expect.poll(state, { timeout: 60_000 }).toMatch(/succeeded|failed/)
    const { result } = await server.admin.call('showJob', { params })
    expect(schema.parse(result)).toEqual(result)
  })

  test('the statements of a design are run where one says', async () => {
    const body = { source: SOURCE, dialect: 'postgresql', table: 'made', execute: 'postgresql:///analysis' } as const
    expect(await answered(server.as.analyst, 'generateDdl', { body })).toBe('403 access.denied')
    await server.as.engineer.call('generateDdl', { body })
    const profile = await server.as.analyst.call('profile', { body: { source: 'postgresql:///analysis#made' } })
    expect([profile.rows, profile.tables[0].fields.length]).toEqual([0, 27])
  })

  test('personal values are for those who may see them', async () => {
    const body = { source: 'examples/city/register.json', sample: 100, showPersonal: true }
    expect(await answered(server.as.engineer, 'profile', { body })).toBe('403 access.denied')
    const query = { async: 'true' } as const
    const { jobId } = (await server.as.architect.call('profile', { body, query })) as unknown as { jobId: string }
    const shown = async (role: 'analyst' | 'engineer' | 'architect') => {
      for (;;) {
        const { state, result } = await server.as[role].call('showJob', { params: { jobId } })
        if (state === 'succeeded') return result
        expect(['queued', 'running']).toContain(state)
        await sleep(50)
      }
    }
    expect(await shown('architect')).toMatchObject({ tables: expect.any(Array) })
    expect(await shown('engineer')).toBeNull()
    expect(await shown('analyst')).toBeNull()
  })

  test('an analyst ends no work of others', async () => {
    const begun = async (role: 'analyst' | 'engineer') => {
      const query = { async: 'true' } as const
      const answer = await server.as[role].call('profile', { body: { source: SOURCE }, query })
      return { params: { jobId: (answer as unknown as { jobId: string }).jobId } }
    }
    const [own, foreign] = [await begun('analyst'), await begun('engineer')]
    expect(await answered(server.as.analyst, 'cancelJob', foreign)).toBe('403 access.denied')
    expect(await answered(server.as.analyst, 'cancelJob', own)).toBe('200')
    expect(await answered(server.as.engineer, 'cancelJob', own)).toBe('200')
    expect(await answered(server.as.engineer, 'cancelJob', foreign)).toBe('200')
  })
})

describe('what is refused', () => {
  test.each([
    ['a path outside the folders', '/etc/passwd', '403 file.outside-roots'],
    ['one that is not there, outside the folders', '/etc/no-such-file', '403 file.outside-roots'],
    ['a way out by dots', 'examples/../package.json', '403 file.outside-roots'],
    ['a pattern outside', '/var/*', '403 file.outside-roots'],
    ['the data folder of the server', '.ai-etl/secret.key', '403 file.outside-roots'],
    ['a missing file', 'examples/city/none.csv', '404 file.missing'],
    ['a variable of the server', 'postgresql://u:${PATH}@127.0.0.1:1/d#t', '400 address.variable-missing'],
    ['a metadata service', 'clickhouse://169.254.169.254/d#t', '403 connection.address-refused'],
    ['the same in IPv6', 'postgresql://[::ffff:a9fe:a9fe]/d#t', '403 connection.address-refused'],
    [
      'a certificate outside the folders',
      'postgresql://u:p@127.0.0.1:1/d?tls=true&ca=/etc/passwd#t',
      '403 file.outside-roots',
    ],
    ['a connection that is not there', '@nowhere#t', '404 connections.unknown'],
    ['nobody at the port', 'postgresql://u:p@127.0.0.1:1/d#t', '502 connection.port-closed'],
    ['an empty address', '', '400 request.invalid'],
  ])('%s', async (_, source, answer) => {
    expect(await answered(server.as.analyst, 'profile', { body: { source } })).toBe(answer)
  })

  test('a symbolic link that leads out of an upload’s folder', async () => {
    const headers = { authorization: `Bearer ${server.token}` }
    const upload = `${server.url}/api/v1/uploads/simple?name=a.csv`
    await fetch(upload, { method: 'POST', headers, body: 'a\n1\n' })
    const link = join(server.dataDir, 'uploads', server.projectId, 'link.csv')
    await symlink('/etc/passwd', link)
    expect(await answered(server.as.analyst, 'profile', { body: { source: link } })).toBe('403 file.outside-roots')
  })

  test.each([
    ['an unknown dialect', 'generate-ddl', { dialect: 'oracle' }],
    ['no dialect', 'generate-ddl', {}],
    ['no queries', 'analyze-query-patterns', {}],
    ['a time that is none', 'recommend-storage', { every: 'soon' }],
    ['a sample of nothing', 'profile', { sample: 0 }],
  ])('%s', async (_, path, options) => {
    const { status, body } = await post(path, { source: SOURCE, ...options })
    expect([status, body.code]).toEqual([400, 'request.invalid'])
  })
})

test('private addresses are refused where the operator says so', async () => {
  const closed = await testServer({ AI_ETL_PRIVATE_ADDRESSES: 'refuse' })
  try {
    const profile = (source: string) => answered(closed.as.analyst, 'profile', { body: { source } })
    for (const host of ['127.0.0.1', 'localhost', '[::1]', '10.0.0.1'])
      expect(await profile(`postgresql://u:p@${host}:1/d#t`)).toBe('403 connection.address-refused')
    // The embedded servers are the platform's own.
    expect(await profile('postgresql:///city#none')).toBe('502 connection.table-missing')
  } finally {
    await closed.close()
  }
})
