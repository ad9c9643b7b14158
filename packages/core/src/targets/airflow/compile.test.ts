import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { PipelineColumn } from '../../pipeline/columns.ts'
import { lowerPipeline } from '../../pipeline/plan/lower.ts'
import { readPipeline } from '../../pipeline/read.ts'
import { parseType } from '../../types/parse.ts'
import { compileAirflow } from './compile.ts'
import type { AirflowTasks } from './tasks.ts'

const FOLDER = new URL('../../../../../golden/targets/airflow/', import.meta.url)

const SALES = { id: 'int64', amount: 'int64', name: 'string' }

function compiled(text: string, tasks: AirflowTasks | null = null) {
  const { pipeline } = readPipeline('pipeline.yaml', text)
  const columns = Object.entries(SALES).map(
    ([name, type]): PipelineColumn => ({ name, type: parseType(type), nullable: true }),
  )
  const { plan, faults } = lowerPipeline(
    pipeline,
    new Map(Object.keys(pipeline.sources).map((name) => [name, columns])),
  )
  expect(faults).toEqual([])
  return compileAirflow(plan, pipeline, { text, lang: 'en', tasks, comments: {}, tags: [] })
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

const document = (name: string, from: string, to: string, mode = 'replace') => `version: 1
name: ${name}
params: { least: { type: int64, default: 5 } }
sources: { sales: { from: "${from}" } }
steps:
  large: { type: filter, input: sales, where: "amount > :least" }
  total: { type: aggregate, input: large, by: { name: name }, values: { total: sum(amount) } }
targets: { totals: { input: total, to: "${to}", mode: ${mode}, key: [name] } }
schedule: { cron: "0 3 * * *", timezone: Europe/Moscow }
checks: [{ on: total, unique: [name] }]
`
const DATABASE = 'postgresql://etl:${CITY_PASSWORD}@db.example/city'

test('the tag of the version tells texts apart', () => {
  const tag = (text: string) => /version-[0-9a-f]{8}/.exec(compiled(text).files[0].text)?.[0]
  const text = document('tagged', `${DATABASE}#sales`, `${DATABASE}#totals`)
  expect(tag(text)).toBe(tag(text))
  // The statements alone differ.
  expect(tag(text)).not.toBe(tag(text.replace('sum(amount)', 'max(amount)')))
})

describe('the module and what lies beside it are as reviewed', () => {
  test.each([
    ['command', document('by_command', '/data/${YEAR}/sales.csv', `${DATABASE}#public.totals`), null],
    ['query', document('by_query', `${DATABASE}#public.sales`, `${DATABASE}#public.totals`), null],
    ['query_of_mysql', document('by_mysql', 'mysql://db/city#sales', 'mysql://db/city#totals', 'upsert'), null],
    ['command_over_s3', document('over_s3', 's3://lake/sales/*.csv', `${DATABASE}#public.totals`), 'command' as const],
    ['pandas', document('by_pandas', '/data/sales.csv', `${DATABASE}#public.totals`, 'upsert'), 'python' as const],
  ])('%s', (folder, text, tasks) => {
    const { files, refused } = compiled(text, tasks)
    expect(refused).toEqual([])
    // The tag stands for all files: those of other targets have goldens of their own.
    for (const file of files.filter(({ path }) => !/requirements|pipeline\.py/.test(path))) {
      const made = file.text.replace(/version-[0-9a-f]{8}/, 'version-0')
      expect(made).toBe(reviewed(`${folder}/${file.path}`, made))
    }
  })
})

const refusals = (text: string, tasks: AirflowTasks) =>
  compiled(text, tasks).refused.map(({ step, what }) => `${step}: ${what}`)

test('tasks of a kind are refused where they would do something else', () => {
  const files = document('files', '/data/sales.csv', '/data/totals.parquet')
  const query = document('query', `${DATABASE}#sales`, `${DATABASE}#totals`)
  const deleting = query.replace('key: [name]', 'key: [name], missing: delete').replace('replace', 'upsert')
  expect(refusals(files, 'query')).toEqual(['files: tasks query'])
  expect(refusals(deleting, 'query')).toEqual(['totals: missing: delete'])
  expect(refusals(deleting, 'python')).toEqual(['totals: missing: delete', 'totals: address'])
  expect(refusals(document('lake', 's3://lake/*.csv', '/data/x.csv'), 'python')).toEqual(['sales: address'])
})

test('where a load has to remember, the platform’s command does it', () => {
  const names = (text: string) => compiled(text).files.map(({ path }) => path)
  const query = document('totals', `${DATABASE}#sales`, `${DATABASE}#totals`)
  expect(names(query)).toContain('totals/totals_3_insert.sql')
  expect(names(query.replace('replace', 'append'))).toEqual(['totals.py', 'totals.yaml'])
  expect(names(query.replace('key: [name]', 'verify: true'))).toEqual(['totals.py', 'totals.yaml'])
})

test('rows are held against those of an earlier run by the command alone', () => {
  const text = document('held', `${DATABASE}#sales`, `${DATABASE}#totals`).replace(
    'unique: [name]',
    'rows: { against: previous, atLeast: 0.9 }',
  )
  expect(compiled(text).files.map(({ path }) => path)).toEqual(['held.py', 'held.yaml'])
  expect(refusals(text, 'query')).toEqual(['total: rows against: previous'])
})

test('increments are read by the command alone: it remembers the marks', () => {
  const text = document('added', `${DATABASE}#sales`, `${DATABASE}#totals`)
    .replace(/(from: "[^"]*")/, '$1, mode: incremental, cursor: id')
    .replace('mode: replace', 'mode: upsert')
  expect(compiled(text).files.map(({ path }) => path)).toEqual(['added.py', 'added.yaml'])
  expect(refusals(text, 'query')).toEqual(['sales: mode: incremental'])
})

test('two databases of a name have connections of their own', () => {
  const { warnings } = compiled(
    document('two', DATABASE, `${DATABASE}#totals`).replace(DATABASE, 'postgresql://a:${A}@one/city#sales'),
  )
  const told = warnings.map((warning) => warning.en()).filter((text) => text.includes('connection'))
  expect(told).toEqual([
    'Airflow needs a connection postgresql_city to the database',
    'Airflow needs a connection postgresql_db_example_city to the database',
  ])
})

const HOSTILE = ['"', "'", '\\', '"""', '{{ 1 }}', '{% x %}', '# x', 'a\u2028b', '"); import os #']

test.each(HOSTILE)('%j in texts and names comes through as it is', (hostile) => {
  const text = `version: 1
name: hostile
description: ${JSON.stringify(`${hostile}\nimport os`)}
sources: { sales: { from: ${JSON.stringify(`/data/${encodeURIComponent(hostile)}.csv`)} } }
targets: { out: { input: sales, to: ${JSON.stringify(`/data/out${encodeURIComponent(hostile)}.csv`)}, mode: replace } }
`
  const module = compiled(text).files[0].text
  expect(module.match(/^import os$/gm)?.length).toBe(1)
  expect(module).not.toMatch(/filepath="[^\n]*\{\{ 1/)
})
