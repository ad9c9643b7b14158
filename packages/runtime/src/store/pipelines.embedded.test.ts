import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openStoreBench, type StoreBench } from './fixture.embedded.ts'
import { page } from './page.ts'
import { insertPipelineVersion } from './queries/pipeline-versions/insert.ts'
import { listPipelineVersions } from './queries/pipeline-versions/list.ts'
import { showPipelineVersion } from './queries/pipeline-versions/show.ts'
import { deletePipeline } from './queries/pipelines/delete.ts'
import { insertPipeline } from './queries/pipelines/insert.ts'
import { listPipelines } from './queries/pipelines/list.ts'
import { showPipeline } from './queries/pipelines/show.ts'
import { insertQuarantinedRows } from './queries/quarantine/insert.ts'
import { listQuarantinedRows } from './queries/quarantine/list.ts'
import { loadsWithQuarantine } from './queries/quarantine/loads.ts'
import { mendQuarantinedRow } from './queries/quarantine/mend.ts'
import { rowsToReplay } from './queries/quarantine/rows-to-replay.ts'
import { setRowsReplayed } from './queries/quarantine/set-replayed.ts'
import { insertReceipts } from './queries/receipts/insert.ts'
import { listReceipts } from './queries/receipts/list.ts'
import { targetFreshness } from './queries/run-tables/freshness.ts'
import { insertRunTables } from './queries/run-tables/insert.ts'
import { tablesOfRun } from './queries/run-tables/of-run.ts'
import { finishRun } from './queries/runs/finish.ts'
import { insertRun } from './queries/runs/insert.ts'
import { showRun } from './queries/runs/show.ts'
import { startRun } from './queries/runs/start.ts'
import { runTrend } from './queries/runs/trend.ts'
import { insertSchedule } from './queries/schedules/insert.ts'
import { setScheduleNext } from './queries/schedules/set-next.ts'
import { takeDueSchedules } from './queries/schedules/take-due.ts'
import { maybe, none, one, rows, transaction } from './query.ts'

let bench: StoreBench
beforeAll(async () => {
  bench = await openStoreBench()
})
afterAll(() => bench.close())

const text = (name: string) => `# моя\nversion: 1\nname: ${name}\n`

async function addPipeline(name: string) {
  const made = await maybe(bench.database, insertPipeline, {
    projectId: bench.projectId,
    name,
    description: '',
    text: text(name),
    document: { version: 1, name },
    note: 'begun',
    authorId: bench.userId,
  })
  return made?.id ?? ''
}

const edit = (pipelineId: string, basedOn: number, note: string, restoredFrom: number | null = null) =>
  maybe(bench.database, insertPipelineVersion, {
    projectId: bench.projectId,
    pipelineId,
    basedOn,
    text: text(note),
    document: { note },
    note,
    restoredFrom,
    authorId: bench.userId,
  })

const addRun = (pipelineId: string | null, pipelineVersion: number | null) =>
  one(bench.database, insertRun, {
    projectId: bench.projectId,
    name: 'run',
    pipelineId,
    pipelineVersion,
    scheduleId: null,
    jobId: null,
    retryOf: null,
    trigger: 'manual',
    request: {},
    scheduledFor: null,
    startedBy: bench.userId,
  })

const COUNTS = { read: 10, written: 8, rejected: 1, filtered: 1 }
const finish = (runId: string, state: 'succeeded' | 'failed') =>
  maybe(bench.database, finishRun, { runId, state, ...COUNTS, bytes: 99, document: { run: 'x' }, error: null })

describe('versions', () => {
  test('are all kept, as written, with the number going up', async () => {
    const pipelineId = await addPipeline('kept')
    expect(await addPipeline('kept')).toBe('')
    await edit(pipelineId, 1, 'second')
    await edit(pipelineId, 2, 'back to the first', 1)
    const asked = { projectId: bench.projectId, pipelineId }
    expect((await page(bench.database, listPipelineVersions, asked, { limit: 2 })).parsed()).toMatchObject([
      { number: 3, note: 'back to the first', restoredFrom: 1, author: 'anna' },
      { number: 2, note: 'second', restoredFrom: null },
    ])
    expect(await one(bench.database, showPipelineVersion, { ...asked, number: 1 })).toMatchObject({
      text: text('kept'),
      document: { version: 1, name: 'kept' },
    })
    expect(await one(bench.database, showPipeline, asked)).toMatchObject({
      currentVersion: 3,
      text: text('back to the first'),
    })
  })

  test('of two edits that began with the same one, the second is refused', async () => {
    const pipelineId = await addPipeline('contested')
    const made = await Promise.all([edit(pipelineId, 1, 'mine'), edit(pipelineId, 1, 'theirs')])
    expect(made.filter((version) => version !== null)).toHaveLength(1)
    expect(await edit(pipelineId, 1, 'late')).toBeNull()
  })
})

describe('runs', () => {
  test('go from queued to their end, once', async () => {
    const { id } = await addRun(null, null)
    const begin = () => maybe(bench.database, startRun, { runId: id, worker: 'w1', runFolder: null })
    expect(await begin()).toMatchObject({ state: 'running', finishedAt: null })
    expect(await finish(id, 'succeeded')).toMatchObject({ state: 'succeeded', ...COUNTS })
    expect(await finish(id, 'failed')).toBeNull()
    expect(await begin()).toBeNull()
    expect(await one(bench.database, showRun, { projectId: bench.projectId, runId: id })).toMatchObject({
      document: { run: 'x' },
      request: {},
    })
  })

  test('outlive their pipeline', async () => {
    const pipelineId = await addPipeline('short-lived')
    const { id } = await addRun(pipelineId, 1)
    const listed = await page(bench.database, listPipelines, { projectId: bench.projectId }, { limit: 50 })
    expect(listed.parsed().find((pipeline) => pipeline.id === pipelineId)).toMatchObject({
      lastRunId: id,
      lastRunState: 'queued',
      nextAt: null,
    })
    expect(await none(bench.database, deletePipeline, { projectId: bench.projectId, pipelineId })).toBe(1)
    expect(await one(bench.database, showRun, { projectId: bench.projectId, runId: id })).toMatchObject({
      name: 'run',
      pipelineId: null,
      pipelineVersion: null,
    })
  })

  test('know a version that exists', async () => {
    const pipelineId = await addPipeline('versioned')
    await expect(addRun(pipelineId, 2)).rejects.toMatchObject({ code: '23503' })
  })

  test('keep what they did to each table, and their receipts', async () => {
    const { id: runId } = await addRun(null, null)
    const table = { target: 'load', name: 'museums', address: 'postgresql:///city#museums', ...COUNTS }
    const done = { inserted: 8, updated: 0, unchanged: 0, removed: 0 }
    for (const inserted of [7, 8]) {
      await none(bench.database, insertRunTables, { runId, tables: [{ ...table, ...done, inserted }] })
    }
    const receipt = { target: 'load', table: 'museums', ...COUNTS, targetRows: 8, sourceFingerprint: 'f' }
    const receipts = [1, 0].map((chunk) => ({ ...receipt, chunk, targetFingerprint: null }))
    await none(bench.database, insertReceipts, { runId, receipts })
    await none(bench.database, insertReceipts, { runId, receipts })
    await finish(runId, 'succeeded')
    const asked = { projectId: bench.projectId, runId }
    expect(await rows(bench.database, tablesOfRun, asked)).toEqual([{ ...table, ...done }])
    const first = await page(bench.database, listReceipts, asked, { limit: 1 })
    const second = await page(bench.database, listReceipts, asked, { limit: 1, cursor: first.nextCursor })
    expect([...first.parsed(), ...second.parsed()]).toEqual([receipts[1], receipts[0]])
    const since = '2000-01-01T00:00:00Z'
    expect(await rows(bench.database, targetFreshness, { projectId: bench.projectId, since })).toMatchObject([
      { address: table.address, runId, written: 8 },
    ])
  })

  test('add up to days of a time zone', async () => {
    const add = (at: string) =>
      bench.database.pool.query(
        `INSERT INTO runs (project_id, name, trigger, state, created_at, started_at, finished_at, read_rows)
         VALUES ($1, 'old', 'manual', 'failed', $2, $2, $2::timestamptz + interval '90 s', 5)`,
        [bench.projectId, at],
      )
    // The same day of UTC, two days in Moscow.
    await add('2020-05-01T20:59:00Z')
    await add('2020-05-01T21:01:00Z')
    const asked = { projectId: bench.projectId, pipelineId: null, since: '2020-01-01T00:00:00Z' }
    const day = { runs: 1, failed: 1, read: 5, written: 0, rejected: 0, seconds: 90 }
    const moscow = await rows(bench.database, runTrend, { ...asked, timezone: 'Europe/Moscow' })
    expect(moscow.slice(0, 2)).toEqual([
      { day: '2020-05-01', ...day },
      { day: '2020-05-02', ...day },
    ])
    const [utc] = await rows(bench.database, runTrend, { ...asked, timezone: 'UTC' })
    expect(utc).toMatchObject({ day: '2020-05-01', runs: 2, seconds: 180 })
  })
})

describe('quarantined rows', () => {
  test('are mended and replayed once', async () => {
    const { id: runId } = await addRun(null, null)
    const { id: replayedIn } = await addRun(null, null)
    const found = [2, 0, 1].map((position) => ({
      position,
      source: 'a.csv',
      line: position + 2,
      byte: position * 10,
      rule: position === 1 ? 'type' : 'columns',
      detail: 'd',
    }))
    const load = { runId, target: 'out', folder: 'run-1', replayable: true }
    await none(bench.database, insertQuarantinedRows, { ...load, rows: found })
    expect(await none(bench.database, insertQuarantinedRows, { ...load, rows: found })).toBe(0)
    const asked = { projectId: bench.projectId, runId }
    const listed = (await page(bench.database, listQuarantinedRows, asked, { limit: 9 })).parsed()
    expect(listed.map(({ line, state }) => [line, state])).toEqual([
      [2, 'open'],
      [3, 'open'],
      [4, 'open'],
    ])
    const mend = (rowId: number) =>
      maybe(bench.database, mendQuarantinedRow, { ...asked, rowId, mended: 'sealed', mendedBy: bench.userId })
    expect(await mend(listed[1].id)).toMatchObject({ state: 'mended', mendedBy: bench.userId })
    const open = (mendedOnly: boolean) =>
      rows(bench.database, rowsToReplay, { runId, folder: 'run-1', after: -1, limit: 10, mendedOnly })
    expect((await open(false)).map(({ position, mended }) => [position, mended])).toEqual([
      [0, null],
      [1, 'sealed'],
      [2, null],
    ])
    expect((await open(true)).map(({ position }) => position)).toEqual([1])
    expect(await none(bench.database, setRowsReplayed, { runId, folder: 'run-1', positions: [0, 1], replayedIn })).toBe(
      2,
    )
    expect((await open(false)).map(({ position }) => position)).toEqual([2])
    expect(await mend(listed[0].id)).toBeNull()
  })

  test('of several loads stand one load behind the other, and are counted by load', async () => {
    const { id: runId } = await addRun(null, null)
    const row = (position: number) => ({ position, source: 'a.csv', line: 2, byte: 0, rule: 'type', detail: 'd' })
    const add = (target: string, replayable: boolean, positions: readonly number[]) =>
      none(bench.database, insertQuarantinedRows, {
        runId,
        target,
        folder: `run-of-${target}`,
        replayable,
        rows: positions.map(row),
      })
    await add('source', false, [0])
    await add('b', true, [0, 1])
    await add('a', true, [0])
    const asked = { projectId: bench.projectId, runId }
    const placesOf = async (filters: object) => {
      const found = await page(bench.database, listQuarantinedRows, { ...asked, ...filters }, { limit: 9 })
      return found.parsed().map(({ target, position }) => `${target} ${position}`)
    }
    expect(await placesOf({})).toEqual(['source 0', 'b 0', 'b 1', 'a 0'])
    expect(await placesOf({ target: 'b' })).toEqual(['b 0', 'b 1'])
    const first = await page(bench.database, listQuarantinedRows, asked, { limit: 3 })
    const next = await page(bench.database, listQuarantinedRows, asked, { limit: 3, cursor: first.nextCursor ?? '' })
    expect(next.parsed()).toMatchObject([{ target: 'a', folder: 'run-of-a' }])
    expect(await rows(bench.database, loadsWithQuarantine, asked)).toEqual([
      { target: 'source', folder: 'run-of-source', replayable: false, mended: 0, left: 1 },
      { target: 'b', folder: 'run-of-b', replayable: true, mended: 0, left: 2 },
      { target: 'a', folder: 'run-of-a', replayable: true, mended: 0, left: 1 },
    ])
  })
})

describe('schedules', () => {
  const NOW = '2026-03-01T12:00:00.000Z'
  const add = (pipelineId: string, nextAt: string | null, enabled = true) =>
    one(bench.database, insertSchedule, {
      projectId: bench.projectId,
      pipelineId,
      cron: '0 6 * * *',
      intervalSeconds: null,
      timezone: 'Europe/Moscow',
      params: {},
      missed: 'skip',
      fromDocument: false,
      overlap: 'queue',
      enabled,
      nextAt,
      createdBy: null,
    })

  test('that are due are taken by one server, and not again', async () => {
    const pipelineId = await addPipeline('scheduled')
    const due = await add(pipelineId, '2026-03-01T11:59:00Z')
    await add(pipelineId, '2026-03-01T12:01:00Z')
    await add(pipelineId, '2026-03-01T11:00:00Z', false)
    const asked = { until: NOW, limit: 10 }
    await transaction(bench.database, async (tx) => {
      const taken = await rows(tx, takeDueSchedules, asked)
      expect(taken).toMatchObject([{ id: due.id, pipelineName: 'scheduled', currentVersion: 1 }])
      expect(await rows(bench.database, takeDueSchedules, asked)).toEqual([])
      await none(tx, setScheduleNext, { scheduleId: due.id, lastAt: NOW, nextAt: '2026-03-02T03:00:00Z' })
    })
    expect(await rows(bench.database, takeDueSchedules, asked)).toEqual([])
  })

  test('have either cron or an interval', async () => {
    const pipelineId = await addPipeline('both')
    const both = bench.database.pool.query(
      `INSERT INTO schedules (project_id, pipeline_id, cron, interval_seconds) VALUES ($1, $2, '* * * * *', 60)`,
      [bench.projectId, pipelineId],
    )
    await expect(both).rejects.toMatchObject({ code: '23514' })
  })
})
