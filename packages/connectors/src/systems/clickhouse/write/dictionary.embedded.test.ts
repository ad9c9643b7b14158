import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  type Columns,
  planOf,
  runLoad,
  type TestClickhouse,
  tableOf,
  testClickhouse,
} from '../../../../test/clickhouse.ts'

let db: TestClickhouse
beforeAll(async () => {
  db = await testClickhouse()
})
afterAll(() => db.close())

const COLUMNS: Columns = [
  ['n', 'int32', 'Int32'],
  ['kind', 'string', 'LowCardinality(Nullable(String))'],
  ['plain', 'string', 'LowCardinality(String)'],
]

test('the engine reads columns of few kinds as they were written, however many kinds there are', async () => {
  const kinds = ['', 'a', null, 'Ёж 🦔', 'x'.repeat(300)]
  const rows = Array.from({ length: 140_000 }, (_, i) => [
    String(i),
    i < 70_000 ? `kind ${i}` : kinds[i % kinds.length],
    i % 2 === 0 ? '' : `p${i % 1000}`,
  ])
  const batches = [rows.slice(0, 70_000), rows.slice(70_000, 70_003), rows.slice(70_003)]
  const loads = batches.map((batch) => [[0, batch]] as [number, typeof batch][])
  const { proofs } = await runLoad(db.context, planOf([tableOf('kinds', COLUMNS)]), loads)
  expect(proofs[0].rows).toBe(140_000)
  const found = await db.rows('SELECT n, kind, plain FROM test.kinds ORDER BY n')
  expect(found).toEqual(rows.map(([n, kind, plain]) => [n, kind ?? 'null', plain]))
})
