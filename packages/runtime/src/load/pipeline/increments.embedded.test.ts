import type { Run } from '@ai-etl/core/documents/run'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { cleanRuns } from '../clean.ts'
import { LoadBench } from '../fixture.embedded.ts'
import type { PipelineRunOptions } from './run.ts'
import { runPipeline } from './run.ts'

let bench: LoadBench
beforeAll(async () => {
  bench = await LoadBench.open()
})
afterAll(() => bench.close())

const live = { signal: new AbortController().signal, progress: () => undefined }

interface Sale {
  readonly id: number
  readonly at: string | null
  readonly price: number
}

const FIRST: readonly Sale[] = [
  { id: 1, at: '2024-03-01 10:00:00', price: 10 },
  { id: 2, at: '2024-03-02 11:00:00', price: 20 },
  { id: 3, at: '2024-03-03 12:00:00', price: 30 },
]
/** The first of them is late, of the first's second day. */
const THEN: readonly Sale[] = [
  { id: 4, at: '2024-03-02 23:00:00', price: 5 },
  { id: 5, at: '2024-03-04 09:00:00', price: 40 },
]

async function writeCsv(name: string, sales: readonly Sale[]): Promise<void> {
  const lines = sales.map(({ id, at, price }) => `${id},${at ?? ''},${price}\n`)
  await bench.write(`${name}.csv`, `id,at,price\n${lines.join('')}`)
}

function run(name: string, document: string, options: PipelineRunOptions = {}): Promise<Run> {
  const text = `version: 1\nname: ${name}\n${document}`
  return runPipeline({ name: `${name}.yaml`, text }, options, bench.settings, live)
}

const sourcesOf = ({ incremental }: Run) =>
  incremental?.sources.map(({ from, whole, before, after, rows, again, nulls }) => ({
    from,
    whole,
    before,
    after,
    rows,
    again,
    nulls,
  }))

test('groups of days: late rows within the window change their day, and nothing is read that cannot have changed', async () => {
  const document = `sources: { sales: { from: days.csv, mode: incremental, cursor: at, late: 1 day } }
steps:
  daily: { type: aggregate, input: sales, by: { day: "date_trunc('day', at)" }, values: { total: "sum(price)", n: "count(*)" } }
targets: { out: { input: daily, to: "postgresql:///city#daily", mode: upsert, key: [day] } }
`
  await writeCsv('days', FIRST)
  const first = await run('days', document)
  expect(sourcesOf(first)).toEqual([
    { from: null, whole: 'first', before: null, after: '2024-03-03 12:00:00', rows: 3, again: 0, nulls: 0 },
  ])
  await writeCsv('days', [...FIRST, ...THEN])
  const second = await run('days', document)
  expect(sourcesOf(second)).toEqual([
    {
      from: '2024-03-02 00:00:00',
      whole: null,
      before: '2024-03-03 12:00:00',
      after: '2024-03-04 09:00:00',
      rows: 4,
      again: 3,
      nulls: 0,
    },
  ])
  expect(second.tables).toMatchObject([{ name: 'daily', read: 3, inserted: 1, updated: 1, unchanged: 1 }])
  expect(await bench.query('postgresql', 'SELECT day::text, total, n FROM daily ORDER BY day')).toEqual([
    ['2024-03-01 00:00:00', '10', '1'],
    ['2024-03-02 00:00:00', '25', '2'],
    ['2024-03-03 00:00:00', '30', '1'],
    ['2024-03-04 00:00:00', '40', '1'],
  ])
  const third = await run('days', document)
  expect(sourcesOf(third)).toMatchObject([
    { from: '2024-03-03 00:00:00', after: '2024-03-04 09:00:00', rows: 2, again: 2 },
  ])
  expect(third.tables).toMatchObject([{ inserted: 0, updated: 0, unchanged: 2 }])
})

test('a dry run and a failed one leave the mark; --full begins it anew; a table made anew is filled whole', async () => {
  const document = `sources: { sales: { from: marks.csv, mode: incremental, cursor: at } }
targets: { out: { input: sales, to: "postgresql:///city#marks", mode: upsert, key: [id] } }
`
  await writeCsv('marks', FIRST)
  await run('marks', document)
  await writeCsv('marks', [...FIRST, ...THEN])
  const dry = await run('marks', document, { dryRun: true })
  expect(sourcesOf(dry)).toMatchObject([
    { from: '2024-03-03 12:00:00', before: '2024-03-03 12:00:00', rows: 2, again: 1 },
  ])
  const failing = `${document}checks: [{ on: sales, rows: { atLeast: 100 } }]\n`
  await expect(run('marks', failing)).rejects.toMatchObject({ code: 'pipeline.check-failed' })
  expect(sourcesOf(await run('marks', document))).toMatchObject([
    { from: '2024-03-03 12:00:00', after: '2024-03-04 09:00:00', rows: 2 },
  ])
  // What came late without a window is found by reading all.
  expect(await bench.query('postgresql', 'SELECT id FROM marks ORDER BY id')).toEqual([['1'], ['2'], ['3'], ['5']])
  const full = await run('marks', document, { full: true })
  expect(sourcesOf(full)).toMatchObject([{ from: null, whole: 'asked', after: '2024-03-04 09:00:00', rows: 5 }])
  expect(await bench.query('postgresql', 'SELECT count(*) FROM marks')).toEqual([['5']])
  await bench.execute('postgresql', 'DROP TABLE marks')
  expect(sourcesOf(await run('marks', document))).toMatchObject([{ from: null, whole: 'target', rows: 5 }])
  expect(await bench.query('postgresql', 'SELECT count(*) FROM marks')).toEqual([['5']])
})

test('a source of another address is read whole', async () => {
  const document = (file: string) => `sources: { sales: { from: ${file}.csv, mode: incremental, cursor: at } }
targets: { out: { input: sales, to: "postgresql:///city#moved", mode: upsert, key: [id] } }
`
  await writeCsv('here', FIRST)
  await writeCsv('there', THEN)
  await run('moved', document('here'))
  expect(sourcesOf(await run('moved', document('there')))).toMatchObject([{ from: null, whole: 'source', rows: 2 }])
})

test.each(['postgresql', 'clickhouse'] as const)(
  '%s: appended rows stand there once, ties of the cursor included',
  async (database) => {
    const name = `append_${database}`
    const document = `sources: { sales: { from: ${name}.csv, mode: incremental, cursor: at } }
steps: { dear: { type: filter, input: sales, where: "price > 5" }, named: { type: rename, input: dear, columns: { at: sold } } }
targets: { out: { input: named, to: "${database}:///city#${name}" } }
`
    await writeCsv(name, FIRST)
    await run(name, document)
    await writeCsv(name, [...FIRST, { id: 6, at: '2024-03-03 12:00:00', price: 60 }, ...THEN])
    const second = await run(name, document)
    expect(sourcesOf(second)).toMatchObject([
      { from: '2024-03-03 12:00:00', rows: 3, again: 2, after: '2024-03-04 09:00:00' },
    ])
    expect(second).toMatchObject({ written: 2, filtered: 4 })
    // All is read once more: the ledger knows what is there.
    expect(await run(name, document, { full: true })).toMatchObject({ written: 0 })
    expect(await bench.query(database, `SELECT id FROM ${name} ORDER BY id`)).toEqual([
      ['1'],
      ['2'],
      ['3'],
      ['5'],
      ['6'],
    ])
  },
)

test('a database is asked for new rows alone; two targets and a source that is read whole beside', async () => {
  await writeCsv('first', FIRST)
  await bench.load('first.csv', 'postgresql:///city#sold')
  await bench.write('names.csv', 'sale,name\n1,one\n2,two\n3,three\n4,four\n5,five\n')
  const document = `sources:
  sold: { from: "postgresql:///city#sold", mode: incremental, cursor: id, late: 1 }
  names: { from: names.csv }
steps:
  named: { type: join, left: sold, right: names, kind: left, on: "sold.id = names.sale" }
  short: { type: select, input: named, columns: { id: id, name: name } }
targets:
  short: { input: short, to: "clickhouse:///city#short", mode: upsert, key: [id] }
  sold: { input: sold, to: "postgresql:///city#sold_copy", mode: upsert, key: [id] }
`
  await run('asked', document)
  await writeCsv('then', THEN)
  await bench.load('then.csv', 'postgresql:///city#sold')
  const second = await run('asked', document)
  expect(sourcesOf(second)).toEqual([{ from: '2', whole: null, before: '3', after: '5', rows: 4, again: 2, nulls: 0 }])
  // Two readings of four rows, and the names.
  expect(second).toMatchObject({ read: 13, warnings: [expect.stringContaining('The source applies the condition')] })
  expect(await bench.query('clickhouse', 'SELECT id, name FROM short FINAL ORDER BY id')).toEqual([
    ['1', 'one'],
    ['2', 'two'],
    ['3', 'three'],
    ['4', 'four'],
    ['5', 'five'],
  ])
  expect(await bench.query('postgresql', 'SELECT count(*) FROM sold_copy')).toEqual([['5']])
})

test('Parquet files are read where they lie', async () => {
  const document = `sources: { sales: { from: "lain-*.parquet", mode: incremental, cursor: at, late: 1 day } }
steps:
  daily: { type: aggregate, input: sales, by: { day: "at::date" }, values: { total: "sum(price)" } }
targets: { out: { input: daily, to: "postgresql:///city#lain", mode: upsert, key: [day] } }
`
  await writeCsv('a', FIRST)
  await bench.load('a.csv', 'lain-a.parquet')
  await run('lain', document)
  await writeCsv('b', [...THEN, { id: 9, at: null, price: 1 }])
  await bench.load('b.csv', 'lain-b.parquet')
  expect(sourcesOf(await run('lain', document))).toMatchObject([
    { from: '2024-03-02 00:00:00', rows: 4, again: 3, nulls: 1, after: '2024-03-04 09:00:00' },
  ])
  const rows = await bench.query('postgresql', 'SELECT day::text, total FROM lain ORDER BY day')
  expect(rows.map(([day, total]) => `${day} ${total}`)).toEqual([
    '2024-03-01 10',
    '2024-03-02 25',
    '2024-03-03 30',
    '2024-03-04 40',
  ])
})

test.each([
  ['read', ['1', '2', '3', '7'], 1],
  ['skip', ['1', '2', '3'], 0],
] as const)('rows without a cursor: %s', async (nulls, expected, told) => {
  const name = `without_${nulls}`
  const document = `sources: { sales: { from: ${name}.csv, mode: incremental, cursor: at, nulls: ${nulls} } }
targets: { out: { input: sales, to: "postgresql:///city#${name}", mode: upsert, key: [id] } }
`
  await writeCsv(name, FIRST)
  await run(name, document)
  await writeCsv(name, [...FIRST, { id: 7, at: null, price: 1 }])
  expect(sourcesOf(await run(name, document))).toMatchObject([{ rows: 1, nulls: told, after: '2024-03-03 12:00:00' }])
  const ids = await bench.query('postgresql', `SELECT id FROM ${name} ORDER BY id`)
  expect(ids.map(([id]) => id)).toEqual(expected)
})

test('rows without a cursor may end a run before anything is published', async () => {
  const document = `sources: { sales: { from: ended.csv, mode: incremental, cursor: at, nulls: fail } }
targets: { out: { input: sales, to: "postgresql:///city#ended", mode: upsert, key: [id] } }
`
  await writeCsv('ended', [...FIRST, { id: 7, at: null, price: 1 }])
  await expect(run('ended', document)).rejects.toMatchObject({ code: 'incremental.cursor-null' })
  await expect(bench.query('postgresql', 'SELECT id FROM ended')).rejects.toMatchObject({ code: 'sql.failed' })
})

test('a cursor that cannot be ordered any more ends the run', async () => {
  const document = `sources: { sales: { from: unordered.csv, mode: incremental, cursor: at } }
steps: { days: { type: cast, input: sales, columns: { at: date } } }
targets: { out: { input: days, to: "postgresql:///city#unordered", mode: upsert, key: [id] } }
`
  await writeCsv('unordered', FIRST)
  await expect(run('unordered', document)).rejects.toMatchObject({ code: 'incremental.cursor-lost' })
})

test('the run that the next one goes on from is not cleared', async () => {
  const document = `sources: { sales: { from: cleared.csv, mode: incremental, cursor: at } }
targets: { out: { input: sales, to: "postgresql:///city#cleared", mode: upsert, key: [id] } }
`
  await writeCsv('cleared', FIRST)
  await run('cleared', document)
  const second = await run('cleared', document)
  const inAYear = new Date(Date.now() + 365 * 86_400_000)
  const { runs } = await cleanRuns(bench.settings, live, undefined, inAYear)
  expect(runs.map((each) => each.run)).not.toContain(second.run)
  expect(sourcesOf(await run('cleared', document))).toMatchObject([{ from: '2024-03-03 12:00:00', whole: null }])
})
