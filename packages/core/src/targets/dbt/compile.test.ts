import { expect, test } from 'vitest'
import { lowerPipeline } from '../../pipeline/plan/lower.ts'
import { readPipeline } from '../../pipeline/read.ts'
import { scalar } from '../../types/logical.ts'
import { compileDbt } from './compile.ts'
import { dbtDialect } from './dialect.ts'

function compiled(target: string, dialect: 'postgresql' | 'duckdb' = 'postgresql') {
  const { pipeline } = readPipeline(
    'sales.yaml',
    `version: 1
name: Продажи
sources:
  sales: { from: "postgresql://etl@db/city#raw.sales" }
  rates: { from: rates.csv }
steps:
  large: { type: filter, input: sales, where: sum > 5 }
  noted: { type: derive, input: large, values: { note: "'a;b'" } }
targets:
  large: { input: noted, to: out/, ${target} }
checks:
  - { on: large, unique: [id] }
  - { on: large, notNull: [sum] }
`,
  )
  const columns = [
    { name: 'id', type: scalar('int64'), nullable: false },
    { name: 'sum', type: scalar('float64'), nullable: true },
  ]
  const sources = new Map([
    ['sales', columns],
    ['rates', columns],
  ])
  const { plan } = lowerPipeline(pipeline, sources)
  const { files, refused, warnings } = compileDbt(plan, pipeline, dialect)
  const texts: Record<string, string> = Object.fromEntries(files.map(({ path, text }) => [path, text]))
  return { texts, refused, warnings: warnings.map((warning) => warning.en()) }
}

test('a model a step, a mart a target, sources where they lie', () => {
  const { texts, warnings } = compiled('mode: replace')
  expect(Object.keys(texts).toSorted()).toEqual([
    'dbt_project.yml',
    'models/exposures.yml',
    'models/intermediate/int_large.sql',
    'models/intermediate/noted.sql',
    'models/intermediate/schema.yml',
    'models/marts/large.sql',
    'models/marts/schema.yml',
    'models/sources.yml',
    'models/staging/schema.yml',
    'models/staging/stg_rates.sql',
    'models/staging/stg_sales.sql',
    'profiles.yml',
    'requirements.txt',
  ])
  expect(texts['models/staging/stg_sales.sql']).toContain("FROM {{ source('prodazhi', 'sales') }}")
  expect(texts['models/intermediate/noted.sql']).toContain("FROM {{ ref('int_large') }}")
  expect(texts['models/marts/large.sql']).toBe(
    `SELECT\n  "id",\n  "sum",\n  "note"\nFROM {{ ref('noted') }} AS "noted"\n`,
  )
  expect(texts['models/sources.yml']).toMatch(
    /schema: raw[\s\S]*identifier: sales[\s\S]*var\('source_schema', target.schema\)/,
  )
  expect(texts['models/intermediate/schema.yml']).toMatch(/- unique\n[\s\S]*- not_null\n/)
  expect(warnings).toEqual(['the source rates is not in this database: bring it there as the table rates first'])
})

test('what a statement with a semicolon reads is a view', () => {
  const { texts } = compiled('mode: replace')
  expect(texts['models/intermediate/int_large.sql']).toMatch(/^\{\{ config\(materialized='view'\) \}\}/)
  expect(texts['models/intermediate/noted.sql']).not.toContain('config')
})

test.each([
  [
    'mode: upsert, key: [id]',
    `{{ config(materialized='incremental', incremental_strategy='delete+insert', unique_key=['"id"']) }}`,
  ],
  ['mode: append, cursor: id', '{% if is_incremental() %}\nWHERE (SELECT max("id") FROM {{ this }}) IS NULL OR "id" >'],
])('%s', (target, part) => {
  expect(compiled(target).texts['models/marts/large.sql']).toContain(part)
})

test('history is refused', () => {
  expect(compiled('mode: scd2, key: [id]')).toMatchObject({
    texts: {},
    refused: [{ step: 'large', what: 'mode scd2' }],
  })
})

test('the dialect is that of the target, where none is named', () => {
  const { pipeline } = readPipeline(
    'a.yaml',
    'version: 1\nname: a\nsources: { s: { from: a.csv } }\ntargets: { t: { input: s, to: "clickhouses://h/d#t" } }\n',
  )
  expect([dbtDialect(pipeline, null), dbtDialect(pipeline, 'duckdb')]).toEqual(['clickhouse', 'duckdb'])
  expect(() => dbtDialect(pipeline, 'mysql')).toThrow('Code of dbt is not made for mysql')
})
