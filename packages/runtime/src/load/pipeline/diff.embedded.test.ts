import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { LoadBench } from '../fixture.embedded.ts'
import { diffPipelineRows } from './diff.ts'

let bench: LoadBench
beforeAll(async () => {
  bench = await LoadBench.open()
  await bench.write('sales.csv', SALES)
})
afterAll(() => bench.close())

const SALES = `id,shop,price,day
1,Центр,10.50,2024-01-31
2,Север,7.00,2024-02-01
3,,1.00,2024-02-02
4,Юг,5.00,2024-02-03
4,Юг,6.00,2024-02-03
`
const live = { signal: new AbortController().signal, progress: () => undefined }

const document = (steps: string, key = ', key: [id]') => `version: 1
name: sales
sources: { sales: { from: sales.csv } }
steps:
  ${steps}
targets: { out: { input: result, to: out.csv, mode: replace${key} } }
`

async function diff(before: string, after: string, options = {}, key = ', key: [id]') {
  await bench.write('before.yaml', document(before, key))
  await bench.write('after.yaml', document(after, key))
  return diffPipelineRows('before.yaml', 'after.yaml', options, bench.settings, live)
}

const ALL = 'result: { type: sort, input: sales, orderBy: [{ by: id }] }'

test('rows added, removed and changed by key, and which columns changed', async () => {
  const after = `few: { type: filter, input: sales, where: "id <> 2" }
  result: { type: derive, input: few, values: { price: "case when id = 1 then price + 1 else price end", shop: "coalesce(shop, '—')" } }`
  const found = await diff(ALL, after)
  expect(found).toMatchObject({ before: 'before.yaml', after: 'after.yaml', equal: false, onlyBefore: [] })
  expect(found.tables).toMatchObject([
    { name: 'out', key: ['id'], before: 5, after: 4, same: 2, added: 0, removed: 1, changed: 2, repeated: 2 },
  ])
  const [{ columns, examples }] = found.tables
  expect(columns.map(({ name, changed }) => `${name} ${changed}`)).toEqual(['id 0', 'shop 1', 'price 1', 'day 0'])
  expect(examples).toEqual([
    { kind: 'changed', before: ['1', 'Центр', '10.50', '2024-01-31'], after: ['1', 'Центр', '11.50', '2024-01-31'] },
    { kind: 'changed', before: ['3', null, '1.00', '2024-02-02'], after: ['3', '—', '1.00', '2024-02-02'] },
    { kind: 'removed', before: ['2', 'Север', '7.00', '2024-02-01'], after: null },
  ])
  // The same the other way round.
  const back = await diff(after, ALL, { examples: 1 })
  expect(back.tables).toMatchObject([{ same: 2, added: 1, removed: 0, changed: 2 }])
  expect(back.tables[0].examples.map(({ kind }) => kind)).toEqual(['changed', 'added'])
})

test('versions that do the same are equal, whatever the order of rows', async () => {
  const found = await diff(ALL, 'result: { type: sort, input: sales, orderBy: [{ by: day, direction: desc }] }')
  expect(found).toMatchObject({ equal: true, tables: [{ before: 5, same: 5, added: 0, removed: 0, changed: 0 }] })
})

test('a column that another type holds has not changed its values; new and gone ones are told', async () => {
  const before = `result: { type: derive, input: sales, values: { at: day, amount: "price" } }`
  const after = `result: { type: select, input: sales, columns: { id: id, at: "day::timestamp", amount: "price::float64 + 0", new: "'x'" } }`
  const found = await diff(before, after, { key: ['id', 'at'] })
  expect(found.equal).toBe(false)
  expect(found.tables).toMatchObject([{ same: 5, changed: 0, added: 0, removed: 0 }])
  expect(found.tables[0].columns).toMatchObject([
    { name: 'id' },
    { name: 'at', before: 'date', after: 'timestamp', changed: 0 },
    { name: 'amount', after: 'float64', changed: 0 },
    { name: 'new', before: null, after: 'string' },
    { name: 'shop', after: null },
    { name: 'price', after: null },
    { name: 'day', after: null },
  ])
})

test('without a key rows are what their values are, each as often as it is there', async () => {
  const twice = `result: { type: union, inputs: [sales, sales] }`
  const found = await diff(ALL, twice, {}, '')
  expect(found.tables).toMatchObject([{ key: [], before: 5, after: 10, same: 5, added: 5, removed: 0, changed: 0 }])
  expect((await diff(ALL, ALL, {}, '')).equal).toBe(true)
})

test('a step is compared instead of the targets; parameters are given to both', async () => {
  const grouped = (least: string) =>
    `dear: { type: filter, input: sales, where: "price >= ${least}" }
  result: { type: aggregate, input: dear, values: { n: "count(*)" } }`
  const found = await diff(grouped('1'), grouped('6'), { on: 'dear', key: ['id', 'price'] }, '')
  expect(found.tables).toMatchObject([{ name: 'dear', before: 5, after: 3, removed: 2, changed: 0 }])
  await expect(diff(ALL, ALL, { on: 'nothing' })).rejects.toMatchObject({ code: 'pipeline.input-unknown' })
  await expect(diff(ALL, ALL, { key: ['nothing'] })).rejects.toMatchObject({ code: 'pipeline.column-unknown' })
})

test('nothing is left of what was computed', async () => {
  const runs = await readdir(join(bench.settings.dataDir, 'runs'), { recursive: true })
  expect(runs.filter((name) => name.endsWith('.parquet'))).toEqual([])
  await expect(bench.write('out.csv', '')).resolves.toBeUndefined()
})
