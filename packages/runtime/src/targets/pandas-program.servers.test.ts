import { spawnSync } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { lowerPipeline } from '@ai-etl/core/pipeline/plan/lower'
import { readPipeline } from '@ai-etl/core/pipeline/read'
import { compilePandas } from '@ai-etl/core/targets/pandas/compile'
import { parseType } from '@ai-etl/core/types/parse'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { pythonEnvironment } from '../../../../services/python.ts'
import { runIn } from './run-python.ts'

let python: string
let folder: string
beforeAll(async () => {
  python = (await pythonEnvironment('pandas')).python
  folder = await mkdtemp(join(tmpdir(), 'pandas-program-'))
  await writeFile(join(folder, 'sales.csv'), SALES)
  await writeFile(join(folder, 'shops.ndjson'), '{"id": 1, "name": "Центр"}\n{"id": 2, "name": "Север"}\n')
  const { pipeline } = readPipeline('pipeline.yaml', DOCUMENT)
  const { plan, faults } = lowerPipeline(pipeline, SOURCES)
  const { files, refused } = compilePandas(plan, pipeline)
  if (faults.length + refused.length > 0) throw new Error('the document of this test does not compile')
  for (const { path, text } of files) await writeFile(join(folder, path), text)
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const SALES = 'shop;day;price\n1;31.01.2024;1 000,50\n1;2024-02-01;4.50\n2;2024-02-03;7\n;2024-02-04;1\n2;;2,25\n'
const DOCUMENT = `version: 1
name: months
params: { least: { type: "decimal(9,2)", default: "1.00" } }
sources:
  sales: { from: sales.csv }
  shops: { from: "\${SHOPS}.ndjson" }
steps:
  named: { type: join, left: sales, right: shops, kind: left, on: "sales.shop = shops.id" }
  monthly:
    type: aggregate
    input: named
    by: { month: "date_trunc('month', day)", shop: name }
    values: { revenue: sum(price), days: array_agg(day order by day) }
    having: "revenue > :least"
  ordered: { type: sort, input: monthly, orderBy: [{ by: month }, { by: shop }] }
targets:
  months: { input: ordered, to: months.csv, mode: replace }
  lines: { input: ordered, to: months.ndjson, mode: replace }
  columns: { input: ordered, to: parquet/months.parquet, mode: replace }
checks:
  - { on: monthly, unique: [month, shop] }
  - { on: monthly, relation: { shop: shops.name } }
`
const column = (name: string, type: string) => ({ name, type: parseType(type), nullable: true })
const SOURCES = new Map([
  ['sales', [column('shop', 'int64'), column('day', 'date'), column('price', 'decimal(9,2)')]],
  ['shops', [column('id', 'int64'), column('name', 'string')]],
])

function run(args: readonly string[], environment: Readonly<Record<string, string>> = { SHOPS: 'shops' }) {
  const env = { PATH: process.env.PATH ?? '', PYTHONUTF8: '1', ...environment }
  const { status, stderr } = spawnSync(python, args, { cwd: folder, env, encoding: 'utf8' })
  return { status, stderr }
}

test('the program reads files and writes files', async () => {
  expect(run(['pipeline.py'])).toEqual({ status: 0, stderr: '' })
  expect(await readFile(join(folder, 'months.csv'), 'utf8')).toBe(
    `month,shop,revenue,days
2024-01-01,Центр,1000.50,"[""2024-01-31""]"
2024-02-01,Север,7.00,"[""2024-02-03""]"
2024-02-01,Центр,4.50,"[""2024-02-01""]"
,Север,2.25,
`,
  )
  const lines = await readFile(join(folder, 'months.ndjson'), 'utf8')
  expect(lines.split('\n')[1]).toBe(
    '{"month": "2024-02-01", "shop": "Север", "revenue": "7.00", "days": ["2024-02-03"]}',
  )
  const read = 'import pandas; frame = pandas.read_parquet("parquet/months.parquet"); assert len(frame) == 4, frame'
  expect(run(['-c', read])).toEqual({ status: 0, stderr: '' })
})

test('parameters are given behind the file', async () => {
  expect(run(['pipeline.py', 'least=1000'])).toEqual({ status: 0, stderr: '' })
  expect((await readFile(join(folder, 'months.csv'), 'utf8')).split('\n').length).toBe(3)
})

test('a missing variable is named', () => {
  expect(run(['pipeline.py'], {}).stderr).toBe('the environment variable SHOPS is not set\n')
})

test('the test that comes with the module passes', () => {
  expect(run(['-m', 'pytest', '-q', '-p', 'no:cacheprovider'])).toEqual({ status: 0, stderr: '' })
})

describe('where each row stands for itself, so many rows are held at once', () => {
  const COUNTED = `import pipeline
pipeline.CHUNK = 2
sizes, run = [], pipeline.run
def counting(sources, params):
    sizes.append(len(sources["sales"]))
    return run(sources, params)
pipeline.run = counting
pipeline.main()
print(*sizes)`
  const READ = 'import pandas as pd; print(pd.read_parquet("kept.parquet").to_csv(index=False), end="")'
  const COLUMNS = [column('shop', 'int64'), column('price', 'decimal(9,2)')]

  test.each([
    ['rows.csv', 'shop;price\n1;1 000,50\n2;2.00\n\n3;3.25\n4;4.00\n5;5.00\n', '2 2 1'],
    ['none.csv', 'shop;price\n', '0'],
    ['rows.ndjson', [1, 2, 3, 4, 5].map((shop) => `{"shop": ${shop}, "price": "${shop}.00"}`).join('\n'), '2 2 1'],
    ['list.json', '[{"shop": 1, "price": 1.5},\n {"shop": 2}, {"shop": 3, "price": 3}]', '2 1'],
    ['rows.parquet', null, '2 2 1'],
    ['part_*.csv', null, '2 1 2 1'],
  ])('%s', async (path, text, sizes) => {
    const at = join(folder, `by_chunks_${sizes.length}_${path.replace(/\W/g, '_')}`)
    await mkdir(at)
    if (text !== null) await writeFile(join(at, path), text)
    for (const name of ['part_1.csv', 'part_2.csv']) await writeFile(join(at, name), 'shop;price\n1;1\n2;2\n3;3\n')
    await runIn(at, python, [
      '-c',
      'import pandas as pd; pd.DataFrame({"shop": range(9007199254740993, 9007199254740998), "price": ["1.5"] * 5}).to_parquet("rows.parquet")',
    ])
    const source = `sales: { from: "${path}" }`
    const document = `version: 1\nname: chunks\nsources: { ${source} }\nsteps: { kept: { type: filter, input: sales, where: shop > 0 } }
targets: { kept: { input: kept, to: kept.parquet, mode: replace }, text: { input: kept, to: kept.csv, mode: append } }\n`
    const { pipeline } = readPipeline('pipeline.yaml', document)
    const { plan } = lowerPipeline(pipeline, new Map([['sales', COLUMNS]]))
    for (const file of compilePandas(plan, pipeline).files) await writeFile(join(at, file.path), file.text)
    expect(await runIn(at, python, ['-c', COUNTED])).toEqual({ status: 0, stderr: '', stdout: `${sizes}\n` })
    const written = await readFile(join(at, 'kept.csv'), 'utf8')
    expect((await runIn(at, python, ['-c', READ])).stdout).toBe(written)
    const counts = sizes.split(' ').map(Number)
    expect(written.trimEnd().split('\n')).toHaveLength(1 + counts.reduce((sum, each) => sum + each))
    // Once more: appended behind one head, replaced beside it.
    expect((await runIn(at, python, ['pipeline.py'])).status).toBe(0)
    const [head, ...rows] = written.trimEnd().split('\n')
    expect((await readFile(join(at, 'kept.csv'), 'utf8')).trimEnd().split('\n')).toEqual([head, ...rows, ...rows])
    expect((await readdir(at)).filter((name) => name.startsWith('.'))).toEqual([])
  })
})
