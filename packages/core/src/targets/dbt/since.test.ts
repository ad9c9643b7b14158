import { expect, test } from 'vitest'
import { lowerPipeline } from '../../pipeline/plan/lower.ts'
import { readPipeline } from '../../pipeline/read.ts'
import { parseType } from '../../types/parse.ts'
import { compileDbt } from './compile.ts'
import type { DbtDialect } from './project.ts'

const COLUMNS = Object.entries({ id: 'int64', at: 'timestamp', price: 'int64' }).map(([name, type]) => ({
  name,
  type: parseType(type),
  nullable: true,
}))

function mart(source: string, steps: string, target: string, dialect: DbtDialect = 'postgresql') {
  const { pipeline } = readPipeline(
    'p.yaml',
    `version: 1
name: p
sources: { sales: { from: "postgresql:///db#sales", mode: incremental, cursor: ${source} } }
steps: { ${steps} }
targets: { out: { to: "postgresql:///db#out", ${target} } }
`,
  )
  const { plan } = lowerPipeline(pipeline, new Map([['sales', COLUMNS]]))
  const { files, refused } = compileDbt(plan, pipeline, dialect)
  const text = files.find(({ path }) => path === 'models/marts/out.sql')?.text ?? ''
  return { since: text.slice(text.indexOf('{% if')), refused }
}

const DAYS = `days: { type: aggregate, input: sales, by: { day: "date_trunc('day', at)" }, values: { n: count(*) } }`
const DEAR = 'dear: { type: filter, input: sales, where: "price > 1" }'

test.each<[string, string, string, string, DbtDialect, string]>([
  [
    'rows within the late window are taken again',
    'at, late: 2 days',
    DEAR,
    'input: dear, mode: upsert, key: [id]',
    'postgresql',
    `OR "at" >= (SELECT max("at") FROM {{ this }}) - INTERVAL '2' DAY`,
  ],
  [
    'and a period more, since the window may begin within one',
    'at, late: 2 days',
    DAYS,
    'input: days, mode: upsert, key: [day]',
    'clickhouse',
    'OR `day` >= (SELECT max(`day`) FROM {{ this }}) - INTERVAL 3 DAY',
  ],
  [
    'numbers by numbers',
    'id, late: 10',
    DEAR,
    'input: dear, mode: upsert, key: [id]',
    'duckdb',
    'OR "id" >= (SELECT max("id") FROM {{ this }}) - 10',
  ],
  [
    'appended rows are those behind the greatest known',
    'at',
    DEAR,
    'input: dear',
    'postgresql',
    'AND ((SELECT max("at") FROM {{ this }}) IS NULL OR "at" > (SELECT max("at") FROM {{ this }}))',
  ],
])('%s', (_, source, steps, target, dialect, expected) => {
  const { since, refused } = mart(source, steps, target, dialect)
  expect(refused).toEqual([])
  expect(since).toContain(expected)
})

test('rows without a cursor are told by runs of the platform alone', () => {
  const { refused } = mart('at, nulls: skip', DEAR, 'input: dear, mode: upsert, key: [id]')
  expect(refused.map(({ step, what }) => `${step} ${what}`)).toEqual(['sales nulls: skip'])
})
