import { afterAll, beforeAll, expect, test } from 'vitest'
import { LoadBench } from '../fixture.embedded.ts'
import { runKilledAt } from './crash.embedded.ts'
import { runPipeline } from './run.ts'

/**
 * A run that reads what is new is killed: before it publishes, between its two targets, and between the last of them and
 * the mark. Rows come meanwhile. The next run leaves both targets as one run over all rows would.
 */
let bench: LoadBench
beforeAll(async () => {
  bench = await LoadBench.open()
})
afterAll(() => bench.close())

const live = { signal: new AbortController().signal, progress: () => undefined }
const lines = (ids: readonly number[]) => ids.map((id) => `${id},2024-03-0${1 + (id % 4)},${id * 10}\n`).join('')

test.each([
  ['before the first target is published', 'postgresql.proven'],
  ['between the targets', 'postgresql.published'],
  ['before the second target is published', 'clickhouse.proven'],
  ['between publishing and the mark', 'clickhouse.published'],
] as const)('killed %s', async (_, boundary) => {
  const name = boundary.replace('.', '_')
  await bench.write(
    `${name}.yaml`,
    `version: 1
name: ${name}
sources: { sales: { from: ${name}.csv, mode: incremental, cursor: id } }
steps:
  kept: { type: filter, input: sales, where: "price > 10" }
  days: { type: aggregate, input: sales, by: { id: id, day: day }, values: { total: sum(price) } }
targets:
  copy: { input: kept, to: "postgresql:///city#copy_${name}" }
  days: { input: days, to: "clickhouse:///city#days_${name}", mode: upsert, key: [id, day] }
`,
  )
  await bench.write(`${name}.csv`, `id,day,price\n${lines([1, 2, 3])}`)
  await runPipeline(`${name}.yaml`, {}, bench.settings, live)
  await bench.write(`${name}.csv`, `id,day,price\n${lines([1, 2, 3, 4, 5])}`)
  expect(await runKilledAt(bench, boundary, `${name}.yaml`)).toBe('SIGKILL')
  await bench.write(`${name}.csv`, `id,day,price\n${lines([1, 2, 3, 4, 5, 6])}`)
  const again = await runPipeline(`${name}.yaml`, {}, bench.settings, live)
  expect(again.incremental?.sources).toMatchObject([{ from: '3', before: '3', after: '6', rows: 4, again: 1 }])
  expect(await bench.query('postgresql', `SELECT id FROM copy_${name} ORDER BY id`)).toEqual(
    [2, 3, 4, 5, 6].map((id) => [String(id)]),
  )
  expect(await bench.query('clickhouse', `SELECT id, total FROM days_${name} FINAL ORDER BY id`)).toEqual(
    [1, 2, 3, 4, 5, 6].map((id) => [String(id), String(id * 10)]),
  )
})
