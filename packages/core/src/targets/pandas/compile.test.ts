import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { PipelineColumn } from '../../pipeline/columns.ts'
import { lowerPipeline } from '../../pipeline/plan/lower.ts'
import { readPipeline } from '../../pipeline/read.ts'
import { parseType } from '../../types/parse.ts'
import type { CompiledTarget } from '../capability.ts'
import { compilePandas } from './compile.ts'

const FOLDER = new URL('../../../../../golden/targets/pandas/', import.meta.url)

function compiled(text: string, sources: Readonly<Record<string, Readonly<Record<string, string>>>>): CompiledTarget {
  const { pipeline } = readPipeline('pipeline.yaml', text)
  const columns = Object.entries(sources).map(([name, types]): [string, PipelineColumn[]] => [
    name,
    Object.entries(types).map(([column, type]) => ({ name: column, type: parseType(type), nullable: true })),
  ])
  const { plan, faults } = lowerPipeline(pipeline, new Map(columns))
  expect(faults).toEqual([])
  return compilePandas(plan, pipeline)
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

const textOf = (target: CompiledTarget, path: string) => target.files.find((file) => file.path === path)?.text ?? ''

describe('the module, its requirements and its test are as reviewed', () => {
  const CITY = {
    tickets: {
      order_id: 'int64',
      order_status: 'string',
      created: 'timestamp',
      museum_inn: 'string',
      ticket_price: 'decimal(10,2)',
    },
    museums: { inn: 'string', museum_name: 'string' },
  }
  test.each([
    [
      'adults',
      'steps: { adults: { type: filter, input: people, where: "age >= 18" } }',
      'adults',
      { people: { name: 'string', age: 'int32' } },
    ],
    ['paid_by_month', CITY_STEPS, 'ranked', CITY],
  ])('%s', (name, steps, input, sources) => {
    const from = Object.keys(sources).map((source) => `  ${source}: { from: data/${source}.csv }`)
    const head = `version: 1\nname: ${name}\ntimezone: Europe/Moscow\nsources:\n${from.join('\n')}\n`
    const targets = `targets: { report: { input: ${input}, to: "postgresql://etl:\${CITY_PASSWORD}@db.example/city#public.${name}", mode: replace } }\n`
    const target = compiled(`${head}${steps}\n${targets}`, sources)
    expect(target.refused).toEqual([])
    for (const { path, text } of target.files) expect(text).toBe(reviewed(`${name}/${path}`, text))
  })
})

const CITY_STEPS = `params: { since: { type: date, default: 2021-01-01 } }
steps:
  paid:    { type: filter, input: tickets, where: "order_status = 'PAID' and created >= :since" }
  joined:  { type: join, left: paid, right: museums, kind: left, on: "paid.museum_inn = museums.inn" }
  monthly:
    type: aggregate
    input: joined
    by: { month: "date_trunc('month', created)", museum: museum_name }
    values: { revenue: "sum(ticket_price)", visitors: "count(*)" }
    having: "visitors > 10"
  ranked:
    type: window
    input: monthly
    partitionBy: [month]
    orderBy: [{ by: revenue, direction: desc }]
    values: { place: "rank()", previous: "lag(revenue)" }
checks:
  - { on: ranked, unique: [month, museum] }
  - { on: ranked, notNull: [revenue] }`

const HOSTILE = ['"', "'", '\\', '"""', '${x}', '{x}', '\\N{BULLET}', '# x', 'a\u2028b', '\u202e', "'); import os #"]

test.each(HOSTILE)('%j stays a text and a name', (hostile) => {
  const quoted = hostile.replaceAll("'", "''")
  const where = JSON.stringify(`name = '${quoted}'`)
  const text = `version: 1
name: hostile
description: ${JSON.stringify(`${hostile}\nimport os`)}
sources: { people: { from: people.csv } }
steps: { found: { type: filter, input: people, where: ${where} } }
targets: { out: { input: found, to: ${JSON.stringify(`out${encodeURIComponent(hostile)}.csv`)}, mode: replace } }
`
  const target = compiled(text, { people: { name: 'string', [hostile]: 'int64' } })
  const module = textOf(target, 'pipeline.py')
  expect(module.split('\n').filter((line) => line.startsWith('import os') && line !== 'import os')).toEqual([])
  expect(module.match(/^import os$/gm)?.length).toBe(1)
  expect(module).toContain('"name": TEXT')
})

describe('what pandas cannot give exactly is refused by step', () => {
  const refusedBy = (expression: string) =>
    compiled(
      `version: 1
name: refused
sources: { people: { from: people.csv } }
steps: { chosen: { type: select, input: people, columns: { value: ${JSON.stringify(expression)} } } }
targets: { out: { input: chosen, to: out.csv } }
`,
      { people: { name: 'string', pattern: 'string' } },
    )

  test.each([["regexp_like(name, '\\p{L}')", 'regexp_like']])('%s', (expression, what) => {
    const { files, refused } = refusedBy(expression)
    expect(files).toEqual([])
    expect(refused).toMatchObject([{ step: 'chosen', what }])
  })
})

describe('a password never gets into the code', () => {
  const target = (to: string) =>
    compiled(
      `version: 1
name: secret
sources: { people: { from: "postgresql://etl:hunter2@db.example/city#public.people" } }
targets: { out: { input: people, to: "${to}", mode: replace } }
`,
      { people: { name: 'string' } },
    )

  test('it comes from the environment', () => {
    const { warnings, ...made } = target('out.csv')
    expect(textOf({ ...made, warnings }, 'pipeline.py')).not.toMatch(/hunter/)
    expect(textOf({ ...made, warnings }, 'pipeline.py')).toContain('password="${PEOPLE_PASSWORD}"')
    expect(warnings.length).toBe(1)
  })

  test('what the program cannot reach is named without its login, and nothing else is tried', () => {
    const module = textOf(target('kafka://me:hunter3@broker:9092#people'), 'pipeline.py')
    expect(module).not.toMatch(/hunter|create_engine/)
    expect(module).toContain('raise SystemExit("out of reach of this module: out (kafka://broker:9092#people)')
  })
})

describe('what a program without a memory of loads would do otherwise is not tried', () => {
  test.each([
    ['mode: scd2, key: [name]', 'scd2'],
    ['mode: upsert, key: [name], missing: delete', 'missing'],
    ['mode: append, cursor: name', 'cursor'],
  ])('%s', (mode) => {
    const text = `version: 1
name: loads
sources: { people: { from: people.csv } }
targets: { out: { input: people, to: "postgresql://db.example/city#public.out", ${mode} } }
`
    const target = compiled(text, { people: { name: 'string' } })
    expect(textOf(target, 'pipeline.py')).toContain('"out of reach of this module: out (')
    expect(target.warnings.map((warning) => warning.en())).toEqual([expect.stringContaining('call run() with frames')])
  })
})

describe('sources are read by chunks where each row stands for itself', () => {
  const main = (steps: string, checks = '') =>
    textOf(
      compiled(
        `version: 1
name: rows
sources: { people: { from: people.csv } }
steps: { out: ${steps} }
targets: { out: { input: out, to: out.csv, mode: replace } }
${checks}`,
        { people: { name: 'string', age: 'int64' } },
      ),
      'pipeline.py',
    )

  test.each([
    ['{ type: filter, input: people, where: age > 5 }', '', true],
    ['{ type: derive, input: people, values: { old: age > 60 } }', '', true],
    ['{ type: derive, input: people, values: { at: now() } }', '', false],
    ['{ type: distinct, input: people }', '', false],
    ['{ type: filter, input: people, where: age > 5 }', 'checks: [{ on: out, notNull: [age] }]', false],
  ])('%s %s', (steps, checks, byChunks) => {
    expect(main(steps, checks).includes('for people in read_csv(')).toBe(byChunks)
  })
})
