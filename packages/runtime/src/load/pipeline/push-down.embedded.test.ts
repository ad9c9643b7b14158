import type { Run } from '@ai-etl/core/documents/run'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '../fixture.embedded.ts'
import { DATABASES, LoadBench } from '../fixture.embedded.ts'
import { checkPipelineFile } from './check.ts'
import { runPipeline } from './run.ts'

let bench: LoadBench
beforeAll(async () => {
  bench = await LoadBench.open()
  const rows = Array.from({ length: 3000 }, (_, i) => {
    const shop = i % 11 === 0 ? '' : String(i % 7)
    return `${i},${shop},2024-0${1 + (i % 6)}-1${i % 9},${(i * 37) % 1000}.${i % 10}5`
  })
  await bench.write('sales.csv', `id,shop,day,price\n${rows.join('\n')}\n`)
  await bench.write('shops.csv', 'id,name\n1,Центр\n2,Север 😀\n3,\n4,"o\'k ""x"""\n5,Центр\n')
  for (const database of DATABASES) {
    await bench.load('sales.csv', `${database}:///city#sales`, { mode: 'replace' })
    await bench.load('shops.csv', `${database}:///city#shops`, { mode: 'replace' })
  }
  // Where steps run is chosen by estimates: what autovacuum does in the middle of a test must not change them.
  for (const table of ['sales', 'shops']) await bench.query('postgresql', `ANALYZE ${table}`)
})
afterAll(() => bench.close())

const live = { signal: new AbortController().signal, progress: () => undefined }

const STEPS = `
  recent: { type: filter, input: sales, where: "day >= '2024-02-01' and price > 12.5" }
  named: { type: join, left: recent, right: shops, kind: left, on: "recent.shop = shops.id" }
  monthly:
    type: aggregate
    input: named
    by: { month: "date_trunc('month', day)", shop: "coalesce(name, '?')" }
    values: { revenue: sum(price), mean: avg(price), n: count(*), least: min(price), shops: "count(distinct shop)" }
    having: "n > 3"
  ranked:
    type: window
    input: monthly
    partitionBy: [month]
    orderBy: [{ by: revenue, direction: desc }, { by: shop }]
    values: { place: "row_number()" }
`
interface Wanted {
  readonly from: string
  readonly to: string
  readonly more?: string
  readonly steps?: string
  readonly input?: string
  readonly target?: string
}

async function write(
  name: string,
  { from, to, more = '', steps = STEPS, input = 'ranked', target = 'mode: replace' }: Wanted,
) {
  const text = `version: 1
name: months
sources:
  sales: { from: "${from}sales" }
  shops: { from: "${from}shops" }
steps:${steps}
targets:
  out: { input: ${input}, to: "${to}", ${target} }
${more}`
  await bench.write(name, text)
  return name
}

const rowsOf = (database: Database, table: string, columns = '*') =>
  bench.query(database, `SELECT ${columns} FROM ${table} ORDER BY 1${columns === '*' ? ', 2' : ''}`)
const noted = ({ warnings }: Run) => warnings.filter((text) => /computed/.test(text))

describe.each(DATABASES)('%s', (database) => {
  const from = `${database}:///city#`

  test('computes a target inside: the rows are those of the engine, and so are their types', async () => {
    const pushed = await write('inside.yaml', { from, to: `${from}inside` })
    const plain = await write('engine.yaml', { from, to: `${from}by_engine` })
    const run = await runPipeline(pushed, {}, bench.settings, live)
    const engine = await runPipeline(plain, { pushDown: false }, bench.settings, live)
    expect(noted(run)).toEqual([expect.stringContaining('computed ranked into the target by itself')])
    expect(noted(engine)).toEqual([])
    const rows = await rowsOf(database, 'inside')
    expect(rows).toEqual(await rowsOf(database, 'by_engine'))
    expect(rows.length).toBe(20)
    const types = (table: string) =>
      bench.query(
        database,
        database === 'postgresql'
          ? `SELECT column_name, data_type, numeric_precision FROM information_schema.columns WHERE table_name = '${table}' ORDER BY 1`
          : `SELECT name, type FROM system.columns WHERE table = '${table}' AND database = 'city' ORDER BY 1`,
      )
    expect(await types('inside')).toEqual(await types('by_engine'))
    // What the database made is what was read and written; the rows of its tables are nobody's count.
    const { length } = rows
    expect(run).toMatchObject({ state: 'succeeded', read: length, written: length, rejected: 0, filtered: 0 })
    expect(run.receipts).toMatchObject([{ read: length, written: length, target: length }])
    expect(engine.read).toBeGreaterThan(2000)
    expect(engine.written).toBe(length)
  })

  test('by key, only what differs is written, twice as once', async () => {
    const file = await write('upsert.yaml', {
      from,
      to: `${from}upserted`,
      target: 'mode: upsert, key: [month, shop]',
    })
    const first = await runPipeline(file, {}, bench.settings, live)
    expect(noted(first)).toHaveLength(1)
    const before = await rowsOf(database, 'upserted')
    const second = await runPipeline(file, {}, bench.settings, live)
    expect(second.tables).toMatchObject([{ inserted: 0, updated: 0, unchanged: before.length }])
    expect(await rowsOf(database, 'upserted')).toEqual(before)
  })

  test('records whose key stood in an earlier one are left out, and set aside, as everywhere', async () => {
    const one = {
      from,
      steps: `${STEPS}  few: { type: select, input: ranked, columns: { shop: shop, n: n } }\n`,
      input: 'few',
    }
    const target = 'mode: replace, key: [shop]'
    const file = await write('keyed.yaml', { ...one, to: `${from}keyed`, target })
    const run = await runPipeline(file, {}, bench.settings, live)
    const other = await write('keyed-engine.yaml', { ...one, to: `${from}keyed_engine`, target })
    const engine = await runPipeline(other, { pushDown: false }, bench.settings, live)
    expect(noted(run)).toEqual([expect.stringContaining('into the target by itself')])
    expect([run.read, run.written, run.rejected]).toEqual([20, engine.written, engine.rejected])
    expect(await rowsOf(database, 'keyed', 'shop')).toEqual(await rowsOf(database, 'keyed_engine', 'shop'))
    expect(run.quarantine).not.toBeNull()
  })

  test('checks are made on the very rows that would be published', async () => {
    const holds = '{ on: ranked, unique: [month, shop] }, { on: ranked, rows: { atLeast: 20 } }'
    const kept = await write('kept.yaml', { from, to: `${from}checked`, more: `checks: [${holds}]\n` })
    const run = await runPipeline(kept, {}, bench.settings, live)
    expect(noted(run)).toHaveLength(1)
    const before = await rowsOf(database, 'checked')
    const steps = STEPS.replace("'2024-02-01'", "'2024-03-01'")
    const more = 'checks: [{ on: ranked, holds: "revenue < 5000" }]\n'
    const broken = await write('broken.yaml', { from, to: `${from}checked`, steps, more })
    await expect(runPipeline(broken, {}, bench.settings, live)).rejects.toMatchObject({
      code: 'pipeline.check-failed',
      params: { on: 'ranked', rule: expect.stringContaining('holds') },
    })
    expect(await rowsOf(database, 'checked')).toEqual(before)
  })

  test('what it cannot put into a table as it is, the engine computes', async () => {
    const engine = database === 'clickhouse' ? ' ENGINE = MergeTree ORDER BY tuple()' : ''
    await bench.execute(
      database,
      `CREATE TABLE narrow (shop ${database === 'clickhouse' ? 'Nullable(String)' : 'text'}, n integer NULL)${engine}`,
    )
    const steps = `${STEPS}  few: { type: select, input: ranked, columns: { shop: shop, n: n } }\n`
    const target = 'mode: replace, schema: reject'
    const file = await write('narrow.yaml', { from, to: `${from}narrow`, steps, input: 'few', target })
    const run = await runPipeline(file, {}, bench.settings, live)
    expect(run).toMatchObject({ state: 'succeeded' })
    expect(noted(run)).toEqual([expect.stringContaining('so the engine computed all')])
    expect(await rowsOf(database, 'narrow')).toHaveLength(run.written)
  })

  test('gives a part of the steps for a target elsewhere: fewer rows are read, the result is the same', async () => {
    const steps = `${STEPS}  lowered: { type: derive, input: ranked, values: { shop: "initcap(shop)", root: "sqrt(n)" } }\n`
    const file = await write('part.yaml', { from, to: `part_${database}.csv`, steps, input: 'lowered' })
    const target = `part_${database}.csv`
    const run = await runPipeline(file, {}, bench.settings, live)
    const pushed = await bench.load(target, 'postgresql:///city#part_pushed', { mode: 'replace' })
    const engine = await runPipeline(file, { pushDown: false }, bench.settings, live)
    await bench.load(target, 'postgresql:///city#part_engine', { mode: 'replace' })
    expect(noted(run)).toEqual([expect.stringContaining('computed ranked')])
    expect(run.read).toBe(pushed.read)
    expect(engine.read).toBeGreaterThan(2000)
    expect(await rowsOf('postgresql', 'part_pushed')).toEqual(await rowsOf('postgresql', 'part_engine'))
  })

  test('a dry run counts and touches nothing', async () => {
    const file = await write('dry.yaml', { from, to: `${from}never` })
    const run = await runPipeline(file, { dryRun: true }, bench.settings, live)
    expect(run).toMatchObject({ state: 'succeeded', written: (await rowsOf(database, 'inside')).length })
    await expect(rowsOf(database, 'never')).rejects.toMatchObject({ code: 'sql.failed' })
  })

  test('check says where each part runs, with the statement', async () => {
    const file = await write('shown.yaml', { from, to: `${from}shown` })
    const { explain } = await checkPipelineFile(file, bench.settings, live, { explain: true })
    expect(explain?.map(({ kind, name, where }) => `${kind} ${name}: ${where}`)).toEqual([
      'source sales: target',
      'source shops: target',
      'step recent: target',
      'step named: target',
      'step monthly: target',
      'step ranked: target',
      'target out: target',
    ])
    expect(explain?.find(({ name }) => name === 'ranked')?.sql).toContain('row_number()')
    expect(explain?.find(({ name }) => name === 'sales')?.rows).toBe(3000)
  })
})

test('values that no logical type holds are left to the engine', async () => {
  await bench.execute('postgresql', "CREATE TABLE strange AS SELECT 1 AS k, 'infinity'::date AS day")
  await bench.write(
    'strange.yaml',
    `version: 1
name: strange
sources: { strange: { from: "postgresql:///city#strange" } }
steps: { grouped: { type: aggregate, input: strange, by: { day: day }, values: { n: count(*) } } }
targets: { out: { input: grouped, to: "postgresql:///city#strange_out", mode: replace } }
`,
  )
  const run = runPipeline('strange.yaml', {}, bench.settings, live)
  const engine = runPipeline('strange.yaml', { pushDown: false }, bench.settings, live)
  const [pushed, plain] = await Promise.allSettled([run, engine])
  const ending = (settled: PromiseSettledResult<Run>) => (settled.status === 'rejected' ? settled.reason.code : 'done')
  expect(ending(pushed)).toBe(ending(plain))
})
