import { afterAll, beforeAll, expect, test } from 'vitest'
import { BOUNDARIES } from '../crash.embedded.ts'
import type { Database } from '../fixture.embedded.ts'
import { DATABASES, LoadBench } from '../fixture.embedded.ts'
import { runKilledAt } from './crash.embedded.ts'
import { runPipeline } from './run.ts'

/**
 * A run that its database computes is killed at each boundary that it passes: right after, the target is as it was or
 * wholly the new one; the same run again makes it whole, and leaves nothing behind.
 */
let bench: LoadBench
beforeAll(async () => {
  bench = await LoadBench.open()
  const rows = Array.from({ length: 500 }, (_, i) => `${i},${i % 7}\n`)
  await bench.write('sales.csv', `id,shop\n${rows.join('')}`)
  for (const database of DATABASES) await bench.load('sales.csv', `${database}:///city#sales`)
})
afterAll(() => bench.close())

const live = { signal: new AbortController().signal, progress: () => undefined }
/** Chunks are committed by what is written row by row alone; before the first statement nothing is done. */
const cases = DATABASES.flatMap((database) =>
  BOUNDARIES[database].filter((at) => !/chunk|begun/.test(at)).map((at) => [database, at] as const),
)

test.each(cases)('%s, killed at %s', async (database, boundary) => {
  const mode = boundary.endsWith('merged') ? 'upsert, key: [shop]' : 'replace'
  const table = boundary.replaceAll(/\W/g, '_')
  const document = (least: number) => `version: 1
name: counted
sources: { sales: { from: "${database}:///city#sales" } }
steps:
  kept: { type: filter, input: sales, where: "id >= ${least}" }
  counted: { type: aggregate, input: kept, by: { shop: shop }, values: { n: count(*) } }
targets: { out: { input: counted, to: "${database}:///city#${table}", mode: ${mode} } }
`
  await bench.write(`${table}.yaml`, document(0))
  await runPipeline(`${table}.yaml`, {}, bench.settings, live)
  const before = await content(database, table)
  await bench.write(`${table}.yaml`, document(250))
  expect(await runKilledAt(bench, boundary, `${table}.yaml`)).toBe('SIGKILL')
  const left = await content(database, table)
  const again = await runPipeline(`${table}.yaml`, {}, bench.settings, live)
  expect(again.warnings).toEqual([expect.stringContaining('computed counted into the target by itself')])
  const after = await content(database, table)
  expect(after).not.toEqual(before)
  expect([before, after]).toContainEqual(left)
  expect(await leavings(database, table)).toEqual([])
})

const content = (database: Database, table: string) =>
  bench.query(database, `SELECT shop, n FROM ${table} ORDER BY shop`)

/** Staging of a load that is still there. */
function leavings(database: Database, table: string) {
  return bench.query(
    database,
    database === 'postgresql'
      ? "SELECT nspname FROM pg_namespace WHERE nspname LIKE 'ai\\_etl\\_load%'"
      : `SELECT name FROM system.tables WHERE database = 'ai_etl' AND name LIKE 'load\\_%' AND name <> '${table}'`,
  )
}
