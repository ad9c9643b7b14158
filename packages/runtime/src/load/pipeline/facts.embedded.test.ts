import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { profileDataset } from '../../profiling/profile.ts'
import { LoadBench } from '../fixture.embedded.ts'
import { checkPipelineFile } from './check.ts'
import { runPipeline } from './run.ts'

let bench: LoadBench
beforeAll(async () => {
  bench = await LoadBench.open()
  const rows = Array.from({ length: 40 }, (_, i) => `${i},${i % 4 === 0 ? '' : i % 5},vera${i}@example.ru`)
  await bench.write('people.csv', `id,shop,email\n${rows.join('\n')}\n`)
  const shops = ['1', '2', '3', '4'].flatMap((shop) => ['Центр', 'Север', 'Юг'].map((name) => `${shop},${name}`))
  await bench.write('shops.csv', `shop,name\n${shops.join('\n')}\n`)
  await bench.write(
    'joined.yaml',
    `version: 1
name: joined
sources: { people: { from: people.csv }, shops: { from: shops.csv } }
steps:
  named: { type: join, left: people, right: shops, on: "people.shop = shops.shop", columns: { email: email, shop: name } }
targets: { out: { input: named, to: out.csv } }
`,
  )
})
afterAll(() => bench.close())

const live = { signal: new AbortController().signal, progress: () => undefined }
const warned = async () =>
  (await checkPipelineFile('joined.yaml', bench.settings, live)).warnings.map(({ code, message }) => ({
    code,
    message,
  }))
const profile = (file: string, sample?: number) =>
  profileDataset(file, bench.settings, sample === undefined ? {} : { sample }, live)

test('a check knows what was measured of its sources as they are now, and nothing before', async () => {
  expect(await warned()).toEqual([])
  // A part of the rows tells nothing of all.
  await profile('people.csv', 10)
  await profile('shops.csv', 3)
  expect(await warned()).toEqual([])
  await profile('people.csv')
  await profile('shops.csv')
  expect(await warned()).toEqual([
    { code: 'pipeline.join-fan-out', message: expect.stringContaining('72') },
    { code: 'pipeline.join-null-keys', message: expect.stringContaining('25') },
    { code: 'pipeline.personal-data', message: expect.stringContaining('email') },
  ])
  await bench.write('people.csv', `id,shop,email\n${'1,2,vera@example.ru\n'.repeat(3)}`)
  expect((await warned()).map(({ code }) => code)).not.toContain('pipeline.join-null-keys')
})

test('what is kept are counts, and no value', async () => {
  const folder = join(bench.settings.dataDir, 'facts')
  const texts = await Promise.all((await readdir(folder)).map((file) => readFile(join(folder, file), 'utf8')))
  expect(texts).toHaveLength(2)
  expect(texts.join()).not.toMatch(/vera|Центр/)
})

test('groups are made before the join where they are known to be few: the result is the same', async () => {
  const rows = Array.from({ length: 2000 }, (_, i) => `${i % 7 === 0 ? '' : i % 5},${i}.25`)
  await bench.write('sales.csv', `shop,price\n${rows.join('\n')}\n`)
  await bench.write(
    'grouped.yaml',
    `version: 1
name: grouped
sources: { sales: { from: sales.csv }, shops: { from: shops.csv } }
steps:
  named: { type: join, left: sales, right: shops, on: "sales.shop = shops.shop", columns: { shop: name, price: price } }
  by_name: { type: aggregate, input: named, by: { shop: shop }, values: { total: sum(price), n: count(*), least: min(price) } }
  ordered: { type: sort, input: by_name, orderBy: [{ by: shop }] }
targets: { out: { input: ordered, to: grouped.csv, mode: replace } }
`,
  )
  const result = async () => {
    await runPipeline('grouped.yaml', {}, bench.settings, live)
    return readFile(join(bench.folder, 'grouped.csv'), 'utf8')
  }
  const before = await result()
  expect(before.split('\n')).toHaveLength(5)
  await profile('sales.csv')
  expect(await result()).toBe(before)
})
