import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openStoreBench, type StoreBench } from './fixture.embedded.ts'
import { insertAlertDelivery } from './queries/alert-deliveries/insert.ts'
import { settleAlertDelivery } from './queries/alert-deliveries/settle.ts'
import { takeDueAlertDeliveries } from './queries/alert-deliveries/take-due.ts'
import { insertAlertRule } from './queries/alert-rules/insert.ts'
import { alertRulesOfEvent } from './queries/alert-rules/of-event.ts'
import { insertArtifact } from './queries/artifacts/insert.ts'
import { artifactPathsOfProject } from './queries/artifacts/paths-of-project.ts'
import { insertMetrics } from './queries/metrics/insert.ts'
import { metricNames } from './queries/metrics/names.ts'
import { metricSeries } from './queries/metrics/series.ts'
import { deleteReport } from './queries/reports/delete.ts'
import { finishReport } from './queries/reports/finish.ts'
import { insertReport } from './queries/reports/insert.ts'
import { findSetting } from './queries/settings/find.ts'
import { putSetting } from './queries/settings/put.ts'
import { putSettingIfMissing } from './queries/settings/put-if-missing.ts'
import { maybe, none, one, rows } from './query.ts'

let bench: StoreBench
beforeAll(async () => {
  bench = await openStoreBench()
})
afterAll(() => bench.close())

const addRule = (name: string, event: 'failure' | 'drift', enabled = true) =>
  one(bench.database, insertAlertRule, {
    projectId: bench.projectId,
    pipelineId: null,
    name,
    event,
    settings: {},
    channel: 'webhook',
    recipients: ['https://hooks.example/a'],
    sealed: null,
    keyId: null,
    enabled,
    createdBy: null,
  })

describe('alerts', () => {
  test('are asked for by event', async () => {
    const failure = await addRule('failure', 'failure')
    await addRule('drift', 'drift')
    await addRule('silent', 'failure', false)
    const asked = { projectId: bench.projectId, event: 'failure', pipelineId: null } as const
    expect((await rows(bench.database, alertRulesOfEvent, asked)).map(({ id }) => id)).toEqual([failure.id])
  })

  test('are sent once to each recipient, taken by one server at a time, tried again, then given up', async () => {
    const { id: ruleId } = await addRule('sent', 'failure')
    const add = (recipient: string) =>
      maybe(bench.database, insertAlertDelivery, {
        projectId: bench.projectId,
        ruleId,
        runId: null,
        event: 'failure',
        eventKey: 'run 1',
        channel: 'webhook',
        recipient,
        payload: { text: 'Не удалось' },
      })
    const first = await add('a')
    expect(await add('a')).toBeNull()
    const take = () => rows(bench.database, takeDueAlertDeliveries, { leaseSeconds: 60, limit: 10 })
    expect(await take()).toMatchObject([
      { id: first?.id, attempts: 1, payload: { text: 'Не удалось' }, state: 'pending', sealed: null },
    ])
    expect(await take()).toEqual([])
    const settle = (sent: boolean, nextAt: string | null) =>
      none(bench.database, settleAlertDelivery, { id: first?.id ?? '', sent, answer: '500', nextAt })
    await settle(false, '2000-01-01T00:00:00Z')
    expect(await take()).toMatchObject([{ attempts: 2, answer: '500' }])
    expect(await settle(false, null)).toBe(1)
    expect(await settle(true, null)).toBe(0)
    expect(await take()).toEqual([])
  })
})

describe('reports', () => {
  test('are ready or failed, and take the rows of their files with them', async () => {
    const make = (title: string) =>
      one(bench.database, insertReport, {
        projectId: bench.projectId,
        scheduleId: null,
        kind: 'data-quality',
        subject: 'a.csv',
        title,
        language: 'ru',
        jobId: null,
        createdBy: bench.userId,
      })
    const done = { title: null, error: null }
    const { id: reportId } = await make('Качество')
    expect(await one(bench.database, finishReport, { ...done, reportId, document: { a: 1 } })).toMatchObject({
      state: 'ready',
      title: 'Качество',
    })
    const failed = await make('x')
    expect(
      await one(bench.database, finishReport, { ...done, reportId: failed.id, document: null, error: { code: 'x' } }),
    ).toMatchObject({ state: 'failed', error: { code: 'x' } })
    const file = { runId: null, jobId: null, name: 'report.pdf', mediaType: 'application/pdf', bytes: 10 }
    await one(bench.database, insertArtifact, {
      ...file,
      projectId: bench.projectId,
      reportId,
      path: 'artifacts/1.pdf',
      createdBy: null,
    })
    const paths = () => rows(bench.database, artifactPathsOfProject, { projectId: bench.projectId })
    expect(await paths()).toEqual([{ path: 'artifacts/1.pdf' }])
    await none(bench.database, deleteReport, { projectId: bench.projectId, reportId })
    expect(await paths()).toEqual([])
  })
})

describe('metrics', () => {
  test('are averaged by step and labels, of a project or of the platform', async () => {
    const put = (at: string, value: number, projectId?: string) =>
      none(bench.database, insertMetrics, { at, metrics: [{ name: 'lag', labels: { topic: 'a' }, value, projectId }] })
    await put('2026-01-01T00:00:10Z', 1)
    await put('2026-01-01T00:00:50Z', 3)
    await put('2026-01-01T00:01:10Z', 7)
    await put('2026-01-01T00:01:10Z', 100, bench.projectId)
    const asked = { name: 'lag', from: '2026-01-01T00:00:00Z', until: '2026-01-02T00:00:00Z', stepSeconds: 60 }
    expect(await rows(bench.database, metricSeries, { ...asked, projectId: null })).toEqual([
      { at: '2026-01-01T00:00:00+00:00', labels: { topic: 'a' }, value: 2, samples: 2 },
      { at: '2026-01-01T00:01:00+00:00', labels: { topic: 'a' }, value: 7, samples: 1 },
    ])
    expect(await rows(bench.database, metricSeries, { ...asked, projectId: bench.projectId })).toMatchObject([
      { value: 100 },
    ])
    const since = '2026-01-01T00:00:00Z'
    expect(await rows(bench.database, metricNames, { projectId: null, since })).toEqual([{ name: 'lag' }])
  })
})

describe('settings', () => {
  test.each([[[1, 'два', null]], [{ days: 30 }], ['text'], [null], [false]])('keep %j as it is', async (value) => {
    await none(bench.database, putSetting, { name: 'retention', value, updatedBy: bench.userId })
    expect(await one(bench.database, findSetting, { name: 'retention' })).toEqual({ value })
  })

  test('are made once when several servers start', async () => {
    await Promise.all(
      [1, 2, 3].map((value) => none(bench.database, putSettingIfMissing, { name: 'salt', value: { value } })),
    )
    const made = await one(bench.database, findSetting, { name: 'salt' })
    await none(bench.database, putSettingIfMissing, { name: 'salt', value: 'late' })
    expect(await one(bench.database, findSetting, { name: 'salt' })).toEqual(made)
  })
})
