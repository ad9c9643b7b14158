import { afterAll, beforeAll, expect, test } from 'vitest'
import { LoadBench } from './fixture.embedded.ts'

/** Values beyond what the target's own type holds: the column is made to hold them, and no row is rejected for it. */
let bench: LoadBench
beforeAll(async () => {
  bench = await LoadBench.open()
  await bench.write('old.csv', 'id,day,at\n1,1862-01-16,1700-01-01 00:00:00\n2,2021-01-01,2021-01-01 10:00:00\n')
  await bench.load('old.csv', 'postgresql:///city#old')
  await bench.load('old.csv', 'old.parquet')
})
afterAll(() => bench.close())

const AGAIN = 'A value is beyond the column made for it: loaded again after looking at all values'
const kept = (table: string) => [`${table}: day (date) kept as String`, `${table}: at (timestamp) kept as String`]

test.each([
  ['a file whose values are looked at', 'old.csv', []],
  ['a table that declares its types', 'postgresql:///city#old', [AGAIN]],
  ['a file that declares its types', 'old.parquet', [AGAIN]],
])('%s', async (_, source, warnings) => {
  const table = source.replaceAll(/\W/g, '_')
  const run = await bench.load(source, `clickhouse:///city#${table}`)
  expect(run).toMatchObject({ read: 2, written: 2, rejected: 0 })
  expect(run.warnings).toEqual([...warnings, ...kept(table)])
  expect(await bench.query('clickhouse', `SELECT day FROM ${table} ORDER BY id`)).toEqual([
    ['1862-01-16'],
    ['2021-01-01'],
  ])
})

test('a cast to a type that the target holds only in part', async () => {
  const steps = [{ type: 'cast' as const, columns: { day: 'date' }, onError: 'reject' as const }]
  const run = await bench.load('old.csv', 'clickhouse:///city#casted', { steps })
  expect(run).toMatchObject({ written: 2, rejected: 0 })
  expect(run.warnings).toEqual(kept('casted'))
})

test('an existing column is not changed for them: its rows are rejected', async () => {
  await bench.execute('clickhouse', 'CREATE TABLE narrow (id Int32, day Date32, at DateTime64(6)) ORDER BY id')
  const run = await bench.load('old.csv', 'clickhouse:///city#narrow', { schema: 'reject' })
  expect(run).toMatchObject({ written: 1, rejected: 1 })
})

test('what Parquet has no type for is named', async () => {
  await bench.write('kinds.json', '{"a":1,"ip":"10.0.0.1"}\n')
  expect((await bench.load('kinds.json', 'kinds.parquet')).warnings).toEqual(['kinds: ip (ip) kept as string'])
  expect((await bench.load('kinds.json', 'kinds.csv')).warnings).toEqual([])
})
