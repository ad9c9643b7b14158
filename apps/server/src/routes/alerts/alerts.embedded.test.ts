import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { tellLateness } from '../../alerts/lateness.ts'
import { signature } from '../../alerts/webhook.ts'
import { answered, endOf, type TestServer, testServer } from '../../fixture.embedded.ts'

let server: TestServer
let folder: string
let hook: Server
let mailbox: SMTPServer
let hookUrl: string
const posted: { readonly path: string; readonly headers: Record<string, unknown>; readonly body: string }[] = []
const mails: string[] = []

/** Whether the receiver of `/broken` takes nothing. */
let isBroken = true

beforeAll(async () => {
  hook = createServer((request, response) => {
    let body = ''
    request.on('data', (part) => (body += part))
    request.on('end', () => {
      posted.push({ path: request.url ?? '', headers: request.headers, body })
      const isRefused = request.url === '/broken' && isBroken
      response.writeHead(isRefused ? 500 : 200).end(isRefused ? 'not now' : 'thanks')
    })
  })
  await new Promise<void>((resolve) => hook.listen(0, '127.0.0.1', resolve))
  hookUrl = `http://127.0.0.1:${(hook.address() as AddressInfo).port}`
  mailbox = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, _session, done) {
      let text = ''
      stream.on('data', (part) => (text += part))
      stream.on('end', () => {
        mails.push(text)
        done()
      })
    },
  })
  await new Promise<void>((resolve) => mailbox.listen(0, '127.0.0.1', resolve))
  const { port } = mailbox.server.address() as AddressInfo
  folder = await mkdtemp(join(tmpdir(), 'alerts-'))
  server = await testServer({ SMTP_URL: `smtp://127.0.0.1:${port}`, AI_ETL_FILE_ROOTS: folder })
})

afterAll(async () => {
  await server.close()
  await rm(folder, { recursive: true, force: true })
  hook.close()
  await new Promise<void>((resolve) => mailbox.close(resolve))
})

async function until<T>(look: () => Promise<T | undefined> | T | undefined): Promise<T> {
  for (;;) {
    const found = await look()
    if (found !== undefined) return found
    await sleep(200)
  }
}

const rule = <T extends object>(more: T) => ({ name: 'Сбои', event: 'failure' as const, ...more })

test('a failed run is told by a signed webhook and by mail, once each, and the log says so', async () => {
  const { admin } = server
  const signingKey = 'a key of sixteen signs'
  const web = await admin.call('createAlertRule', {
    body: rule({ channel: 'webhook' as const, recipients: [`${hookUrl}/hook`], signingKey }),
  })
  expect(JSON.stringify(web)).not.toContain(signingKey)
  await admin.call('createAlertRule', { body: rule({ channel: 'mail' as const, recipients: ['ops@example.org'] }) })
  const { runId } = await admin.call('startLoad', {
    body: { source: join(folder, 'nowhere.csv'), target: 'postgresql:///city#t' },
  })
  const { headers, body } = await until(() => posted.find(({ path }) => path === '/hook'))
  expect(headers['x-ai-etl-signature']).toBe(signature(signingKey, String(headers['x-ai-etl-timestamp']), body))
  const told = JSON.parse(body) as Record<string, unknown>
  expect(told).toMatchObject({ event: 'failure', runId, detail: { error: { en: { code: 'file.missing' } } } })
  const mail = await until(() => mails[0])
  expect(mail).toContain('To: ops@example.org')
  const log = await until(async () => {
    const { items } = await admin.call('listAlertDeliveries')
    return items.length === 2 && items.every(({ state }) => state === 'sent') ? items : undefined
  })
  expect(log.map(({ runId: of, attempts }) => [of, attempts])).toEqual([
    [runId, 1],
    [runId, 1],
  ])
  await sleep(2500)
  expect(posted.filter(({ path }) => path === '/hook')).toHaveLength(1)
  await admin.call('deleteAlertRule', { params: { alertRuleId: web.id } })
})

test('what is not taken is tried again later, with the answer kept', async () => {
  const { admin, database } = server
  const signingKey = 'a key of sixteen signs'
  const body = rule({
    event: 'drift' as const,
    channel: 'webhook' as const,
    recipients: [`${hookUrl}/broken`],
    signingKey,
  })
  const { id: alertRuleId } = await admin.call('createAlertRule', { body })
  await admin.call('testAlertRule', { params: { alertRuleId } })
  const tried = await until(async () => {
    const { items } = await admin.call('listAlertDeliveries', { query: { ruleId: alertRuleId } })
    return items.find(({ answer }) => answer !== null)
  })
  expect(tried).toMatchObject({ state: 'pending', attempts: 1, answer: '500 not now' })
  expect(Date.parse(tried.nextAt ?? '')).toBeGreaterThan(Date.parse(tried.createdAt))
  isBroken = false
  // Its next time has come.
  await database.pool.query('UPDATE alert_deliveries SET next_at = now() WHERE id = $1', [tried.id])
  const sent = await until(async () => {
    const { items } = await admin.call('listAlertDeliveries', { query: { ruleId: alertRuleId } })
    return items.find(({ state }) => state === 'sent')
  })
  expect(sent).toMatchObject({ id: tried.id, attempts: 2, answer: '200 thanks' })
  // Signed each time, and known by its receiver as the same.
  const tries = posted.filter(({ path }) => path === '/broken')
  expect(tries.map(({ headers }) => headers['x-ai-etl-delivery'])).toEqual([tried.id, tried.id])
  for (const { headers, body: text } of tries)
    expect(headers['x-ai-etl-signature']).toBe(signature(signingKey, String(headers['x-ai-etl-timestamp']), text))
})

test('a table that was changed, and a run that is late, are told', async () => {
  const { admin, database, projectId } = server
  const told = (event: string) => posted.filter(({ path }) => path === `/${event}`).map(({ body }) => JSON.parse(body))
  const hookFor = async (event: 'drift' | 'lateness', settings = {}) => {
    const recipients = [`${hookUrl}/${event}`]
    await admin.call('createAlertRule', { body: rule({ event, channel: 'webhook' as const, recipients, settings }) })
  }
  await hookFor('drift')
  await hookFor('lateness', { lateSeconds: 60 })
  const load = async (name: string, text: string) => {
    await writeFile(join(folder, name), text)
    const body = { source: join(folder, name), target: 'postgresql:///city#drifting' }
    const { runId } = await admin.call('startLoad', { body })
    await endOf(admin, runId)
    return runId
  }
  await load('first.csv', 'id\n1\n')
  const runId = await load('second.csv', 'id,note\n2,new\n')
  expect(await until(() => told('drift')[0])).toMatchObject({
    runId,
    detail: {
      changes: [expect.stringContaining('note')],
      changesIn: { en: [expect.stringContaining('is not in')], ru: [expect.stringContaining('ещё нет')] },
    },
  })

  const { rows } = await database.pool.query<{ id: string }>(
    `INSERT INTO runs (project_id, name, trigger, scheduled_for, state, worker, started_at)
      VALUES ($1, 'nightly', 'schedule', now() - interval '2 minutes', 'running', 'elsewhere', now()) RETURNING id`,
    [projectId],
  )
  await tellLateness(server, new Date())
  await tellLateness(server, new Date())
  expect(await until(() => told('lateness')[0])).toMatchObject({ runId: rows[0].id, subject: 'nightly' })
  await sleep(2500)
  expect(told('lateness')).toHaveLength(1)
})

test('recipients are checked', async () => {
  const create = (more: { channel: 'mail' | 'webhook'; recipients: string[] }) =>
    answered(server.admin, 'createAlertRule', { body: rule(more) })
  expect(await create({ channel: 'mail' as const, recipients: ['nobody'] })).toBe('422 alert.recipient-invalid')
  expect(await create({ channel: 'webhook' as const, recipients: ['file:///etc/passwd'] })).toBe(
    '422 alert.recipient-invalid',
  )
  expect(await create({ channel: 'webhook' as const, recipients: ['http://u:secret@host/'] })).toBe(
    '422 alert.recipient-invalid',
  )
})

test('metadata addresses are never posted to', async () => {
  const { admin } = server
  const body = rule({
    event: 'drift' as const,
    channel: 'webhook' as const,
    recipients: ['http://169.254.169.254/latest/'],
  })
  const { id: alertRuleId } = await admin.call('createAlertRule', { body })
  await admin.call('testAlertRule', { params: { alertRuleId } })
  const tried = await until(async () => {
    const { items } = await admin.call('listAlertDeliveries', { query: { ruleId: alertRuleId } })
    return items.find(({ answer }) => answer !== null)
  })
  expect(tried.answer).toContain('not allowed')
})
