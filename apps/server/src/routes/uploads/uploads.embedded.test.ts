import { access, readdir, readFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { answered, type TestServer, testServer } from '../../fixture.embedded.ts'

let server: TestServer
beforeAll(async () => {
  server = await testServer()
})
afterAll(() => server.close())

const TABLE = 'id;town\n1;Псков\n2;Тверь\n'

interface Answered {
  readonly status: number
  readonly headers: Headers
  readonly body: Record<string, unknown>
}

async function send(
  method: string,
  path: string,
  headers: Record<string, string> = {},
  body?: string | Uint8Array<ArrayBuffer>,
): Promise<Answered> {
  const response = await fetch(`${server.url}${path}`, {
    method,
    headers: { authorization: `Bearer ${server.token}`, ...headers },
    ...(body !== undefined && { body }),
  })
  const text = await response.text()
  return { status: response.status, headers: response.headers, body: text === '' ? {} : JSON.parse(text) }
}

function begin(name: string, size: number): Promise<Answered> {
  return send('POST', '/api/v1/uploads', {
    'tus-resumable': '1.0.0',
    'upload-length': String(size),
    'upload-metadata': `filename ${Buffer.from(name).toString('base64')}`,
  })
}

function append(location: string, offset: number, body: string | Uint8Array<ArrayBuffer>): Promise<Answered> {
  const headers = { 'tus-resumable': '1.0.0', 'upload-offset': String(offset) }
  return send('PATCH', location, { ...headers, 'content-type': 'application/offset+octet-stream' }, body)
}

const idOf = (location: string) => location.split('/').at(-1) ?? ''
const folder = () => join(server.dataDir, 'uploads', server.projectId)

describe('a whole file in one request', () => {
  test.each([
    ['text/csv', 'towns.csv'],
    ['application/json', 'towns.json'],
    ['application/octet-stream', 'Города за май.csv'],
  ])('%s as %s is stored as it came, and is a source', async (type, name) => {
    const query = `name=${encodeURIComponent(name)}`
    const { status, body } = await send('POST', `/api/v1/uploads/simple?${query}`, { 'content-type': type }, TABLE)
    expect(status).toBe(201)
    expect(body).toMatchObject({ fileName: name, state: 'complete', bytes: Buffer.byteLength(TABLE), mediaType: type })
    const id = String(body.id)
    expect(await readFile(join(folder(), id, name), 'utf8')).toBe(TABLE)
    if (!name.endsWith('.csv')) return
    const profile = await server.as.analyst.call('profile', { body: { source: { uploadId: id } } })
    expect(profile).toMatchObject({ dataset: name, rows: 2 })
  })

  test('more than a JSON body may have', async () => {
    const { status, body } = await send('POST', '/api/v1/uploads/simple?name=big.bin', {}, Buffer.alloc(8_000_000, 1))
    expect([status, body.bytes]).toEqual([201, 8_000_000])
  })

  test('one that breaks off leaves nothing', async () => {
    const before = await server.admin.call('listUploads', { query: { limit: 200 } })
    const { hostname, port } = new URL(server.url)
    const socket = connect({ host: hostname, port: Number(port) })
    const head = [
      'POST /api/v1/uploads/simple?name=half.csv HTTP/1.1',
      `host: ${hostname}`,
      `authorization: Bearer ${server.token}`,
      'content-length: 1000000',
    ]
    socket.write(`${head.join('\r\n')}\r\n\r\n${'x'.repeat(50_000)}`)
    await sleep(300)
    socket.destroy()
    await expect
      .poll(async () => (await server.admin.call('listUploads', { query: { limit: 200 } })).items.length, {
        timeout: 5000,
      })
      .toBe(before.items.length)
    const parts = async () => (await readdir(folder())).filter((name) => name.endsWith('.part'))
    await expect.poll(parts, { timeout: 5000 }).toEqual([])
  })

  test.each(['..', '%2F', '%00'])('the name %s is refused', async (name) => {
    const { status, body } = await send('POST', `/api/v1/uploads/simple?name=${name}`, {}, TABLE)
    expect([status, body.code]).toEqual([400, 'upload.name-invalid'])
  })
})

describe('a resumable upload', () => {
  test('goes on from its offset, in the name that was given', async () => {
    const begun = await begin('билеты.csv', Buffer.byteLength(TABLE))
    const location = String(begun.headers.get('location'))
    expect([begun.status, location]).toEqual([201, expect.stringMatching(/^\/api\/v1\/uploads\/[0-9a-f-]{36}$/)])
    const bytes = Buffer.from(TABLE)
    const first = await append(location, 0, bytes.subarray(0, 10))
    expect([first.status, first.headers.get('upload-offset')]).toEqual([204, '10'])
    const uploadId = idOf(location)
    expect(await server.admin.call('showUpload', { params: { uploadId } })).toMatchObject({
      state: 'receiving',
      received: 10,
      bytes: bytes.length,
    })
    expect(await answered(server.admin, 'profile', { body: { source: { uploadId } } })).toBe('409 upload.unfinished')
    const head = await send('HEAD', location, { 'tus-resumable': '1.0.0' })
    expect([head.headers.get('upload-offset'), head.headers.get('upload-length')]).toEqual(['10', String(bytes.length)])
    const wrong = await append(location, 3, bytes.subarray(3))
    expect([wrong.status, wrong.body.code]).toEqual([409, 'upload.offset'])
    expect((await append(location, 10, bytes.subarray(10))).status).toBe(204)
    expect(await server.admin.call('showUpload', { params: { uploadId } })).toMatchObject({ state: 'complete' })
    expect(await readFile(join(folder(), uploadId, 'билеты.csv'), 'utf8')).toBe(TABLE)
    expect((await readdir(folder())).filter((name) => name.startsWith(`${uploadId}.`))).toEqual([])
    const last = await send('HEAD', location, { 'tus-resumable': '1.0.0' })
    expect(last.headers.get('upload-offset')).toBe(String(bytes.length))
    expect((await append(location, bytes.length, 'more')).status).toBe(404)
  })

  test('too large, without a name, without a length: refused before anything is stored', async () => {
    expect((await begin('a.csv', 11 * 1024 ** 3)).body.code).toBe('upload.too-large')
    expect((await begin('', 10)).body.code).toBe('upload.name-invalid')
    const headers = {
      'tus-resumable': '1.0.0',
      'upload-metadata': `filename ${Buffer.from('a.csv').toString('base64')}`,
    }
    expect((await send('POST', '/api/v1/uploads', headers)).body.code).toBe('upload.protocol')
    expect((await begin('a.csv', 5)).status).toBe(201)
  })

  test('more bytes than announced are refused', async () => {
    const location = String((await begin('a.csv', 5)).headers.get('location'))
    expect((await append(location, 0, '123456')).status).toBe(413)
  })

  test('removed with its file', async () => {
    const location = String((await begin('a.csv', 5)).headers.get('location'))
    expect((await append(location, 0, '12345')).status).toBe(204)
    const uploadId = idOf(location)
    expect((await send('DELETE', location, { 'tus-resumable': '1.0.0' })).status).toBe(204)
    expect((await send('HEAD', location)).status).toBe(404)
    await expect(access(join(folder(), uploadId))).rejects.toThrow('ENOENT')
  })
})

test('an upload of another project is not there, neither by its id nor by its path', async () => {
  const { body } = await send('POST', '/api/v1/uploads/simple?name=own.csv', {}, TABLE)
  const uploadId = String(body.id)
  const { outsider } = server
  expect(await answered(outsider, 'showUpload', { params: { uploadId } })).toBe('404 object.missing')
  expect(await answered(outsider, 'deleteUpload', { params: { uploadId } })).toBe('404 object.missing')
  expect(await answered(outsider, 'profile', { body: { source: { uploadId } } })).toBe('404 object.missing')
  for (const path of [join(folder(), uploadId, 'own.csv'), join(server.dataDir, 'uploads/*/*/*.csv')])
    expect(await answered(outsider, 'profile', { body: { source: path } })).toBe('403 file.outside-roots')
  expect(await outsider.call('listUploads', {})).toEqual({ items: [], nextCursor: null })
})

test('a pipeline planned from an upload names it by a variable, runs, and is found from its dataset', async () => {
  const { admin } = server
  const name = 'towns #1, 50%.csv'
  const sent = await send(
    'POST',
    `/api/v1/uploads/simple?name=${encodeURIComponent(name)}`,
    { 'content-type': 'text/csv' },
    TABLE,
  )
  const { items } = await admin.call('createDatasets', { body: { sources: [{ uploadId: String(sent.body.id) }] } })
  const params = { datasetId: items[0].id }
  const job = await admin.call('profileDataset', { params, body: {} })
  const ended = async () => {
    const { state, error } = await admin.call('showJob', { params: job })
    return [state, error?.message ?? '']
  }
  await expect.poll(async () => (await ended())[0], { timeout: 60_000 }).toMatch(/succeeded|failed/)
  expect(await ended()).toEqual(['succeeded', ''])
  const { profileId } = await admin.call('lastProfile', { params })
  const target = 'postgresql:///city#towns_of_upload'
  const { text } = await admin.call('planPipeline', { body: { source: params, profileId, target } })
  expect(text).toContain(`\${AI_ETL_UPLOADS}/${String(sent.body.id)}/towns `)
  expect(text).not.toContain(server.dataDir)
  const pipeline = await admin.call('createPipeline', { body: { text } })
  const { runId } = await admin.call('runPipeline', { params: { pipelineId: pipeline.id }, body: {} })
  const run = async () => (await admin.call('showRun', { params: { runId } })).state
  await expect.poll(run, { timeout: 60_000 }).toBe('succeeded')
  const { stations } = await admin.call('corridor', { params })
  expect(stations.find(({ station }) => station === 'pipeline')?.objectId).toBe(pipeline.id)
})
