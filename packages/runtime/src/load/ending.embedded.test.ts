import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { cancelRun } from '../runs/cancel.ts'
import { listRuns } from '../runs/list.ts'
import { cleanRuns } from './clean.ts'
import { DATABASES, LoadBench } from './fixture.embedded.ts'
import { load } from './load.ts'

/** Enough that a load takes a good second: it is still under way when the first news of its progress arrives. */
const ROWS = 3_000_000

let bench: LoadBench
beforeAll(async () => {
  bench = await LoadBench.open()
  await bench.write('few.csv', 'id,v\n1,a\n')
  const rows = Array.from({ length: ROWS }, (_, i) => `${i},some text of row ${i}\n`)
  await bench.write('many.csv', `id,v\n${rows.join('')}`)
})
afterAll(() => bench.close())

describe.each(DATABASES)('%s', (database) => {
  const target = (table: string) => `${database}:///city#${table}`
  const count = (table: string) => bench.query(database, `SELECT count(*) AS n FROM ${table}`)

  test('a cancelled load leaves the target as it was; the same one again finishes it', async () => {
    await bench.load('few.csv', target('cancelled'))
    const controller = new AbortController()
    const progress = ({ stage, rows }: { stage: string; rows?: number }) => {
      if (stage === 'load' && (rows ?? 0) > 0) controller.abort()
    }
    const request = { source: 'many.csv', target: target('cancelled'), mode: 'append' as const }
    const cancelled = load(request, bench.settings, { signal: controller.signal, progress })
    await expect(cancelled).rejects.toMatchObject({ code: 'run.cancelled', known: { state: 'cancelled' } })
    expect(await count('cancelled')).toEqual([['1']])
    expect(await bench.load('many.csv', target('cancelled'))).toMatchObject({ state: 'succeeded', written: ROWS })
    expect(await count('cancelled')).toEqual([[String(ROWS + 1)]])
  })

  test('another process ends a run through the data folder', async () => {
    await bench.load('few.csv', target('ended'))
    const running = bench.load('many.csv', target('ended'), { mode: 'replace' })
    const settled = running.then(
      () => 'succeeded',
      (error: { code: string }) => error.code,
    )
    let live = await liveRun()
    while (live === undefined) {
      await sleep(20)
      live = await liveRun()
    }
    await cancelRun(bench.settings.dataDir, live.run)
    expect(await settled).toBe('run.cancelled')
    expect(await count('ended')).toEqual([['1']])
  })

  const liveRun = async () => (await listRuns(bench.settings.dataDir)).find((run) => run.state === 'running')
})

test('no secret of an address stands in the data folder or in the target', async () => {
  const { host, port, user, password } = await bench.context().embedded.postgresql()
  const address = `postgresql://${user}:${password}@${host}:${port}/city`
  await bench.write('ragged.csv', 'id,v\n1,a\n2\n')
  const run = await bench.load('ragged.csv', `${address}#secretive`)
  await bench.load(`${address}#secretive`, 'postgresql:///city#copied')
  await expect(
    bench.load('few.csv', `${address}#secretive`, { schema: 'freeze', select: ['nothing'] }),
  ).rejects.toThrow('nothing')
  expect(JSON.stringify(run)).not.toContain(password)
  for (const folder of ['runs', 'loads']) {
    for (const file of await filesBelow(join(bench.settings.dataDir, folder))) {
      expect(`${file}: ${await readFile(file, 'utf8')}`).not.toContain(password)
    }
  }
  const ledger = await bench.query('postgresql', 'SELECT * FROM ai_etl.ledger')
  expect(JSON.stringify(ledger)).not.toContain(password)
})

test('old runs are cleared, and what cancelled loads left with them', async () => {
  const live = { signal: new AbortController().signal, progress: () => undefined }
  expect((await cleanRuns(bench.settings, live)).runs).toEqual([])
  const later = new Date(Date.now() + 100 * 86_400_000)
  const cleaned = await cleanRuns(bench.settings, live, undefined, later)
  expect(cleaned.runs.length).toBeGreaterThan(5)
  expect(cleaned.kept).toEqual([])
  expect(await listRuns(bench.settings.dataDir)).toEqual([])
})

async function filesBelow(folder: string): Promise<string[]> {
  const names = await readdir(folder, { recursive: true })
  const paths = names.map((name) => join(folder, name))
  const files = await Promise.all(paths.map(async (path) => ((await stat(path)).isFile() ? [path] : [])))
  return files.flat()
}
