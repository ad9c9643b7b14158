import { writeFile } from 'node:fs/promises'
import { advise } from '@ai-etl/core/advice/advise'
import { profileOf, tableOf } from '@ai-etl/core/ddl/testing/profile'
import { analyzeQueries } from '@ai-etl/core/queries/analyze'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { SqlBench } from '../ddl/bench.embedded.ts'
import { runExperiment } from './run.ts'

const ROWS = 3_000
const KINDS = ['тур', 'концерт', "it's", 'лекция', 'выставка', 'кино', 'театр', 'детям', 'музыка', 'квест']

let bench: SqlBench
const live = { signal: new AbortController().signal, progress: () => undefined }

beforeAll(async () => {
  bench = await SqlBench.open()
  const lines = Array.from({ length: ROWS }, (_, i) => `${1_000 + i},${day(i)},${KINDS[i % KINDS.length]},${i % 97}.5`)
  await writeFile(`${bench.settings.workingDir}/visits.csv`, `id,day,kind,price\n${lines.join('\n')}\n`)
})
afterAll(() => bench.close())

function day(i: number): string {
  return new Date(Date.UTC(2021, 0, 1) + Math.floor(i / 10) * 86_400_000).toISOString().slice(0, 10)
}

const table = tableOf(
  'visits',
  ROWS,
  {
    id: ['int32', { distinct: ROWS, min: '1000', max: '3999', longest: 4, order: 1 }],
    day: ['date', { distinct: ROWS / 10, min: day(0), max: day(ROWS - 1), longest: 10, order: 1 }],
    kind: ['string', { distinct: KINDS.length, longest: 8 }],
    price: ['decimal(3,1)', { distinct: 97, min: '0.5', max: '96.5', longest: 4 }],
  },
  {
    keys: [{ columns: ['id'], exact: true, verdict: 'unique' }],
    timeAxis: { column: 'day', from: day(0), to: day(ROWS - 1), perDay: 10, orderCorrelation: 1 },
  },
)
const profile = profileOf('visits.csv', [table])

it('measures derived queries in both databases, and leaves nothing behind', async () => {
  const { rows, results } = await runExperiment(
    { profile, source: 'visits.csv', rows: 2_000, runs: 1 },
    bench.settings,
    live,
  )
  expect(rows).toBe(2_000)
  expect(results.map(({ store }) => store)).toEqual(['clickhouse', 'postgresql'])
  for (const { bytes, queries } of results) {
    expect(bytes).toBeGreaterThan(1_000)
    expect(queries.map(({ sql }) => sql.slice(0, 12))).toEqual(['SELECT date_', 'SELECT sum(p', 'SELECT * FRO'])
    expect(queries.every(({ milliseconds }) => milliseconds > 0)).toBe(true)
  }
  for (const [store, sql] of [
    ['postgresql', "SELECT datname AS name FROM pg_database WHERE datname LIKE 'ai_etl_experiment%'"],
    ['clickhouse', "SELECT name FROM system.databases WHERE name LIKE 'ai_etl_experiment%'"],
  ] as const) {
    const session = await bench.session(store)
    expect(await session.query(sql)).toEqual([])
    await session.close()
  }
  expect(advise(profile, { experiment: { rows, results } }, 'en').experiment).toMatchObject({ rows, agrees: true })
})

it('runs the given queries that both databases take', async () => {
  const sql = [
    'select kind, avg(price) from visits group by kind; select toYear(day) from visits; select count(*) from visits where id = 1001',
  ]
  const queries = await analyzeQueries(sql, profile, 'en')
  const { results } = await runExperiment({ profile, source: 'visits.csv', queries, runs: 1 }, bench.settings, live)
  for (const result of results) {
    expect(result.queries.map((query) => query.sql).toSorted()).toEqual([
      'select count(*) from visits where id = 1001',
      'select kind, avg(price) from visits group by kind',
    ])
  }
})
