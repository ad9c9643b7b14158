import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { LoadBench } from '../load/fixture.embedded.ts'
import { previewStep } from '../load/pipeline/preview.ts'
import { runPipeline } from '../load/pipeline/run.ts'
import { Engine } from './database.ts'

let bench: LoadBench
beforeAll(async () => {
  bench = await LoadBench.open()
  await bench.write('sales.csv', SALES)
  await bench.write('shops.csv', 'id,name\n1,Центр\n2,Север\n3,Юг\n')
})
afterAll(() => bench.close())

const SALES = `shop,day,price
1,2024-01-31,10.50
1,2024-02-01,4.50
2,2024-02-03,7.00
2,2024-02-03,7.00
,2024-02-04,1.00
9,2024-02-05,x
`
const live = { signal: new AbortController().signal, progress: () => undefined }

const document = (checks: string, to = 'months.csv') => `version: 1
name: months
params: { least: { type: int64, default: 1 } }
sources:
  sales: { from: sales.csv }
  shops: { from: shops.csv }
steps:
  typed: { type: cast, input: sales, columns: { price: "decimal(9,2)" } }
  named: { type: join, left: typed, right: shops, kind: left, on: "typed.shop = shops.id" }
  monthly:
    type: aggregate
    input: named
    by: { month: "date_trunc('month', day)", shop: name }
    values: { revenue: sum(price), mean: "sum(price) / count(*)" }
    having: "revenue >= :least"
  ordered: { type: sort, input: monthly, orderBy: [{ by: month }, { by: shop, nulls: first }] }
targets:
  months: { input: ordered, to: ${to}, mode: replace }
${checks}`

const MONTHS = `month,shop,revenue,mean
2024-01-01,Центр,10.50,10.50000000
2024-02-01,,1.00,1.00000000
2024-02-01,Север,14.00,7.00000000
2024-02-01,Центр,4.50,4.50000000
`

test('a join, groups and an order are computed and loaded; rejected rows are counted', async () => {
  await bench.write('months.yaml', document(''))
  const run = await runPipeline('months.yaml', {}, bench.settings, live)
  expect(run).toMatchObject({ state: 'succeeded', read: 9, rejected: 1, written: 4, mode: 'pipeline' })
  expect(run.quarantine).not.toBeNull()
  expect(await readFile(join(bench.folder, 'months.csv'), 'utf8')).toBe(MONTHS)
})

test('a step is previewed from the beginnings of its sources', async () => {
  const preview = await previewStep('months.yaml', 'monthly', {}, bench.settings, live)
  expect(preview.columns.map(({ name, type }) => `${name} ${type}`)).toEqual([
    'month date',
    'shop string',
    'revenue decimal(38,2)',
    'mean decimal(38,8)',
  ])
  expect(new Set(preview.rows.map((row) => row.join()))).toEqual(new Set(MONTHS.trim().split('\n').slice(1)))
})

test('parameters are given', async () => {
  const run = await runPipeline('months.yaml', { params: { least: '14' }, dryRun: true }, bench.settings, live)
  expect(run).toMatchObject({ state: 'succeeded', written: 1, tables: [] })
})

test.each([
  ['{ on: monthly, unique: [month] }', 'unique', 1],
  ['{ on: monthly, notNull: [shop] }', 'notNull', 1],
  ['{ on: monthly, accepted: { shop: [Центр, Юг] } }', 'accepted', 1],
  ['{ on: sales, relation: { shop: shops.id } }', 'relation', 1],
  ['{ on: monthly, holds: revenue > 4 }', 'holds', 1],
  ['{ on: monthly, rows: { atLeast: 5 } }', 'rows', 4],
])('the check %s', async (check, rule, broken) => {
  await bench.write('checked.yaml', document(`checks: [${check}]\n`, `${rule}.csv`))
  const run = runPipeline('checked.yaml', {}, bench.settings, live)
  await expect(run).rejects.toMatchObject({
    code: 'pipeline.check-failed',
    params: { rows: broken, rule: expect.stringContaining(rule) },
  })
  await expect(readFile(join(bench.folder, `${rule}.csv`), 'utf8')).rejects.toThrow('ENOENT')
})

test('appended rows are known again by what they are', async () => {
  await bench.write('append.yaml', document('', 'postgresql:///city#months').replace('mode: replace', 'mode: append'))
  expect(await runPipeline('append.yaml', {}, bench.settings, live)).toMatchObject({ state: 'succeeded', written: 4 })
  expect(await runPipeline('append.yaml', {}, bench.settings, live)).toMatchObject({ state: 'unchanged' })
  expect(await bench.query('postgresql', 'SELECT count(*) FROM months')).toEqual([['4']])
})

test.each([
  ["SELECT * FROM read_text('/etc/passwd')"],
  ["COPY (SELECT 1) TO '/tmp/out.csv'"],
  ['SET enable_external_access = true'],
  ['INSTALL httpfs'],
])('the engine is locked: %s', async (sql) => {
  const engine = await Engine.open(bench.folder, 'UTC')
  try {
    await expect(engine.rows(sql)).rejects.toMatchObject({ code: 'engine.failed' })
  } finally {
    engine.close()
  }
})

test('the example of the documentation runs, and gives what the sample holds', async () => {
  const path = new URL('../../../../examples/city/paid-by-month.yaml', import.meta.url).pathname
  const run = await runPipeline(path, { dryRun: true }, bench.settings, live)
  expect(run).toMatchObject({ state: 'succeeded', read: 1000, rejected: 2, written: 130 })
})

test('integers compute in int64, whatever the width of their columns', async () => {
  await bench.write('ends.csv', 'n,small\n2147483647,100\n-2147483648,127\n')
  const values = '{ times: "n * 3", twice: "n + n", square: "small * small", turned: "-n", left: "n - :p" }'
  await bench.write(
    'ends.yaml',
    `version: 1
name: ends
params: { p: { type: int32, default: 2147483647 } }
sources: { ends: { from: ends.csv } }
steps:
  computed: { type: select, input: ends, columns: ${values} }
targets:
  out: { input: computed, to: ends-out.csv, mode: replace }
`,
  )
  await runPipeline('ends.yaml', {}, bench.settings, live)
  expect(await readFile(join(bench.folder, 'ends-out.csv'), 'utf8')).toBe(
    'times,twice,square,turned,left\n6442450941,4294967294,10000,-2147483647,0\n-6442450944,-4294967296,16129,2147483648,-4294967295\n',
  )
})

test('a dry run counts the targets that the engine computes and those that it need not', async () => {
  const copy = '  copy: { input: shops, to: shops-copy.csv, mode: replace }\n'
  await bench.write('both.yaml', document(copy))
  const run = await runPipeline('both.yaml', { dryRun: true }, bench.settings, live)
  // Shops are read for the join and for the copy.
  expect(run).toMatchObject({ state: 'succeeded', read: 12, rejected: 1, written: 7 })
})
