import { afterAll, beforeAll, expect, test } from 'vitest'
import { LoadBench } from '../fixture.embedded.ts'
import { checkPipelineFile } from './check.ts'
import { previewStep } from './preview.ts'
import { runPipeline } from './run.ts'

let bench: LoadBench
beforeAll(async () => {
  bench = await LoadBench.open()
  await bench.write(
    'sales.csv',
    'id;Дата;цена;статус\n1;01.02.2024;"1 000,50";оплачен\n2;03.02.2024;7;возврат\n3;04.02.2024;x;оплачен\n',
  )
  await bench.write('sales.yaml', DOCUMENT)
})
afterAll(() => bench.close())

const DOCUMENT = `version: 1
name: sales
params: { from: { type: date, default: 2024-01-01 } }
sources:
  raw: { from: sales.csv }
steps:
  typed: { type: cast, input: raw, columns: { цена: "decimal(12,2)" } }
  paid: { type: filter, input: typed, where: "статус = 'оплачен' and Дата >= :from" }
  named: { type: rename, input: paid, columns: { Дата: day, цена: price } }
  few: { type: drop, input: named, columns: [статус] }
targets:
  paid: { input: few, to: "postgresql:///city#paid", mode: replace }
  all: { input: typed, to: "clickhouse:///city#all_sales", mode: replace }
`
const live = { signal: new AbortController().signal, progress: () => undefined }

test('check follows the real columns', async () => {
  const check = await checkPipelineFile('sales.yaml', bench.settings, live)
  expect(check).toMatchObject({ ok: true, errors: [] })
  expect(check.steps.at(-1)?.columns.map((column) => `${column.name} ${column.type}`)).toEqual([
    'id int32',
    'day date',
    'price decimal(12,2)',
  ])
})

test('a step is previewed', async () => {
  expect(await previewStep('sales.yaml', 'few', { rows: 5 }, bench.settings, live)).toMatchObject({
    columns: [{ name: 'id' }, { name: 'day', type: 'date' }, { name: 'price', type: 'decimal(12,2)' }],
    rows: [['1', '2024-02-01', '1000.5']],
    read: 3,
    rejected: 1,
  })
})

test('a step is previewed with the values that its parameters are given', async () => {
  const text = `version: 1
name: since
params: { since: { type: date, default: "2024-01-01" } }
sources: { sales: { from: sales.csv } }
steps: { late: { type: filter, input: sales, where: "Дата >= :since" } }
targets: { out: { input: late, to: "postgresql:///city#late", mode: replace } }
`
  const days = async (params: Record<string, string>) =>
    (await previewStep({ name: 'since.yaml', text }, 'late', { params }, bench.settings, live)).rows.length
  expect(await days({ since: '2999-01-01' })).toBe(0)
  expect(await days({})).toBeGreaterThan(0)
  await expect(days({ until: '1' })).rejects.toMatchObject({ code: 'pipeline.param-unknown' })
})

test('a parameter without a default is given by each run', async () => {
  const text = `version: 1
name: given
params: { least: { type: int32 } }
sources: { sales: { from: sales.csv } }
steps: { some: { type: filter, input: sales, where: "id >= :least" } }
targets: { out: { input: some, to: "postgresql:///city#given", mode: replace } }
`
  const at = { name: 'given.yaml', text }
  const run = await runPipeline(at, { dryRun: true, params: { least: '2' } }, bench.settings, live)
  expect(run).toMatchObject({ read: 3, written: 2, filtered: 1 })
  await expect(runPipeline(at, { dryRun: true }, bench.settings, live)).rejects.toMatchObject({
    code: 'pipeline.refused',
  })
})

test('a dry run counts and writes nothing', async () => {
  const run = await runPipeline('sales.yaml', { dryRun: true }, bench.settings, live)
  expect(run.tables.map(({ name, read, written, rejected }) => [name, read, written, rejected])).toEqual([
    ['paid', 3, 1, 1],
    ['all_sales', 3, 2, 1],
  ])
  await expect(bench.query('postgresql', 'SELECT * FROM paid')).rejects.toMatchObject({ code: 'sql.failed' })
})

test('every target is loaded; parameters are given', async () => {
  const run = await runPipeline('sales.yaml', { params: { from: '2024-02-02' } }, bench.settings, live)
  expect(run).toMatchObject({ state: 'succeeded', read: 6, written: 2, filtered: 2, rejected: 2 })
  expect(await bench.query('postgresql', 'SELECT count(*) FROM paid')).toEqual([['0']])
  expect(await bench.query('clickhouse', 'SELECT id FROM all_sales ORDER BY id')).toEqual([['1'], ['2']])
})

test('an unknown parameter is refused', async () => {
  await expect(runPipeline('sales.yaml', { params: { since: '1' } }, bench.settings, live)).rejects.toMatchObject({
    code: 'pipeline.param-unknown',
  })
})

test('a document that fails its check is not run, and says why', async () => {
  await bench.write('broken.yaml', DOCUMENT.replace("'оплачен'", '5'))
  await expect(runPipeline('broken.yaml', {}, bench.settings, live)).rejects.toMatchObject({
    code: 'pipeline.refused',
    known: { ok: false, errors: [{ code: 'expression.type', step: 'paid' }] },
  })
})
