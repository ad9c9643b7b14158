import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { endOf, type TestServer, testServer } from '../fixture.embedded.ts'

interface Sent {
  readonly name: string
  readonly traceId: string
  readonly spanId: string
  readonly parentSpanId?: string
}

let collector: Server
let server: TestServer
let folder: string
const spans: Sent[] = []

beforeAll(async () => {
  collector = createServer((request, response) => {
    let body = ''
    request.on('data', (part) => (body += part))
    request.on('end', () => {
      const { resourceSpans = [] } = JSON.parse(body) as { resourceSpans?: { scopeSpans: { spans: Sent[] }[] }[] }
      spans.push(...resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap((scope) => scope.spans)))
      response.writeHead(200, { 'content-type': 'application/json' }).end('{}')
    })
  })
  await new Promise<void>((resolve) => collector.listen(0, '127.0.0.1', resolve))
  const endpoint = `http://127.0.0.1:${(collector.address() as AddressInfo).port}`
  // The SDK reads the process's own environment.
  Object.assign(process.env, { OTEL_EXPORTER_OTLP_ENDPOINT: endpoint, OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json' })
  folder = await mkdtemp(join(tmpdir(), 'tracing-'))
  await writeFile(join(folder, 'sales.csv'), 'id,amount\n1,5\n2,6\n')
  server = await testServer({ AI_ETL_FILE_ROOTS: folder, OTEL_EXPORTER_OTLP_ENDPOINT: endpoint })
})

afterAll(async () => {
  collector.close()
  await rm(folder, { recursive: true, force: true })
})

test('one trace leads from the request through the job to the stages at the target', async () => {
  const traceId = '0af7651916cd43dd8448eb211c80319c'
  const client = server.client({
    authorization: `Bearer ${server.token}`,
    traceparent: `00-${traceId}-b7ad6b7169203331-01`,
  })
  const body = { source: join(folder, 'sales.csv'), target: join(folder, 'out.csv') }
  const { runId } = await client.call('startLoad', { body })
  await endOf(server.admin, runId)
  // Sends what is left.
  await server.close()
  const ours = spans.filter((span) => span.traceId === traceId)
  const request = ours.find(({ name }) => name === 'POST /api/v1/runs')
  const job = ours.find(({ name }) => name === 'job run')
  const stage = ours.find(({ name }) => name === 'load file')
  expect(request?.parentSpanId).toBe('b7ad6b7169203331')
  expect(job?.parentSpanId).toBe(request?.spanId)
  expect(stage?.parentSpanId).toBe(job?.spanId)
})
