import { access, readFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { answered, type TestServer, testServer } from '../../fixture.embedded.ts'

let server: TestServer
let datasetId: string
const mails: string[] = []
const mailbox = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onData(stream, _session, done) {
    let text = ''
    stream.on('data', (part: Buffer) => (text += part.toString('latin1')))
    stream.on('end', () => {
      mails.push(text)
      done()
    })
  },
})
beforeAll(async () => {
  await new Promise<void>((resolve) => mailbox.listen(0, '127.0.0.1', resolve))
  const { port } = mailbox.server.address() as AddressInfo
  server = await testServer({ SMTP_URL: `smtp://127.0.0.1:${port}` })
  datasetId = (await server.as.analyst.call('takeSample', { params: { name: 'tickets' } })).id
})
afterAll(async () => {
  await server.close()
  await new Promise<void>((resolve) => mailbox.close(resolve))
})

const analyst = () => server.as.analyst

async function ready(reportId: string) {
  await expect
    .poll(async () => (await analyst().call('showReport', { params: { reportId } })).state, { timeout: 60_000 })
    .toMatch(/ready|failed/)
  return analyst().call('showReport', { params: { reportId }, query: { lang: 'ru' } })
}

function download(artifactId: string, query = ''): Promise<Response> {
  const headers = { authorization: `Bearer ${server.token}` }
  return fetch(`${server.url}/api/v1/artifacts/${artifactId}/download${query}`, { headers })
}

test('kinds, in the language asked for', async () => {
  const { items } = await analyst().call('listReportKinds', { query: { lang: 'ru' } })
  expect(items.map(({ kind }) => kind)).toEqual([
    'data-analysis',
    'data-quality',
    'pipeline-performance',
    'system-health',
  ])
  for (const { title, formats } of items) {
    expect(title).toMatch(/[а-я]/)
    expect(formats).toEqual(['html', 'md', 'json', 'pdf'])
  }
})

describe('a report on a dataset', () => {
  let reportId: string

  test('is made in every format, from evidence', async () => {
    const body = { kind: 'data-quality', subject: { datasetId } } as const
    const asked = await analyst().call('createReport', { body, query: { lang: 'ru' } })
    reportId = asked.reportId
    const report = await ready(reportId)
    expect(report).toMatchObject({ state: 'ready', kind: 'data-quality', subject: datasetId, error: null })
    expect(report.document).toMatchObject({ kind: 'data-quality', lang: 'ru' })
    expect(report.artifacts.map(({ name }) => name)).toEqual(
      ['html', 'json', 'md', 'pdf'].map((format) => `data-quality-tickets.csv.${format}`),
    )
    const { items } = await analyst().call('listReports', { query: { kind: 'data-quality' } })
    expect(items.map(({ id }) => id)).toEqual([reportId])
    const { stations } = await analyst().call('corridor', { params: { datasetId } })
    expect(stations.at(-1)).toMatchObject({ station: 'report', state: 'done', objectId: reportId })
  })

  test.each([
    ['pdf', 'application/pdf', /^%PDF/],
    ['html', 'text/html; charset=utf-8', /<!doctype html>/],
    ['md', 'text/markdown; charset=utf-8', /^# /],
    ['json', 'application/json', /"data-quality"/],
  ])('%s is downloaded whole', async (format, type, content) => {
    const { items } = await analyst().call('listArtifacts', { query: { reportId } })
    const artifact = items.find(({ name }) => name.endsWith(`.${format}`))
    const response = await download(String(artifact?.id))
    expect([response.status, response.headers.get('content-type')]).toEqual([200, type])
    expect(response.headers.get('content-disposition')).toMatch(
      /^attachment; filename="data-quality-tickets\.csv\.\w+"; /,
    )
    const text = await response.text()
    expect(text).toMatch(content)
    expect(Number(response.headers.get('content-length'))).toBe(artifact?.bytes)
  })

  test('shown in the browser, it has no origin and no scripts', async () => {
    const { items } = await analyst().call('listArtifacts', { query: { reportId } })
    const html = String(items.find(({ name }) => name.endsWith('.html'))?.id)
    const { headers } = await download(html, '?show=true')
    expect(headers.get('content-disposition')).toMatch(/^inline/)
    expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'.*; sandbox$/)
    expect(headers.get('x-content-type-options')).toBe('nosniff')
  })

  test('another project has no part in it', async () => {
    const { items } = await analyst().call('listArtifacts', { query: { reportId } })
    const params = { artifactId: items[0].id }
    expect(await answered(server.outsider, 'showArtifact', { params })).toBe('404 object.missing')
    expect(await answered(server.outsider, 'downloadArtifact', { params })).toBe('404 object.missing')
    expect(await answered(server.outsider, 'showReport', { params: { reportId } })).toBe('404 object.missing')
    const body = { kind: 'data-quality', subject: { datasetId } } as const
    expect(await answered(server.outsider, 'createReport', { body })).toBe('404 object.missing')
  })

  test('removed with its files', async () => {
    const { items } = await analyst().call('listArtifacts', { query: { reportId } })
    await server.as.engineer.call('deleteArtifact', { params: { artifactId: items[0].id } })
    expect((await download(items[0].id)).status).toBe(404)
    const folder = join(server.dataDir, 'artifacts', server.projectId, reportId)
    expect(await readFile(join(folder, 'data-quality.md'), 'utf8')).toMatch(/^# /)
    await server.as.engineer.call('deleteReport', { params: { reportId } })
    await expect(access(folder)).rejects.toThrow('ENOENT')
    expect(await answered(analyst(), 'showReport', { params: { reportId } })).toBe('404 object.missing')
  })
})

test('on an address that cannot be read: failed, with why', async () => {
  const body = { kind: 'data-analysis', subject: { address: 'examples/none.csv' }, formats: ['md'] } as const
  const { reportId } = await analyst().call('createReport', { body })
  const report = await ready(reportId)
  expect(report).toMatchObject({ state: 'failed', document: null, artifacts: [], error: { code: 'file.missing' } })
  expect(report.error?.message).toMatch(/[а-я]/)
  const secret = { kind: 'data-analysis', subject: { address: 'postgresql://u:p4ss@h/d#t' } } as const
  expect(await answered(analyst(), 'createReport', { body: secret })).toBe('422 dataset.secret')
})

describe('on how things run', () => {
  let pipelineId: string
  test('once a pipeline has run', async () => {
    const document = `version: 1
name: tickets_copy
sources: { t: { from: ${JSON.stringify('examples/city/tickets.csv')} } }
targets: { out: { input: t, to: "postgresql:///reports#public.tickets", mode: replace } }`
    pipelineId = (await server.as.engineer.call('createPipeline', { body: { text: document } })).id
    const started = await server.as.engineer.call('runPipeline', { params: { pipelineId }, body: {} })
    const state = async () => (await analyst().call('showRun', { params: { runId: started.runId } })).state
    await expect.poll(state, { timeout: 60_000 }).toBe('succeeded')
  })

  const made = async (kind: 'pipeline-performance' | 'system-health', subject: object) => {
    // Each case names one form of a subject.
    const body = { kind, subject, formats: ['md', 'pdf'] } as never
    return ready((await analyst().call('createReport', { body, query: { lang: 'ru' } })).reportId)
  }

  test.each([
    ['its id', () => ({ pipelineId })],
    ['its name', () => ({ address: 'tickets_copy' })],
    ['what it reads', () => ({ address: 'examples/city/tickets.csv' })],
    ['a subject that was stored', () => ({ address: `pipeline:${pipelineId}` })],
  ])('a pipeline by %s', async (_, subject) => {
    const report = await made('pipeline-performance', subject())
    expect(report).toMatchObject({ state: 'ready', subject: `pipeline:${pipelineId}`, error: null })
    const text = JSON.stringify(report.document)
    for (const place of ['/performance/totals/runs', '/performance/stages/0/seconds', '/performance/targets/0/written'])
      expect(text).toContain(place)
  })

  test('the server: disks, engines, queue, and what belongs to the project', async () => {
    const report = await made('system-health', { server: true })
    expect(report).toMatchObject({ state: 'ready', subject: 'server', error: null })
    const text = JSON.stringify(report.document)
    for (const place of ['/health/disks/0/freeBytes', '/health/queue/running', '/health/engines/0/version'])
      expect(text).toContain(place)
    expect(text).not.toContain(server.dataDir)
  })

  test.each([
    ['a pipeline that nobody knows', 'pipeline-performance', { address: 'nothing' }, '422 report.no-runs'],
    ['a dataset that no pipeline reads', 'pipeline-performance', { datasetId: 'dataset' }, '422 report.no-runs'],
    ['the server as a pipeline', 'pipeline-performance', { server: true }, '422 report.subject-unfit'],
    ['the server as data', 'data-quality', { server: true }, '422 report.subject-unfit'],
    ['a run that is not there', 'data-quality', { runId: crypto.randomUUID() }, '404 object.missing'],
  ])('%s is refused', async (_, kind, subject, answer) => {
    const { id } = await analyst().call('takeSample', { params: { name: 'register' } })
    const meant = 'datasetId' in subject ? { datasetId: id } : subject
    expect(await answered(analyst(), 'createReport', { body: { kind, subject: meant } as never })).toBe(answer)
  })
})

describe('by the clock', () => {
  const every = { kind: 'data-quality', formats: ['md'], timezone: 'Europe/Moscow', language: 'ru' } as const

  test('a schedule is kept, changed and removed', async () => {
    const body = { ...every, subject: { datasetId }, cron: '0 6 * * 1', recipients: ['anna@example.org'] }
    const made = await analyst().call('createReportSchedule', { body })
    expect(made).toMatchObject({ subject: datasetId, formats: ['md'], enabled: true, lastAt: null })
    // Monday, 06:00 in Moscow is 03:00 in UTC the year round.
    const next = new Date(String(made.nextAt))
    expect([next.getUTCDay(), next.getUTCHours()]).toEqual([1, 3])
    const params = { reportScheduleId: made.id }
    const off = await analyst().call('updateReportSchedule', { params, body: { ...body, enabled: false } })
    expect([off.enabled, off.nextAt]).toEqual([false, null])
    expect((await analyst().call('listReportSchedules')).items).toEqual([off])
    expect(await analyst().call('showReportSchedule', { params })).toEqual(off)
    await analyst().call('deleteReportSchedule', { params })
    expect(await answered(analyst(), 'showReportSchedule', { params })).toBe('404 object.missing')
  })

  test.each([
    ['cron', { cron: 'often' }, '422 schedule.cron-invalid'],
    ['zone', { timezone: 'Mars/Olympus' }, '422 schedule.zone-unknown'],
    ['mail address', { recipients: ['anna'] }, '400 request.invalid'],
  ])('a wrong %s is refused', async (_, wrong, answer) => {
    const body = { ...every, subject: { datasetId }, cron: '0 6 * * 1', ...wrong }
    expect(await answered(analyst(), 'createReportSchedule', { body })).toBe(answer)
  })

  test('a report whose time has come is made once, and mailed with its files', async () => {
    const body = {
      ...every,
      subject: { datasetId },
      cron: '0 6 1 1 *',
      recipients: ['anna@example.org', 'olga@example.org'],
    }
    const { id } = await analyst().call('createReportSchedule', { body })
    await server.database.pool.query(
      "UPDATE report_schedules SET next_at = now() - interval '1 minute' WHERE id = $1",
      [id],
    )
    const made = async () => {
      const { items } = await analyst().call('listReports', { query: { limit: 200 } })
      return items.filter(({ scheduleId }) => scheduleId === id)
    }
    await expect.poll(async () => (await made()).map(({ state }) => state), { timeout: 60_000 }).toEqual(['ready'])
    const [report] = await made()
    const { artifacts } = await analyst().call('showReport', { params: { reportId: report.id } })
    expect(artifacts.map(({ name }) => name)).toEqual(['data-quality-tickets.csv.md'])
    await expect.poll(() => mails.length, { timeout: 30_000 }).toBe(2)
    expect(new Set(mails.map((mail) => /^To: (.*)$/m.exec(mail)?.[1].trim()))).toEqual(new Set(body.recipients))
    for (const mail of mails) expect(mail).toMatch(/filename="?data-quality-tickets\.csv\.md"?/)
    const after = await analyst().call('showReportSchedule', { params: { reportScheduleId: id } })
    expect([after.lastAt !== null, new Date(String(after.nextAt)).getUTCMonth()]).toEqual([true, 0])
  })
})
