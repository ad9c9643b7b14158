import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { lowerPipeline } from '@ai-etl/core/pipeline/plan/lower'
import { readPipeline } from '@ai-etl/core/pipeline/read'
import { compilePyspark } from '@ai-etl/core/targets/pyspark/compile'
import { parseType } from '@ai-etl/core/types/parse'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { pythonEnvironment } from '../../../../services/python.ts'
import { runIn } from './run-python.ts'

/** The generated program reads and writes files by spark-submit and through Spark Connect. */
/** In the code page of Russian Windows. */
const SALES = `shop;day;price;sold;note
1;31.01.2024;1 000,50;2024-01-31 23:30:00.123456;Касса
1;2024-02-01;4.50;;
2;2024-02-03;7;2024-02-03 00:00:00;"Два"
;2024-02-04;1;;
2;;2,25;;
`
const inWindows1251 = (text: string) =>
  Buffer.from(Array.from(text, (letter) => letter.charCodeAt(0)).map((code) => (code < 128 ? code : code - 0x350)))
const SHOPS = '{"id": 1, "name": "Центр", "place": {"city": "Москва"}}\n{"id": 2, "name": "Север; \\"С\\""}\n'
const PRICES = '[\n  {"shop": 1, "rate": 1.10},\n  {"shop": 2, "rate": 0.333333333333333333}\n]\n'
const DOCUMENT = `version: 1
name: months
timezone: Europe/Moscow
params: { least: { type: "decimal(9,2)", default: "1.00" } }
sources:
  sales: { from: sales.csv }
  shops: { from: "\${SHOPS}.ndjson" }
  rates: { from: rates.json }
steps:
  named: { type: join, left: sales, right: shops, kind: left, on: "sales.shop = shops.id" }
  rated: { type: join, left: named, right: rates, kind: left, on: "named.shop = rates.shop", columns: { shop: name, city: place_city, day: day, price: price, sold: sold, note: note, rate: rate } }
  monthly:
    type: aggregate
    input: rated
    by: { month: "date_trunc('month', day)", shop: shop, city: city }
    values: { revenue: sum(price), last: max(sold), note: min(note), rate: max(rate), days: array_agg(day order by day) }
    having: "revenue > :least"
targets:
  months: { input: monthly, to: months.csv, mode: replace }
  lines: { input: monthly, to: months.ndjson, mode: replace }
  columns: { input: monthly, to: months.parquet, mode: replace }
checks:
  - { on: monthly, unique: [month, shop] }
`
const column = (name: string, type: string) => ({ name, type: parseType(type), nullable: true })
const SOURCES = new Map([
  [
    'sales',
    [
      column('shop', 'int64'),
      column('day', 'date'),
      column('price', 'decimal(9,2)'),
      column('sold', 'timestamp'),
      column('note', 'string'),
    ],
  ],
  [
    'shops',
    [column('id', 'int64'), column('name', 'string'), column('place_city', 'string'), column('never', 'string')],
  ],
  ['rates', [column('shop', 'int64'), column('rate', 'decimal(20,18)')]],
])
const EXPECTED = [
  ',"Север; ""С""",,2.25,,,0.333333333333333333,',
  '2024-01-01,Центр,Москва,1000.50,2024-01-31 23:30:00.123456,Касса,1.100000000000000000,"[""2024-01-31""]"',
  '2024-02-01,"Север; ""С""",,7.00,2024-02-03 00:00:00,Два,0.333333333333333333,"[""2024-02-03""]"',
  '2024-02-01,Центр,Москва,4.50,,,1.100000000000000000,"[""2024-02-01""]"',
]

let folder: string
let python: string
beforeAll(async () => {
  python = (await pythonEnvironment('pyspark')).python
  folder = await mkdtemp(join(tmpdir(), 'pyspark-program-'))
  const { pipeline } = readPipeline('pipeline.yaml', DOCUMENT)
  const { plan, faults } = lowerPipeline(pipeline, SOURCES)
  const { files, refused } = compilePyspark(plan, pipeline)
  if (faults.length + refused.length > 0) throw new Error('the document of this test does not compile')
  for (const { path, text } of files) await writeFile(join(folder, path), text)
  for (const [path, text] of [
    ['sales.csv', inWindows1251(SALES)],
    ['shops.ndjson', SHOPS],
    ['rates.json', PRICES],
  ] as const)
    await writeFile(join(folder, path), text)
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function lines(path: string): Promise<readonly string[]> {
  const names = (await readdir(join(folder, path))).filter((name) => name.startsWith('part-')).toSorted()
  const texts = await Promise.all(names.map((name) => readFile(join(folder, path, name), 'utf8')))
  return texts.flatMap((text) => text.trimEnd().split('\n'))
}

const QUIET = {
  SPARK_LOCAL_IP: '127.0.0.1',
  SHOPS: 'shops',
  SPARK_SUBMIT_OPTS: '-Dspark.ui.enabled=false -Dspark.sql.shuffle.partitions=1',
}

describe.each([
  ['spark-submit', () => [join(dirname(python), 'spark-submit'), '--master', 'local[2]', 'pipeline.py'] as const, {}],
  ['Spark Connect', () => [python, 'pipeline.py'] as const, { SPARK_REMOTE: 'local[2]' }],
])('%s', (_, command, environment) => {
  test('reads and writes files', { timeout: 900_000 }, async () => {
    const [program, ...args] = command()
    const path = `${dirname(python)}:${process.env.PATH}`
    const { status, stderr } = await runIn(folder, program, args, {
      ...QUIET,
      PATH: path,
      PYSPARK_PYTHON: python,
      ...environment,
    })
    expect([status, stderr.slice(-2000)]).toEqual([0, expect.any(String)])
    const csv = await lines('months.csv')
    expect(csv[0]).toBe('month,shop,city,revenue,last,note,rate,days')
    expect(csv.filter((line) => !line.startsWith('month,')).toSorted()).toEqual(EXPECTED)
    const records = (await lines('months.ndjson')).map((line) => JSON.parse(line) as Record<string, unknown>)
    expect(records.find(({ last }) => last === '2024-01-31 23:30:00.123456')).toEqual({
      month: '2024-01-01',
      shop: 'Центр',
      city: 'Москва',
      revenue: '1000.50',
      last: '2024-01-31 23:30:00.123456',
      note: 'Касса',
      rate: '1.100000000000000000',
      days: ['2024-01-31'],
    })
    expect((await readdir(join(folder, 'months.parquet'))).some((name) => name.endsWith('.parquet'))).toBe(true)
    for (const name of ['months.csv', 'months.ndjson', 'months.parquet'])
      await rm(join(folder, name), { recursive: true })
  })
})

test('the test that comes with the module passes', { timeout: 900_000 }, async () => {
  const tests =
    'import test_pipeline\nfor name in dir(test_pipeline):\n    if name.startswith("test_"): getattr(test_pipeline, name)()'
  const { status, stderr } = await runIn(folder, python, ['-c', tests], QUIET)
  expect([status, stderr.slice(-2000)]).toEqual([0, expect.any(String)])
})
