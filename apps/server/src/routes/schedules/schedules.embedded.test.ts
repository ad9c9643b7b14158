import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { finishRun } from '@ai-etl/runtime/store/queries/runs/finish'
import { insertRun } from '@ai-etl/runtime/store/queries/runs/insert'
import { startRun } from '@ai-etl/runtime/store/queries/runs/start'
import { one, transaction } from '@ai-etl/runtime/store/query'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { answered, type TestServer, testServer } from '../../fixture.embedded.ts'

let server: TestServer
let folder: string
let pipelineId: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'schedules-'))
  await writeFile(join(folder, 'sales.csv'), 'id,day\n1,2026-03-01\n2,2026-03-02\n3,2026-03-02\n4,2026-03-09\n')
  server = await testServer({ AI_ETL_FILE_ROOTS: folder })
  const text = `version: 1
name: daily
params: { day: { type: date, default: 2026-01-01 } }
sources: { sales: { from: ${join(folder, 'sales.csv')} } }
steps:
  today: { type: filter, input: sales, where: "day = :day" }
targets:
  out: { input: today, to: "${join(folder, 'out/')}", mode: append }
`
  pipelineId = (await server.admin.call('createPipeline', { body: { text } })).id
})

afterAll(async () => {
  await server.close()
  await rm(folder, { recursive: true, force: true })
})

const runsOf = async (scheduleId: string) =>
  (await server.admin.call('listRuns', { query: { scheduleId } })).items.toReversed()

async function endedRuns(scheduleId: string, count: number) {
  for (;;) {
    const runs = await runsOf(scheduleId)
    if (runs.length >= count && runs.every(({ finishedAt }) => finishedAt !== null)) return runs
    await sleep(200)
  }
}

test('a schedule fires by the clock, once for each time, until it is paused', async () => {
  const { admin } = server
  const body = { pipelineId, intervalSeconds: 10, params: { day: '2026-03-09' } }
  const made = await admin.call('createSchedule', { body })
  const [run] = await endedRuns(made.id, 1)
  expect(run).toMatchObject({ trigger: 'schedule', state: 'succeeded', read: 4, written: 1, scheduledFor: made.nextAt })
  const { pipelineId: _, ...rest } = body
  const params = { scheduleId: made.id }
  const paused = await admin.call('updateSchedule', { params, body: { ...rest, enabled: false } })
  expect(paused).toMatchObject({ enabled: false, nextAt: null })
  expect((await admin.call('showSchedule', { params })).next).toEqual([])
  expect((await runsOf(made.id)).length).toBeLessThanOrEqual(2)
})

test('a back-fill runs every time of a range, one after the other, each with its own date', async () => {
  const { admin } = server
  const body = { pipelineId, cron: '0 6 * * *', timezone: 'Europe/Moscow', params: { day: '${scheduledDate}' } }
  const { id: scheduleId } = await admin.call('createSchedule', { body })
  const params = { scheduleId }
  const range = { from: '2026-03-01T00:00:00+03:00', until: '2026-03-03T00:00:00+03:00' }
  const { runIds } = await admin.call('backfillSchedule', { params, body: range })
  const runs = await endedRuns(scheduleId, 2)
  expect(runs.map(({ id }) => id).toSorted()).toEqual(runIds.toSorted())
  const byTime = runs.toSorted((a, b) => ((a.scheduledFor ?? '') < (b.scheduledFor ?? '') ? -1 : 1))
  expect(byTime.map(({ trigger, state, written }) => [trigger, state, written])).toEqual([
    ['backfill', 'succeeded', 1],
    ['backfill', 'succeeded', 2],
  ])
  expect((byTime[0].finishedAt ?? '') <= (byTime[1].startedAt ?? '')).toBe(true)
  const now = await admin.call('runScheduleNow', { params })
  expect((await endedRuns(scheduleId, 3)).find(({ id }) => id === now.runId)).toMatchObject({ trigger: 'manual' })
  const far = { params, body: { from: '2020-01-01T00:00:00Z', until: '2026-01-01T00:00:00Z' } }
  expect(await answered(admin, 'backfillSchedule', far)).toBe('422 schedule.backfill-too-long')
  await admin.call('deleteSchedule', { params })
  expect(await answered(admin, 'showSchedule', { params })).toBe('404 object.missing')
})

/** A schedule whose time came so long ago, while nobody looked. */
async function scheduleDue(secondsAgo: number, of: { pipelineId: string } & Record<string, unknown>): Promise<string> {
  const { id } = await server.admin.call('createSchedule', { body: { intervalSeconds: 36_000, ...of } })
  const due = `UPDATE schedules SET next_at = now() - make_interval(secs => $2) WHERE id = $1`
  await server.database.pool.query(due, [id, secondsAgo])
  return id
}

/** Until the clock has taken the time that a schedule was due at. */
async function taken(scheduleId: string): Promise<void> {
  for (;;) {
    const { nextAt } = await server.admin.call('showSchedule', { params: { scheduleId } })
    if (Date.parse(nextAt ?? '') > Date.now()) return
    await sleep(100)
  }
}

test('a time that no server took is caught up or left out, as the schedule says', async () => {
  const of = { pipelineId, params: { day: '2026-03-09' } }
  const caughtUp = await scheduleDue(3600, { ...of, missed: 'catch-up', overlap: 'queue' })
  const leftOut = await scheduleDue(3600, { ...of, missed: 'skip', overlap: 'queue' })
  await taken(caughtUp)
  await taken(leftOut)
  const [run] = await endedRuns(caughtUp, 1)
  expect(run).toMatchObject({ trigger: 'schedule', state: 'unchanged' })
  expect(Date.now() - Date.parse(run.scheduledFor ?? '')).toBeGreaterThan(3_500_000)
  expect(await runsOf(leftOut)).toEqual([])
})

test('while a run goes on, those of schedules wait, are left out, or take the place of the ones that wait', async () => {
  const { admin, database, projectId } = server
  const text = `version: 1
name: held
sources: { sales: { from: ${join(folder, 'sales.csv')} } }
targets: { out: { input: sales, to: "${join(folder, 'held/')}", mode: replace } }
`
  const held = { pipelineId: (await admin.call('createPipeline', { body: { text } })).id }
  // One of no process goes on until it is said to be over.
  const { id: runId } = await transaction(database, async (tx) => {
    const request = { kind: 'pipeline', params: {} }
    const none = { scheduleId: null, jobId: null, retryOf: null, scheduledFor: null, startedBy: null }
    const of = { ...held, ...none, projectId, name: 'held', pipelineVersion: 1, trigger: 'manual', request } as const
    const run = await one(tx, insertRun, of)
    return one(tx, startRun, { runId: run.id, worker: 'nobody', runFolder: null })
  })
  const waits = await scheduleDue(1, { ...held, missed: 'catch-up', overlap: 'queue' })
  await taken(waits)
  expect(await runsOf(waits)).toMatchObject([{ state: 'queued', jobId: null }])
  const leftOut = await scheduleDue(1, { ...held, missed: 'catch-up', overlap: 'skip' })
  await taken(leftOut)
  expect(await runsOf(leftOut)).toEqual([])
  const replaces = await scheduleDue(1, { ...held, missed: 'catch-up', overlap: 'replace' })
  await taken(replaces)
  await expect.poll(async () => (await runsOf(waits))[0].state, { timeout: 60_000 }).toBe('cancelled')
  expect(await runsOf(replaces)).toMatchObject([{ state: 'queued', jobId: null }])
  const counts = { read: 0, written: 0, rejected: 0, filtered: 0, bytes: 0 }
  await one(database, finishRun, { runId, state: 'cancelled', ...counts, document: null, error: null })
  expect(await endedRuns(replaces, 1)).toMatchObject([{ state: 'succeeded', read: 4, written: 4 }])
  expect((await admin.call('listRuns', { query: held })).items.map(({ state }) => state)).toEqual([
    'succeeded',
    'cancelled',
    'cancelled',
  ])
})

test('next times of what is not saved yet; what is no schedule is refused', async () => {
  const { admin, outsider } = server
  const { times } = await admin.call('nextScheduleTimes', { query: { cron: '0 6 * * *', timezone: 'Europe/Moscow' } })
  expect(times).toHaveLength(5)
  expect(times.every((time) => time.endsWith('T03:00:00.000Z'))).toBe(true)
  const create = (body: object) => answered(admin, 'createSchedule', { body: { pipelineId, ...body } })
  expect(await create({ cron: 'daily' })).toBe('422 schedule.cron-invalid')
  expect(await create({ cron: '0 6 * * *', timezone: 'Mars' })).toBe('422 schedule.zone-unknown')
  expect(await create({ cron: '0 6 * * *', intervalSeconds: 60 })).toBe('400 request.invalid')
  const foreign = { body: { pipelineId, cron: '0 6 * * *' }, query: { projectId: server.otherProjectId } }
  expect(await answered(outsider, 'createSchedule', foreign)).toBe('404 object.missing')
})

describe('the schedule that a document states', () => {
  const stating = (schedule: string) => `version: 1
name: stated
sources: { sales: { from: ${join(folder, 'sales.csv')} } }
targets: { out: { input: sales, to: "${join(folder, 'stated/')}", mode: replace } }
${schedule}
`
  const EVERY_DAY = 'schedule: { cron: "0 6 * * *", timezone: Europe/Moscow }'
  let of: { readonly pipelineId: string }
  let scheduleId: string
  let version = 0

  const save = async (schedule: string) => {
    const body = { text: stating(schedule), basedOn: version, note: '' }
    const saved = await server.admin.call('savePipeline', { params: of, body })
    version = saved.number
    return saved.schedule
  }
  const shown = () => server.admin.call('showSchedule', { params: { scheduleId } })

  test('is made with the pipeline, once', async () => {
    const made = await server.admin.call('createPipeline', { body: { text: stating(EVERY_DAY) } })
    of = { pipelineId: made.id }
    version = made.currentVersion
    expect(made.schedule).toMatchObject({ change: 'made', enabled: true, others: 0 })
    scheduleId = made.schedule?.scheduleId ?? ''
    expect(await shown()).toMatchObject({
      ...of,
      cron: '0 6 * * *',
      timezone: 'Europe/Moscow',
      origin: 'document',
      enabled: true,
      missed: 'skip',
    })
    expect(await save(EVERY_DAY)).toBeNull()
    expect((await server.admin.call('listSchedules', { query: of })).items).toHaveLength(1)
  })

  test('changes with the document, and not by hand', async () => {
    const hourly = 'schedule: { cron: "0 * * * *" }'
    expect(await save(hourly)).toMatchObject({ scheduleId, change: 'changed', enabled: true })
    expect(await shown()).toMatchObject({ cron: '0 * * * *', timezone: 'UTC' })
    const params = { scheduleId }
    const body = { cron: '0 7 * * *' }
    expect(await answered(server.admin, 'updateSchedule', { params, body })).toBe('422 schedule.from-document')
    expect(await answered(server.admin, 'deleteSchedule', { params })).toBe('422 schedule.from-document')
    const paused = { cron: '0 * * * *', enabled: false, overlap: 'queue' } as const
    expect(await server.admin.call('updateSchedule', { params, body: paused })).toMatchObject({ overlap: 'queue' })
    // Paused by hand: what the document changes does not start it.
    expect(await save(EVERY_DAY)).toMatchObject({ change: 'changed', enabled: false })
    expect(await shown()).toMatchObject({ cron: '0 6 * * *', enabled: false, nextAt: null, overlap: 'queue' })
  })

  test('is paused without it, goes on with it, and may be removed when nothing states it', async () => {
    const body = { cron: '0 6 * * *', timezone: 'Europe/Moscow', enabled: true }
    await server.admin.call('updateSchedule', { params: { scheduleId }, body })
    expect(await save('')).toMatchObject({ scheduleId, change: 'paused', enabled: false })
    expect(await shown()).toMatchObject({ enabled: false, nextAt: null })
    const again = await server.admin.call('restorePipelineVersion', {
      params: { ...of, number: 1 },
      body: { basedOn: version },
    })
    version = again.number
    expect(again.schedule).toMatchObject({ scheduleId, change: 'resumed', enabled: true })
    await save('')
    await server.admin.call('deleteSchedule', { params: { scheduleId } })
    expect(await answered(server.admin, 'showSchedule', { params: { scheduleId } })).toBe('404 object.missing')
  })

  test('stands beside those made by hand, and each maker is told of the others', async () => {
    const byHand = await server.admin.call('createSchedule', { body: { ...of, cron: '0 9 * * *' } })
    expect(byHand).toMatchObject({ origin: 'hand', others: 0 })
    expect(await save(EVERY_DAY)).toMatchObject({ change: 'made', others: 1 })
    const second = await server.admin.call('createSchedule', { body: { ...of, cron: '0 10 * * *' } })
    expect(second.others).toBe(2)
  })

  test('that cannot be is refused, and the version is not saved', async () => {
    const body = { text: stating('schedule: { cron: "often" }'), basedOn: version, note: '' }
    expect(await answered(server.admin, 'savePipeline', { params: of, body })).toBe('422 schedule.cron-invalid')
    expect((await server.admin.call('showPipeline', { params: of })).currentVersion).toBe(version)
  })
})
