import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { lowerPipeline } from '../../pipeline/plan/lower.ts'
import { readPipeline } from '../../pipeline/read.ts'
import { scalar } from '../../types/logical.ts'
import { compileDbt } from './compile.ts'
import { dbtDialect } from './dialect.ts'
import type { DbtDialect } from './project.ts'

function compiled(target: string, dialect: DbtDialect = 'postgresql', rates = 'rates.csv') {
  const { pipeline } = readPipeline(
    'sales.yaml',
    `version: 1
name: Продажи
sources:
  sales: { from: "postgresql://etl@db/city#raw.sales" }
  rates: { from: ${JSON.stringify(rates)} }
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
    { name: 'name', type: scalar('string'), nullable: true },
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
    `SELECT\n  "id",\n  "sum",\n  "name",\n  "note"\nFROM {{ ref('noted') }} AS "noted"\n`,
  )
  expect(texts['models/sources.yml']).toMatch(
    /schema: raw[\s\S]*identifier: sales[\s\S]*var\('source_schema', target.schema\)/,
  )
  expect(texts['models/intermediate/schema.yml']).toMatch(/- unique\n[\s\S]*- not_null\n/)
  expect(warnings).toEqual([
    'the source rates is not in this database: bring it there as the table rates first: ' +
      'ai-etl load "rates.csv" "postgresql://$PGUSER:$PGPASSWORD@$PGHOST/$PGDATABASE#rates" --mode replace',
  ])
})

test('what a statement with a semicolon reads is a view', () => {
  const { texts } = compiled('mode: replace')
  expect(texts['models/intermediate/int_large.sql']).toMatch(/^\{\{ config\(materialized='view'\) \}\}/)
  expect(texts['models/intermediate/noted.sql']).not.toContain('config')
})

test.each([
  [
    'mode: upsert, key: [id]',
    `{{ config(materialized='incremental', incremental_strategy='delete+insert', on_schema_change='append_new_columns', unique_key=['"id"']) }}`,
  ],
  ['mode: append, schema: freeze', "on_schema_change='fail'"],
  [
    'mode: append, cursor: id',
    'WHERE "id" IS NOT NULL\n{% if is_incremental() %}\n  AND ((SELECT max("id") FROM {{ this }}) IS NULL OR "id" > (',
  ],
  ['mode: upsert, key: [id], cursor: id', '"id" >= (SELECT max("id") FROM {{ this }})'],
])('%s', (target, part) => {
  expect(compiled(target).texts['models/marts/large.sql']).toContain(part)
})

test('rows that are changed by a key have one each: a build stops before them', () => {
  expect(compiled('mode: upsert, key: [id]').texts['tests/key_of_large.sql']).toBe(
    `SELECT "id"\nFROM {{ ref('noted') }}\nGROUP BY "id"\nHAVING count(*) > 1 OR "id" IS NULL\n`,
  )
})

test('rows of known keys changed, others added and those gone deleted are a table made anew', () => {
  expect(compiled('mode: upsert, key: [id], missing: delete').texts['models/marts/large.sql']).not.toContain('config')
})

test('history is a snapshot, and a view that shows it as the platform keeps it', () => {
  const { texts } = compiled('mode: scd2, key: [id], missing: delete')
  expect(texts['snapshots/large_history.sql']).toBe(`{% snapshot large_history %}
{{ config(
  strategy='check',
  check_cols='all',
  unique_key=['"id"'],
  hard_deletes='invalidate',
  snapshot_meta_column_names={'dbt_valid_from': '_valid_from', 'dbt_valid_to': '_valid_to'}
) }}

SELECT
  "id",
  "sum",
  "name",
  "note"
FROM {{ ref('noted') }} AS "noted"
{% endsnapshot %}
`)
  expect(texts['models/marts/large.sql']).toContain("_valid_to IS NULL AS _current\nFROM {{ ref('large_history') }}")
})

test.each([
  ['mode: scd2, key: [id]', 'clickhouse', 'mode scd2'],
  ['mode: scd2, key: [name, note]', 'postgresql', 'mode scd2'],
  ['mode: upsert', 'duckdb', 'mode upsert'],
  ['mode: upsert, key: [id], missing: mark', 'duckdb', 'missing: mark'],
  ['mode: append, schema: reject', 'duckdb', 'schema: reject'],
  ['mode: append, maxRejected: 5', 'duckdb', 'maxRejected: 5'],
] as const)('%s is refused on %s', (target, dialect, what) => {
  expect(compiled(target, dialect)).toMatchObject({ texts: {}, refused: [{ step: 'large', what }] })
})

test('what a profile found of a source is tested with a warning', () => {
  const { pipeline } = readPipeline(
    'a.yaml',
    'version: 1\nname: a\nsources: { s: { from: a.csv } }\ntargets: { t: { input: s, to: b.csv, mode: replace } }\n',
  )
  const columns = ['id', 'name', 'note'].map((name) => ({ name, type: scalar('string'), nullable: true }))
  const { plan } = lowerPipeline(pipeline, new Map([['s', columns]]))
  const facts = new Map([
    ['id', { nulls: 0, distinct: 9 }],
    ['name', { nulls: 0, distinct: 8 }],
    ['note', { nulls: 1, distinct: 8 }],
  ])
  const { files } = compileDbt(plan, pipeline, 'duckdb', { facts: new Map([['s', { rows: 9, columns: facts }]]) })
  const [sources] = files.filter(({ path }) => path === 'models/sources.yml')
  expect(parse(sources.text)).toMatchObject({
    sources: [
      {
        tables: [
          {
            columns: [
              {
                name: 'id',
                data_tests: [
                  { not_null: { config: { severity: 'warn' } } },
                  { unique: { config: { severity: 'warn' } } },
                ],
              },
              { name: 'name', data_tests: [{ not_null: { config: { severity: 'warn' } } }] },
              { name: 'note', quote: true },
            ],
          },
        ],
      },
    ],
  })
})

test('DuckDB reads Parquet where it lies, with paths that its templates leave alone', () => {
  const sources = (from: string) => {
    const { texts, warnings } = compiled('mode: replace', 'duckdb', from)
    return [/external_location: (.*)/.exec(texts['models/sources.yml'])?.[1] ?? null, warnings.length]
  }
  expect(sources('/data/r.parquet')).toEqual(["read_parquet('/data/r.parquet')", 1])
  expect(sources('/data/{a}.parquet')).toEqual([null, 2])
  expect(sources("/data/it's.parquet")).toEqual([null, 2])
  expect(sources('/data/r.csv')).toEqual([null, 2])
})

test('the dialect is that of the target, where none is named', () => {
  const { pipeline } = readPipeline(
    'a.yaml',
    'version: 1\nname: a\nsources: { s: { from: a.csv } }\ntargets: { t: { input: s, to: "clickhouses://h/d#t" } }\n',
  )
  expect([dbtDialect(pipeline, null), dbtDialect(pipeline, 'duckdb')]).toEqual(['clickhouse', 'duckdb'])
  expect(() => dbtDialect(pipeline, 'mysql')).toThrow('Code of dbt is not made for mysql')
})
