import { mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { startRun } from '../runs/folder.ts'
import { cleanRuns } from './clean.ts'
import { LoadBench } from './fixture.embedded.ts'
import { deadLoads } from './journal.ts'

let bench: LoadBench
beforeAll(async () => {
  bench = await LoadBench.open()
  await bench.write('good.csv', 'id,v\n1,a\n2,b\n')
  await bench.write('ragged.csv', 'id,v\n1,a\n2\n')
  await bench.write('few.csv', 'id,v\nx\ny\n')
})
afterAll(() => bench.close())
beforeEach(() => rm(join(bench.settings.dataDir, 'runs'), { recursive: true, force: true }))

const live = { signal: new AbortController().signal, progress: () => undefined }
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000)
const clean = (days: number, dryRun = false) => cleanRuns(bench.settings, live, undefined, inDays(days), { dryRun })
const folders = () => readdir(join(bench.settings.dataDir, 'runs'))

describe('folders of runs', () => {
  test('go after a month; those with rejected rows after three', async () => {
    const good = await bench.load('good.csv', 'kept.csv')
    const ragged = await bench.load('ragged.csv', 'kept.csv')
    expect((await clean(29)).runs).toEqual([])
    const month = await clean(31)
    expect(month.runs.map((each) => each.run)).toEqual([good.run])
    expect(month.bytes).toBeGreaterThan(100)
    expect(await folders()).toEqual([ragged.run])
    await clean(91)
    expect(await folders()).toEqual([])
  })

  test('a dry run tells the same and removes nothing', async () => {
    await bench.load('good.csv', 'dry.csv')
    const told = await clean(31, true)
    expect(told).toMatchObject({ dryRun: true, runs: [{}] })
    expect(await folders()).toHaveLength(1)
    expect(await clean(31)).toEqual({ ...told, dryRun: false })
  })

  test('a load that cannot be asked for leaves none', async () => {
    await bench.load('good.csv', 'asked.csv')
    const wrong = bench.load('good.csv', 'asked.csv', { select: ['id', 'nothing'] })
    await expect(wrong).rejects.toMatchObject({ code: 'load.column-unknown', known: null })
    expect(await folders()).toHaveLength(1)
  })

  test('a living run stays, however long it has been at work; so does one that is just beginning', async () => {
    const about = { startedAt: inDays(-400).toISOString(), source: 'a', target: 'b', mode: 'append' }
    await startRun(bench.settings.dataDir, { ...about, run: 'at-work' })
    await mkdir(join(bench.settings.dataDir, 'runs', 'beginning'))
    expect((await cleanRuns(bench.settings, live, { days: 0, quarantineDays: 0 })).runs).toEqual([])
    expect(await folders()).toEqual(['at-work', 'beginning'])
  })
})

describe('what an interrupted load left', () => {
  // Many chunks: the load is still under way when the first news of its progress arrives.
  const rows = Array.from({ length: 400_000 }, (_, i) => `${i},value ${i}\n`).join('')
  /** A load that stops in the middle with chunks committed. */
  async function interrupt(target: string): Promise<void> {
    await bench.write('long.csv', `id,v\n${rows}${'x\n'.repeat(3)}`)
    const controller = new AbortController()
    const { load } = await import('./load.ts')
    const request = { source: 'long.csv', target, mode: 'append', chunkBytes: 100_000 } as const
    const progress = ({ stage, rows: seen = 0 }: { stage: string; rows?: number }) => {
      if (stage === 'load' && seen > 0) controller.abort()
    }
    await expect(load(request, bench.settings, { signal: controller.signal, progress })).rejects.toMatchObject({
      code: 'run.cancelled',
    })
  }

  test.each([
    [
      'postgresql',
      "SELECT count(*) FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace WHERE nspname = 'ai_etl' AND relkind = 'r' AND relname NOT IN ('ledger', 'loads', 'chunks')",
    ],
    ['clickhouse', "SELECT count() FROM system.tables WHERE database = 'ai_etl' AND startsWith(name, 'load_')"],
  ] as const)('is removed from %s once it is old', async (database, staging) => {
    await interrupt(`${database}:///city#long`)
    expect((await clean(29)).loads).toEqual([])
    const cleaned = await clean(31)
    expect(cleaned).toMatchObject({ loads: [{ target: `${database}:///city#long` }], kept: [] })
    expect(await bench.query(database, staging)).toEqual([['0']])
    expect(await deadLoads(bench.settings.dataDir)).toEqual([])
  })

  test('of a load that its target never took up is nothing but an entry, which goes', async () => {
    await bench.execute('clickhouse', 'CREATE TABLE city.in_memory (id Int64, v String) ENGINE = Memory')
    const failed = bench.load('good.csv', 'clickhouse:///city#in_memory')
    await expect(failed).rejects.toMatchObject({ code: 'clickhouse.not-a-mergetree' })
    expect(await clean(31)).toMatchObject({ loads: [{ target: 'clickhouse:///city#in_memory' }], kept: [] })
    expect(await deadLoads(bench.settings.dataDir)).toEqual([])
  })

  test('stays in the journal, and is named, while its target is not reached', async () => {
    await interrupt('clickhouse:///city#far')
    const [dead] = await deadLoads(bench.settings.dataDir)
    const moved = { ...dead.entry, target: 'clickhouse://127.0.0.1:1/city#far' }
    await writeFile(join(dead.directory, `${dead.entry.load}.json`), JSON.stringify(moved))
    const cleaned = await clean(31)
    expect(cleaned).toMatchObject({ loads: [], kept: [{ target: moved.target }] })
    expect(cleaned.kept[0].why).toContain('127.0.0.1:1')
    expect(await deadLoads(bench.settings.dataDir)).toHaveLength(1)
  })
})
