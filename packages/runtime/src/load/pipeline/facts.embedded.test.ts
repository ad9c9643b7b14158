import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { profileDataset } from '../../profiling/profile.ts'
import { LoadBench } from '../fixture.embedded.ts'
import { load } from '../load.ts'
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

test('what is kept are counts, bounds and lists of few values, and no value of people', async () => {
  const folder = join(bench.settings.dataDir, 'facts')
  const texts = await Promise.all((await readdir(folder)).map((file) => readFile(join(folder, file), 'utf8')))
  expect(texts).toHaveLength(2)
  expect(texts.join()).toContain('"values":["Центр","Север","Юг"]')
  expect(texts.join()).not.toMatch(/vera/)
})

const keptBy = async (source: string, where: string) => {
  await bench.write(
    'filtered.yaml',
    `version: 1
name: filtered
sources: { rows: { from: ${source} } }
steps: { some: { type: filter, input: rows, where: "${where}" } }
targets: { out: { input: some, to: out.csv } }
`,
  )
  const { warnings } = await checkPipelineFile('filtered.yaml', bench.settings, live)
  return warnings.filter(({ code }) => code === 'pipeline.keeps-nothing-of-data').map(({ message }) => message)
}

test('a condition that no row of a profiled file meets is told, until the file is another one', async () => {
  await bench.write('prices.csv', `kind,price\n${'a,1.50\nb,20.25\n'.repeat(50)}`)
  expect(await keptBy('prices.csv', 'price > 20.25')).toEqual([])
  await profile('prices.csv')
  expect(await keptBy('prices.csv', 'price > 20.25')).toEqual([
    'some keeps no row: rows.price lies between 1.5 and 20.25 (by its profile)',
  ])
  expect(await keptBy('prices.csv', "kind = 'c'")).toEqual([
    "some keeps no row: rows.kind has no other values than 'a', 'b' (by its profile)",
  ])
  expect(await keptBy('prices.csv', "kind = 'b' and price > 20")).toEqual([])
  await bench.write('prices.csv', `kind,price\n${'a,1.50\nc,99.00\n'.repeat(50)}`)
  expect(await keptBy('prices.csv', 'price > 20.25')).toEqual([])
})

test('the statistics of Parquet files tell it without a profile', async () => {
  await bench.write(
    'days.csv',
    `id,day\n${Array.from({ length: 20 }, (_, i) => `${i},2024-01-${i + 10}`).join('\n')}\n`,
  )
  await load({ source: 'days.csv', target: 'days.parquet', mode: 'replace' }, bench.settings, live)
  expect(await keptBy('days.parquet', "day < '2024-01-10'")).toEqual([
    'some keeps no row: rows.day lies between 2024-01-10 and 2024-01-29 (by the statistics of the file)',
  ])
  expect(await keptBy('days.parquet', "day <= '2024-01-10'")).toEqual([])
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
