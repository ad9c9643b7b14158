import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { PipelineColumn } from '../../pipeline/columns.ts'
import { lowerPipeline } from '../../pipeline/plan/lower.ts'
import { readPipeline } from '../../pipeline/read.ts'
import { parseType } from '../../types/parse.ts'
import type { CompiledTarget } from '../capability.ts'
import { compilePyspark } from './compile.ts'

const FOLDER = new URL('../../../../../golden/targets/pyspark/', import.meta.url)

function compiled(text: string, sources: Readonly<Record<string, Readonly<Record<string, string>>>>): CompiledTarget {
  const { pipeline } = readPipeline('pipeline.yaml', text)
  const columns = Object.entries(sources).map(([name, types]): [string, PipelineColumn[]] => [
    name,
    Object.entries(types).map(([column, type]) => ({ name: column, type: parseType(type), nullable: true })),
  ])
  const { plan, faults } = lowerPipeline(pipeline, new Map(columns))
  expect(faults).toEqual([])
  return compilePyspark(plan, pipeline)
}

/** The reviewed file; UPDATE_GOLDEN=1 rewrites it, and the difference is the review. */
function reviewed(name: string, text: string): string {
  const file = new URL(name, FOLDER)
  if (process.env.UPDATE_GOLDEN === '1') {
    mkdirSync(new URL('.', file), { recursive: true })
    writeFileSync(file, text)
  }
  return readFileSync(file, 'utf8')
}

const CITY = `version: 1
name: paid_by_month
timezone: Europe/Moscow
params: { since: { type: date, default: 2021-01-01 } }
sources:
  tickets: { from: "data/tickets.csv?delimiter=;" }
  museums: { from: "postgresql://etl:\${CITY_PASSWORD}@db.example:5432/city#public.museums" }
steps:
  paid:    { type: filter, input: tickets, where: "order_status = 'PAID' and created >= :since" }
  joined:  { type: join, left: paid, right: museums, kind: left, on: "paid.museum_inn = museums.inn" }
  monthly:
    type: aggregate
    input: joined
    by: { month: "date_trunc('month', created)", museum: museum_name }
    values: { revenue: "sum(ticket_price)", visitors: "count(*)", mean: "avg(ticket_price)" }
    having: "visitors > 10"
  ranked:
    type: window
    input: monthly
    partitionBy: [month]
    orderBy: [{ by: revenue, direction: desc }]
    values: { place: "rank()", previous: "lag(revenue)" }
targets:
  report: { input: ranked, to: "spark://spark:15002#marts.paid_by_month", mode: replace }
  file: { input: ranked, to: "out/report.parquet", mode: append }
checks:
  - { on: ranked, unique: [month, museum] }
  - { on: ranked, holds: "place > 0" }
`

test('the module is as reviewed', () => {
  const target = compiled(CITY, {
    tickets: { order_status: 'string', created: 'timestamp', museum_inn: 'string', ticket_price: 'decimal(10,2)' },
    museums: { inn: 'string', museum_name: 'string' },
  })
  expect(target.refused).toEqual([])
  for (const { path, text } of target.files) expect(text).toBe(reviewed(`paid_by_month/${path}`, text))
})

const HOSTILE = ['"', "'", '\\', '"""', '${x}', '`', 'a.b', '# x', 'a\u2028b', '\u202e', "'); import os #"]

test.each(HOSTILE)('%j stays a text and a name', (hostile) => {
  const where = JSON.stringify(`name = '${hostile.replaceAll("'", "''")}'`)
  const text = `version: 1
name: hostile
description: ${JSON.stringify(`${hostile}\nimport os`)}
sources: { people: { from: people.csv } }
steps: { found: { type: filter, input: people, where: ${where} } }
targets: { out: { input: found, to: ${JSON.stringify(`out${encodeURIComponent(hostile)}.csv`)}, mode: replace } }
`
  const target = compiled(text, { people: { name: 'string', [hostile]: 'int64' } })
  const module = target.files[0].text
  expect(module.match(/^import os$/gm)?.length).toBe(1)
  expect(module).toContain('"name": "string"')
})

/** A module that computes one value of people. */
function valueOf(expression: string): CompiledTarget {
  return compiled(
    `version: 1
name: value
sources: { people: { from: people.csv } }
steps: { chosen: { type: select, input: people, columns: { value: ${JSON.stringify(expression)} } } }
targets: { out: { input: chosen, to: out.csv } }
`,
    { people: { name: 'string', a: 'int64', b: 'int64', z: 'timestamptz', t: 'timestamp', l: 'list<int64>' } },
  )
}

describe('a value is written', () => {
  test.each([
    ['mod(a + b, 9)', '((F.col("a") + F.col("b")) % F.nullif('],
    ['array_contains(l, -a)', '(-F.col("a")).isNotNull()'],
    ['length(name) + abs(a + b)', 'F.abs(F.col("a") + F.col("b"))'],
    ['add_hours(z, a + b)', '(F.col("a") + F.col("b")) * 3600000000'],
    ['add_days(z, a)', 'moment_at(F.col("z").cast("timestamp_ntz") + F.make_dt_interval(F.col("a").cast("int")))'],
    ['cast(t as timestamptz)', 'moment_at(F.col("t"))'],
    ["cast(timestamp '2021-03-28 02:30:00' as time)", 'F.lit("02:30:00")'],
  ])('%s', (expression, code) => {
    // Lines are broken at brackets: what is looked for stands on one.
    expect(valueOf(expression).files[0].text.replaceAll(/\n\s*/g, '')).toContain(code)
  })
})

describe('what Spark cannot give exactly is refused by step', () => {
  test.each([["regexp_like(name, '\\p{L}')", 'regexp_like']])('%s', (expression, what) => {
    const { files, refused } = valueOf(expression)
    expect(files).toEqual([])
    expect(refused).toMatchObject([{ step: 'chosen', what }])
  })
})
