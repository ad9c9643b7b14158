import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { LoadBench } from './fixture.embedded.ts'
import { quarantineReplay } from './replay.ts'

/** Replays into files, which need no server. */
let bench: LoadBench
beforeAll(async () => {
  bench = await LoadBench.open()
})
afterAll(() => bench.close())

const live = { signal: new AbortController().signal, progress: () => undefined }
const steps = [{ type: 'cast' as const, columns: { n: 'int32' }, onError: 'reject' as const }]
const quarantine = (run: string, file: string) => join(bench.settings.dataDir, 'runs', run, 'quarantine', file)
const lines = async (file: string) => (await readFile(join(bench.folder, file), 'utf8')).trim().split('\n')

async function mend(file: string): Promise<void> {
  await writeFile(file, (await readFile(file, 'utf8')).replace('seven', '7'))
}

test('rows go where the first load wrote, from whatever folder they are replayed', async () => {
  await bench.write('rows.csv', 'n,v\n1,a\nseven,b\n')
  const run = await bench.load('rows.csv', 'rows.ndjson', { steps })
  expect(run).toMatchObject({ written: 1, rejected: 1 })
  await mend(quarantine(run.run, 'rejected.csv'))
  const elsewhere = join(bench.folder, 'else where')
  await mkdir(elsewhere)
  const replayed = await quarantineReplay(run.run, {}, { ...bench.settings, workingDir: elsewhere }, live)
  expect(replayed).toMatchObject({ state: 'succeeded', written: 1, rejected: 0 })
  expect(await lines('rows.ndjson')).toEqual(['{"n":1,"v":"a"}', '{"n":7,"v":"b"}'])
})

test('records of XML are replayed with their children', async () => {
  const house = (n: string) => `<house><n>${n}</n><flat><no>${n}1</no></flat><flat><no>2</no></flat></house>`
  await bench.write('houses.xml', `<city>${house('1')}${house('seven')}${house('3')}</city>`)
  const run = await bench.load('houses.xml', 'houses.ndjson', { steps })
  expect(run).toMatchObject({ written: 2, rejected: 1 })
  await mend(quarantine(run.run, 'rejected.xml'))
  await mend(quarantine(run.run, 'rejected.xml'))
  const replayed = await quarantineReplay(run.run, {}, bench.settings, live)
  expect(replayed).toMatchObject({ state: 'succeeded', written: 1, rejected: 0 })
  expect((await lines('houses.ndjson')).map((line) => (JSON.parse(line) as { n: number }).n)).toEqual([1, 3, 7])
  const again = await quarantineReplay(run.run, {}, bench.settings, live)
  expect(again.state).toBe('unchanged')
})
