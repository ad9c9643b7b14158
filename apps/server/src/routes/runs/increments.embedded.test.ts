import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Run } from '@ai-etl/core/documents/run'
import { deleteRunsFinishedBefore } from '@ai-etl/runtime/store/queries/runs/delete-finished-before'
import { rows } from '@ai-etl/runtime/store/query'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { endOf, type TestServer, testServer } from '../../fixture.embedded.ts'

let server: TestServer
let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'increments-'))
  server = await testServer({ AI_ETL_FILE_ROOTS: folder })
})

afterAll(async () => {
  await server.close()
  await rm(folder, { recursive: true, force: true })
})

/** Where a run that is over read its source from, and up to where. */
async function marks(runId: string) {
  const run = await endOf(server.admin, runId)
  expect(run.error).toBeNull()
  // The run document, as its schema has it.
  const { incremental } = run.document as Run
  return incremental?.sources.map(({ from, whole, before, after, rows: read }) => ({
    from,
    whole,
    before,
    after,
    read,
  }))
}

const sales = (ids: readonly number[]) =>
  writeFile(join(folder, 'sales.csv'), `id,price\n${ids.map((id) => `${id},${id * 10}\n`).join('')}`)

test('runs of a pipeline go on from one another; a back-fill reads all and leaves the mark, as retention leaves its run', async () => {
  const { admin, database } = server
  const text = `version: 1
name: added
sources: { sales: { from: ${join(folder, 'sales.csv')}, mode: incremental, cursor: id, late: 1 } }
targets: { out: { input: sales, to: "postgresql:///city#added", mode: upsert, key: [id] } }
`
  const { id: pipelineId } = await admin.call('createPipeline', { body: { text } })
  const run = async (body: { full?: boolean } = {}) =>
    marks((await admin.call('runPipeline', { params: { pipelineId }, body })).runId)
  await sales([1, 2, 3])
  expect(await run()).toEqual([{ from: null, whole: 'first', before: null, after: '3', read: 3 }])
  await sales([1, 2, 3, 4])
  const schedule = { pipelineId, cron: '0 6 * * *', timezone: 'UTC', enabled: false }
  const { id: scheduleId } = await admin.call('createSchedule', { body: schedule })
  const range = { from: '2026-03-01T00:00:00Z', until: '2026-03-02T00:00:00Z' }
  const { runIds } = await admin.call('backfillSchedule', { params: { scheduleId }, body: range })
  expect(await marks(runIds[0])).toEqual([{ from: null, whole: 'asked', before: '3', after: '3', read: 4 }])
  expect(await run()).toEqual([{ from: '2', whole: null, before: '3', after: '4', read: 3 }])
  const gone = await rows(database, deleteRunsFinishedBefore, {
    before: new Date(Date.now() + 60_000).toISOString(),
    limit: 100,
  })
  expect(gone).toHaveLength(2)
  await sales([1, 2, 3, 4, 5])
  expect(await run()).toEqual([{ from: '3', whole: null, before: '4', after: '5', read: 3 }])
  expect(await run({ full: true })).toEqual([{ from: null, whole: 'asked', before: '5', after: '5', read: 5 }])
})
