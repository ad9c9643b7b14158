import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { runHistory } from '@ai-etl/runtime/store/queries/runs/history'
import { rows } from '@ai-etl/runtime/store/query'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { answered, endOf, type TestServer, testServer } from '../../fixture.embedded.ts'

let server: TestServer
let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'runs-'))
  const rows = Array.from({ length: 500 }, (_, i) => `${i},${i === 7 ? 'many' : i % 10},2024-02-0${(i % 9) + 1}`)
  await writeFile(join(folder, 'sales.csv'), `id,amount,day\n${rows.join('\n')}\n`)
  server = await testServer({ AI_ETL_FILE_ROOTS: folder })
})

afterAll(async () => {
  await server.close()
  await rm(folder, { recursive: true, force: true })
})

const pipeline = (name: string, where = 'amount > 4') => `version: 1
name: ${name}
sources: { sales: { from: ${join(folder, 'sales.csv')} } }
steps:
  typed: { type: cast, input: sales, columns: { amount: int32 } } # reviewed
  large: { type: filter, input: typed, where: ${where} }
targets:
  out: { input: large, to: "postgresql:///city#${name}", mode: append }
`

test('a pipeline runs, its events tell the graph, what it rejected is mended and replayed', async () => {
  const { admin } = server
  const made = await admin.call('createPipeline', { body: { text: pipeline('sales') } })
  const { runId } = await admin.call('runPipeline', { params: { pipelineId: made.id }, body: {} })
  const response = await fetch(admin.url('runEvents', { params: { runId } }), {
    headers: { authorization: `Bearer ${server.token}` },
  })
  const told = await response.text()
  const run = await endOf(server.admin, runId)
  expect(run.error).toBeNull()
  expect(run).toMatchObject({ state: 'succeeded', read: 500, written: 249, rejected: 1, filtered: 250 })
  expect(run.tables).toMatchObject([{ target: 'out', name: 'sales', written: 249 }])
  expect(run.quarantine).toMatchObject([{ rows: 1, open: 1 }])
  expect(told).toContain('"state":"running"')
  expect(told).toContain('{"to":"large","from":"typed","rows":499}')
  expect((await admin.call('listReceipts', { params: { runId } })).items).toMatchObject([
    { target: 'out', targetRows: 249 },
  ])
  const log = await admin.call('showRunLog', { params: { runId } })
  expect(log.lines.map(({ event }) => event)).toContain('end')

  const { items } = await admin.call('listQuarantine', { params: { runId } })
  expect(items).toMatchObject([{ position: 0, raw: '7,many,2024-02-08', state: 'open' }])
  const row = { runId, rowId: items[0].id }
  await admin.call('mendQuarantinedRow', { params: row, body: { text: '7,70,2024-02-08' } })
  const replay = await admin.call('replayQuarantine', { params: { runId }, body: {} })
  const replayed = await endOf(server.admin, replay.runId)
  expect(replayed.error).toBeNull()
  expect(replayed).toMatchObject({ state: 'succeeded', read: 1, written: 1, retryOf: runId })
  expect(await admin.call('showQuarantinedRow', { params: row })).toMatchObject({
    state: 'replayed',
    replayedIn: replay.runId,
  })
  expect(await answered(admin, 'mendQuarantinedRow', { params: row, body: { text: '7,71,x' } })).toBe(
    '404 object.missing',
  )

  // The same input again changes nothing; the run is of the same version.
  const again = await admin.call('retryRun', { params: { runId }, body: {} })
  expect(await endOf(server.admin, again.runId)).toMatchObject({
    state: 'unchanged',
    retryOf: runId,
    pipelineVersion: 1,
  })
})

test('what each target of a run sets aside is listed, mended and replayed into that target', async () => {
  const { admin } = server
  await writeFile(join(folder, 'pair.csv'), 'id,amount,day\n1,10,2024-01-01\n2,many,2024-01-02\n3,30,soon\n4,40,late\n')
  const text = `version: 1
name: pair
sources: { pair: { from: ${join(folder, 'pair.csv')} } }
steps:
  amounts: { type: cast, input: pair, columns: { amount: int32 } }
  days: { type: cast, input: pair, columns: { day: date } }
targets:
  by_amount: { input: amounts, to: "postgresql:///city#by_amount", mode: append }
  by_day: { input: days, to: "postgresql:///city#by_day", mode: append }
`
  const begun = await admin.call('runDocument', { body: { text } })
  const params = { runId: begun.runId }
  expect(await endOf(server.admin, begun.runId)).toMatchObject({
    state: 'succeeded',
    quarantine: [
      { target: 'by_day', rows: 2, open: 2, replayable: true },
      { target: 'by_amount', rows: 1, open: 1, replayable: true },
    ],
  })
  const log = await admin.call('showRunLog', { params })
  expect(log.lines.filter(({ event }) => event === 'end')).toHaveLength(2)
  const { items } = await admin.call('listQuarantine', { params })
  expect(items.map(({ target, raw }) => [target, raw])).toEqual([
    ['by_amount', '2,many,2024-01-02'],
    ['by_day', '3,30,soon'],
    ['by_day', '4,40,late'],
  ])
  expect((await admin.call('listQuarantine', { params, query: { target: 'by_day' } })).items).toHaveLength(2)
  const [amount, soon, late] = items
  const mend = (rowId: number, mended: string) =>
    admin.call('mendQuarantinedRow', { params: { ...params, rowId }, body: { text: mended } })
  await mend(amount.id, '2,20,2024-01-02')
  await mend(soon.id, '3,30,2024-01-03')
  const one = await admin.call('replayQuarantine', { params, body: { load: 'by_day' } })
  expect(await endOf(server.admin, one.runId)).toMatchObject({
    state: 'succeeded',
    written: 1,
    tables: [{ name: 'by_day' }],
  })
  await mend(late.id, '4,40,2024-01-04')
  const rest = await admin.call('replayQuarantine', { params, body: {} })
  expect(await endOf(server.admin, rest.runId)).toMatchObject({
    state: 'succeeded',
    written: 2,
    tables: [{ name: 'by_amount' }, { name: 'by_day' }],
  })
  const states = await admin.call('listQuarantine', { params })
  expect(states.items.map(({ state, replayedIn }) => [state, replayedIn])).toEqual([
    ['replayed', rest.runId],
    ['replayed', one.runId],
    ['replayed', rest.runId],
  ])
  const nothing = await admin.call('replayQuarantine', { params, body: { all: true } })
  expect((await endOf(server.admin, nothing.runId)).error?.code).toBe('quarantine.not-replayable')
})

test('rows of a source that the engine reads are listed, and mended at the source alone', async () => {
  const { admin } = server
  await writeFile(join(folder, 'groups.csv'), 'id,amount\n1,10\n2,"20\n')
  const text = `version: 1
name: groups
sources: { groups: { from: ${join(folder, 'groups.csv')} } }
steps:
  typed: { type: cast, input: groups, columns: { amount: int32 } }
  sums: { type: aggregate, input: typed, by: { id: id }, values: { total: sum(amount) } }
targets:
  one: { input: sums, to: "postgresql:///city#groups_one", mode: replace }
`
  const { runId } = await admin.call('runDocument', { body: { text } })
  expect(await endOf(server.admin, runId)).toMatchObject({
    state: 'succeeded',
    quarantine: [{ target: 'groups', rows: 1, replayable: false }],
  })
  const { items } = await admin.call('listQuarantine', { params: { runId } })
  expect(items).toMatchObject([{ target: 'groups', line: 3, replayable: false }])
  const replay = await admin.call('replayQuarantine', { params: { runId }, body: { all: true } })
  expect((await endOf(server.admin, replay.runId)).error).toMatchObject({
    code: 'quarantine.not-replayable',
    message: expect.stringContaining('before steps that see many rows at once'),
  })
})

test('a plain load, its failure, and a cancel', async () => {
  const { admin } = server
  const load = (source: string, target: string) => admin.call('startLoad', { body: { source, target } })
  const good = await load(join(folder, 'sales.csv'), 'postgresql:///city#plain')
  expect(await endOf(server.admin, good.runId)).toMatchObject({ state: 'succeeded', written: 500, pipelineId: null })
  const bad = await load('/etc/passwd', 'postgresql:///city#plain')
  expect((await endOf(server.admin, bad.runId)).error?.code).toBe('file.outside-roots')
  const outside = await load(join(folder, 'sales.csv'), join(folder, '..', 'evil.csv'))
  expect((await endOf(server.admin, outside.runId)).error?.code).toBe('file.outside-roots')
  const unreachable = await load(join(folder, 'sales.csv'), 'postgresql://u:hunter2x@127.0.0.1:1/db#t')
  for (;;) {
    const job = await admin.call('showJob', { params: { jobId: unreachable.jobId } })
    // It failed for a passing reason and waits for its next attempt.
    if (job.attempt > 0 && job.state === 'queued') break
    await sleep(100)
  }
  await admin.call('cancelRun', { params: { runId: unreachable.runId } })
  const cancelled = await endOf(server.admin, unreachable.runId)
  expect(cancelled.state).toBe('cancelled')
  expect(JSON.stringify(cancelled)).not.toContain('hunter2x')
  const { items } = await admin.call('listRuns', { query: { state: 'failed' } })
  expect(items.map(({ id }) => id).slice(0, 2)).toEqual([outside.runId, bad.runId])
})

test('a run is cancelled while it writes, its target stays as it was, and it is resumed', async () => {
  const { admin } = server
  const rows = Array.from({ length: 1_500_000 }, (_, i) => `${i},the name of row ${i}\n`)
  await writeFile(join(folder, 'big.csv'), `id,name\n${rows.join('')}`)
  const source = join(folder, 'big.csv')
  const { runId } = await admin.call('startLoad', { body: { source, target: 'postgresql:///city#big' } })
  const show = () => admin.call('showRun', { params: { runId } })
  while ((await show()).progress?.stage !== 'load') await sleep(20)
  expect(await answered(admin, 'retryRun', { params: { runId }, body: {} })).toBe('409 run.not-over')
  await admin.call('cancelRun', { params: { runId } })
  expect(await endOf(server.admin, runId)).toMatchObject({ state: 'cancelled', error: { code: 'run.cancelled' } })
  const resumed = await admin.call('resumeRun', { params: { runId } })
  expect(await endOf(server.admin, resumed.runId)).toMatchObject({
    state: 'succeeded',
    written: 1_500_000,
    retryOf: runId,
  })
  const fresh = await admin.call('retryRun', { params: { runId }, body: { from: 'start' } })
  expect((await endOf(server.admin, fresh.runId)).state).toBe('unchanged')
})

test('runs of the command line in the same data folder stand in the default project', async () => {
  const { load } = await import('@ai-etl/runtime/load/load')
  const settings = {
    dataDir: server.dataDir,
    workingDir: folder,
    fileRoots: null,
    lang: 'en' as const,
    environment: {},
    connectorsModule: import.meta.resolve('@ai-etl/connectors'),
  }
  const live = { signal: new AbortController().signal, progress: () => {} }
  const request = { source: 'sales.csv', target: 'postgresql:///city#outside', mode: 'append' as const }
  const document = await load(request, settings, live)
  const found = async () => (await server.admin.call('listRuns')).items.find((run) => run.runFolder === document.run)
  for (;;) {
    const run = await found()
    if (run?.state === 'succeeded') break
    await sleep(300)
  }
  expect(await found()).toMatchObject({ written: 500, name: 'sales.csv → postgresql:///city#outside' })
  // Those of a pipeline count among the runs of the saved one of that name.
  const saved = await server.admin.call('createPipeline', { body: { text: pipeline('shared', 'amount > 8') } })
  const { runPipeline } = await import('@ai-etl/runtime/load/pipeline/run')
  await runPipeline({ name: 'shared.yaml', text: pipeline('shared', 'amount > 8') }, {}, settings, live)
  const subject = { projectId: server.projectId, pipelineId: saved.id, name: 'shared', limit: 10 }
  await expect
    .poll(
      async () => {
        await server.admin.call('listRuns')
        return (await rows(server.database, runHistory, subject)).map(({ state, read }) => [state, read])
      },
      { timeout: 60_000 },
    )
    .toEqual([['succeeded', 500]])
  const foreign = { params: { runId: (await found())?.id ?? '' } }
  expect(await answered(server.admin, 'resumeRun', foreign)).toBe('409 run.not-repeatable')
  const other = { query: { projectId: server.otherProjectId } }
  expect((await server.outsider.call('listRuns', other)).items).toEqual([])
})
