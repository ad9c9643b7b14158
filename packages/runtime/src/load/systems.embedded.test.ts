import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { LoadBench } from './fixture.embedded.ts'

let bench: LoadBench
beforeAll(async () => {
  bench = await LoadBench.open()
  await bench.write('museums.csv', 'inn,name\n0415706141,Кусково\n7701234567,Музей\n')
  await bench.write('visits.csv', 'id,at,price\n1,2024-01-01T10:00:00+03:00,100.50\n2,2024-01-02T00:30:00+03:00,7\n')
  await bench.load('museums.csv', 'postgresql:///city#town.museums')
  await bench.load('visits.csv', 'postgresql:///city#town.visits')
})
afterAll(() => bench.close())

test('all tables of a schema go to another database in one load', async () => {
  const run = await bench.load('postgresql:///city#town.*', 'clickhouse:///city')
  expect(run).toMatchObject({ state: 'succeeded', read: 4, written: 4 })
  expect(run.tables.map(({ name, written }) => [name, written])).toEqual([
    ['museums', 2],
    ['visits', 2],
  ])
  expect(await bench.query('clickhouse', 'SELECT inn FROM museums ORDER BY inn')).toEqual([
    ['0415706141'],
    ['7701234567'],
  ])
  expect(await bench.query('clickhouse', 'SELECT sum(price) FROM visits')).toEqual([['107.5']])
})

test('several tables go to a folder, one file each', async () => {
  const run = await bench.load('postgresql:///city#town.*', 'out/')
  expect(run).toMatchObject({ state: 'succeeded', written: 4 })
  expect((await readdir(join(bench.folder, 'out'))).filter((name) => name.endsWith('.parquet')).toSorted()).toEqual([
    'museums.parquet',
    'visits.parquet',
  ])
})

test('columns and keys of several tables at once are refused', async () => {
  const failed = bench.load('postgresql:///city#town.*', 'clickhouse:///city', { select: ['inn'] })
  await expect(failed).rejects.toMatchObject({ code: 'load.one-root-only' })
})

test('a declared column is cast by value', async () => {
  await bench.load('postgresql:///city#town.visits', 'clickhouse:///city#days', {
    steps: [{ type: 'cast', columns: { at: 'date', price: 'int32' }, onError: 'reject' }],
  })
  expect(await bench.query('clickhouse', 'SELECT id, toString(at), price FROM days ORDER BY id')).toEqual([
    ['1', '2024-01-01', '101'],
    ['2', '2024-01-01', '7'],
  ])
})

test('an increment between databases reads from the greatest value on, at the source', async () => {
  const increment = () => bench.load('postgresql:///city#town.visits', 'clickhouse:///city#copied', { cursor: 'id' })
  expect(await increment()).toMatchObject({ written: 2 })
  await bench.write('more.csv', 'id,at,price\n2,2024-01-03T00:00:00+03:00,8\n3,2024-01-03T00:00:00+03:00,9\n')
  await bench.load('more.csv', 'postgresql:///city#town.visits')
  expect(await increment()).toMatchObject({ read: 3, written: 2, filtered: 1 })
  expect(await bench.query('clickhouse', 'SELECT id FROM copied ORDER BY id')).toEqual([['1'], ['2'], ['2'], ['3']])
})
