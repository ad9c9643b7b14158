import { describe, expect, test } from 'vitest'
import type { QueryableTable, QueryPlace } from '../../contracts/query.ts'
import { parseType } from '../../types/parse.ts'
import { lowerPipeline } from '../plan/lower.ts'
import { readPipeline } from '../read.ts'
import type { PlacedSource } from './candidate.ts'
import { placePipeline } from './place.ts'

const CITY: QueryPlace = { dialect: 'postgresql', id: 'city', name: 'postgresql:///city' }
const ELSE: QueryPlace = { dialect: 'postgresql', id: 'else', name: 'postgresql:///else' }

const table = (place: QueryPlace, name: string): QueryableTable => ({
  place,
  inexact: new Map(name === 'museums' ? [['ratio', 'real']] : []),
  from: () => `"public"."${name}"`,
})
const SOURCES = new Map<string, PlacedSource>([
  ['tickets', { rows: 1_000_000, table: table(CITY, 'tickets') }],
  ['museums', { rows: 100, table: table(CITY, 'museums') }],
  ['others', { rows: 100, table: table(ELSE, 'others') }],
  ['file', { rows: 100 }],
])
const COLUMNS = ['id int64', 'inn string', 'price decimal(9,2)', 'created timestamp', 'ratio float64'].map((text) => {
  const [name, type] = text.split(' ')
  return { name, type: parseType(type), nullable: true }
})

interface Wanted {
  readonly steps: Readonly<Record<string, string>>
  readonly target?: string
  readonly more?: string
  readonly pushDown?: boolean
  readonly sources?: ReadonlyMap<string, PlacedSource>
}

function place(wanted: Wanted) {
  const {
    steps,
    target = 'out: { input: LAST, to: out.parquet }',
    more = '',
    pushDown = true,
    sources = SOURCES,
  } = wanted
  const last = Object.keys(steps).at(-1) ?? ''
  const lines = Object.entries(steps).map(([name, step]) => `  ${name}: { ${step} }`)
  const { pipeline } = readPipeline(
    'p.yaml',
    `version: 1
name: p
sources: { ${[...SOURCES.keys()].map((name) => `${name}: { from: "${name}" }`).join(', ')} }
steps:
${lines.join('\n')}
targets: { ${target.replaceAll('LAST', last)} }
${more}`,
  )
  const columns = new Map([...SOURCES.keys()].map((name) => [name, COLUMNS]))
  const { plan, faults } = lowerPipeline(pipeline, columns)
  expect(faults).toEqual([])
  return placePipeline({ pipeline, plan, sources, targets: new Map([['out', CITY]]), pushDown })
}

const shown = (given: Wanted) => place(given).parts.map(({ name, where, why }) => `${name} ${where}: ${why.en()}`)

const GROUPED = 'type: aggregate, input: tickets, by: { inn: inn }, values: { total: sum(price) }'
const REPLACE = 'out: { input: LAST, to: "postgresql:///city#out", mode: replace }'

describe('a part of the steps', () => {
  test('is computed where its table is, when that gives fewer values', () => {
    expect(shown({ steps: { grouped: GROUPED } })).toMatchInlineSnapshot(`
      [
        "tickets source: its rows stay in postgresql:///city: grouped is computed there",
        "grouped source: postgresql:///city gives about 400 values instead of 2,000,000 to be read out (by numbers of rows alone)",
        "out load: appended rows are told from those of earlier runs by their sum, which the engine takes",
      ]
    `)
  })

  test('stays here where the database says itself that its groups are many', () => {
    const statistics = { exact: false, columns: new Map([['inn', { nulls: 0, distinct: 900_000 }]]) }
    const tickets = { rows: 1_000_000, table: table(CITY, 'tickets'), statistics }
    const told = shown({ steps: { grouped: GROUPED }, sources: new Map([...SOURCES, ['tickets', tickets]]) })
    expect(told[1]).toBe(
      'grouped engine: it would give about 1,800,000 values of 2,000,000 (by the statistics of the database): too few are saved by computing in postgresql:///city',
    )
  })

  test('of two tables of one database is one statement', () => {
    const { pieces } = place({
      steps: {
        cheap: 'type: filter, input: tickets, where: "price < 100"',
        named: 'type: join, left: cheap, right: museums, "on": "cheap.inn = museums.inn"',
        grouped: 'type: aggregate, input: named, by: { id: id_right }, values: { total: sum(price), n: count(*) }',
        odd: 'type: filter, input: grouped, where: "sqrt(n) > 1"',
      },
    })
    expect([...pieces.keys()]).toEqual(['grouped'])
    expect(pieces.get('grouped')?.query.sql).toMatchInlineSnapshot(`
      "WITH
      "cheap" AS (
        SELECT
          "inn",
          "price"
        FROM "public"."tickets" AS "tickets"
        WHERE "price" < 100.00
      ),
      "named" AS (
        SELECT
          "cheap"."price" AS "price",
          "museums"."id" AS "id_right"
        FROM "cheap"
        JOIN "public"."museums" AS "museums"
          ON "cheap"."inn" = "museums"."inn"
      )
      SELECT
        "id_right" AS "id",
        sum("price") AS "total",
        count(*) AS "n"
      FROM "named"
      GROUP BY 1"
    `)
  })

  test.each<[string, Wanted, RegExp]>([
    ['of a file', { steps: { a: 'type: sort, input: file, orderBy: [{ by: id }]' } }, /no table that a database/],
    [
      'of two databases',
      { steps: { a: 'type: join, left: tickets, right: others, "on": "tickets.id = others.id"' } },
      /several places/,
    ],
    ['whose rows are not fewer', { steps: { a: 'type: sort, input: tickets, orderBy: [{ by: id }]' } }, /too few/],
    [
      'of a column that SQL reads otherwise',
      { steps: { a: 'type: aggregate, input: museums, by: { ratio: ratio }, values: { n: count(*) }' } },
      /ratio \(real\)/,
    ],
    [
      'with what follows a collation',
      { steps: { a: 'type: aggregate, input: tickets, by: { inn: upper(inn) }, values: { n: count(*) }' } },
      /no upper of its own/,
    ],
    [
      'with what is emulated',
      { steps: { a: 'type: aggregate, input: tickets, by: { p: "round(price, 1)" }, values: { n: count(*) }' } },
      /no round of its own/,
    ],
    ['chosen by chance', { steps: { a: 'type: limit, input: tickets, count: 5' } }, /limit would not give/],
    [
      'of a table that another step reads, too',
      {
        steps: {
          a: GROUPED,
          b: 'type: join, left: tickets, right: a, "on": "tickets.inn = a.inn"',
          c: 'type: join, kind: semi, left: b, right: file, "on": "b.inn = file.inn"',
        },
      },
      /tickets is read elsewhere/,
    ],
    ['switched off', { steps: { a: GROUPED }, pushDown: false }, /switched off/],
  ])('%s stays in the engine', (_, given, why) => {
    const placed = place(given)
    expect([...placed.pieces]).toEqual([])
    const [first] = placed.parts.filter(({ kind }) => kind === 'step')
    expect(first).toMatchObject({ where: 'engine', sql: null })
    expect(first.why.en()).toMatch(why)
    expect(first.why.ru()).toMatch(/[а-я]/)
  })

  test('plain steps are left to the load', () => {
    const chain = { kept: 'type: filter, input: tickets, where: "price > 5"' }
    expect(shown({ steps: chain })).toMatchInlineSnapshot(`
      [
        "tickets load: read by a load, which proves its types and sets faulty rows aside",
        "kept load: a load does it row by row while it reads",
        "out load: appended rows are told from those of earlier runs by their sum, which the engine takes",
      ]
    `)
  })
})

describe('a target', () => {
  test('is filled where its tables are, its checks made on what is staged', () => {
    const checks = 'checks: [{ on: grouped, unique: [inn] }, { on: grouped, rows: { atLeast: 1 } }]'
    const { parts, within } = place({ steps: { grouped: GROUPED }, target: REPLACE, more: checks })
    expect(parts.map(({ name, where }) => [name, where])).toEqual([
      ['tickets', 'target'],
      ['grouped', 'target'],
      ['out', 'target'],
    ])
    expect(within.get('out')?.checks.map(({ sql }) => sql)).toMatchInlineSnapshot(`
      [
        "SELECT count(*) FROM (
      WITH
      "check_1_grouped" AS (
        SELECT
          "inn",
          count(*) AS "repeats"
        FROM ai_etl_staged AS "grouped"
        GROUP BY 1
      )
      SELECT *
      FROM "check_1_grouped"
      WHERE "repeats" > 1
      ) AS counted_rows",
        "SELECT count(*) FROM (
      SELECT
        "inn",
        "total"
      FROM ai_etl_staged AS "grouped"
      ) AS counted_rows",
      ]
    `)
  })

  test.each<[string, Wanted, RegExp]>([
    ['that rows are appended to', { steps: { a: GROUPED }, target: REPLACE.replace('replace', 'append') }, /sum/],
    ['that is verified', { steps: { a: GROUPED }, target: REPLACE.replace('}', ', verify: true }') }, /verify/],
    [
      'beside a check of other rows',
      { steps: { a: GROUPED }, target: REPLACE, more: 'checks: [{ on: tickets, notNull: [id] }]' },
      /one moment/,
    ],
    [
      'with another target that reads the same',
      { steps: { a: GROUPED }, target: `${REPLACE}, more: { input: tickets, to: x.csv }` },
      /writes the rows of a/,
    ],
  ])('%s is loaded', (_, given, why) => {
    const { parts, within } = place(given)
    expect([...within]).toEqual([])
    expect(parts.find(({ kind }) => kind === 'target')?.why.en()).toMatch(why)
  })
})
