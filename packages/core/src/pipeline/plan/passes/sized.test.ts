import { expect, test } from 'vitest'
import { emitQuery } from '../../../targets/sql/query.ts'
import { parseType } from '../../../types/parse.ts'
import { readPipeline } from '../../read.ts'
import { lowerPipeline } from '../lower.ts'
import type { Plan } from '../ops.ts'
import type { PassName, SourceSizes } from '../optimise.ts'
import { optimise, PASSES } from '../optimise.ts'

const typed = (columns: Readonly<Record<string, string>>) =>
  Object.entries(columns).map(([name, type]) => ({ name, type: parseType(type), nullable: true }))
const SOURCES = new Map([
  ['tickets', typed({ id: 'int64', museum: 'int32', price: 'decimal(9,2)', weight: 'float64', visitors: 'int32' })],
  ['museums', typed({ id: 'int32', city: 'string' })],
])
const sizes = (rows: number, museums = 50): SourceSizes => {
  const counts = { nulls: 0, distinct: museums }
  const columns = new Map([
    ['museum', counts],
    ['id', { nulls: 0, distinct: rows }],
  ])
  return new Map([
    ['tickets', { rows, facts: { rows, columns } }],
    ['museums', { rows: museums, facts: { rows: museums, columns: new Map([['id', counts]]) } }],
  ])
}

function planOf(values: string, kind = 'inner', more = ''): Plan {
  const { pipeline } = readPipeline(
    'p.yaml',
    `version: 1
name: p
sources: { tickets: { from: tickets.csv }, museums: { from: museums.csv } }
steps:
  named: { type: join, left: tickets, right: museums, kind: ${kind}, on: "tickets.museum = museums.id${more}" }
  by_city: { type: aggregate, input: named, by: { city: city }, values: { ${values} } }
targets: { out: { input: by_city, to: out.csv } }
`,
  )
  const { plan, faults } = lowerPipeline(pipeline, SOURCES)
  expect(faults).toEqual([])
  return plan
}

const only = (pass: PassName, plan: Plan, known: SourceSizes) => {
  const others = (Object.keys(PASSES) as PassName[]).filter((name) => name !== pass && name !== 'pruneColumns')
  const sql = (each: Plan) => emitQuery(each, 'by_city', { dialect: 'duckdb' })
  const [before, after] = [optimise(plan, [...others, pass]), optimise(plan, others, known)]
  return { before: sql(before), after: sql(after) }
}

test('groups of the many rows are made before they are joined', () => {
  const plan = planOf('revenue: sum(price), tickets: count(*), seen: sum(visitors), dearest: max(price)')
  const { before, after } = only('preAggregate', plan, sizes(1_000_000))
  expect(before).toMatchInlineSnapshot(`
    "WITH
    "named" AS (
      SELECT
        "tickets"."price" AS "price",
        "tickets"."visitors" AS "visitors",
        "museums"."city" AS "city"
      FROM "tickets"
      JOIN "museums"
        ON "tickets"."museum" = "museums"."id"
    )
    SELECT
      "city",
      sum("price") AS "revenue",
      count(*) AS "tickets",
      CAST(sum("visitors") AS BIGINT) AS "seen",
      max("price") AS "dearest"
    FROM "named"
    GROUP BY 1"
  `)
  expect(after).toMatchInlineSnapshot(`
    "WITH
    "by_city_parts" AS (
      SELECT
        "museum",
        sum("price") AS "revenue_part",
        count(*) AS "tickets_part",
        CAST(sum("visitors") AS BIGINT) AS "seen_part",
        max("price") AS "dearest_part"
      FROM "tickets"
      GROUP BY 1
    ),
    "by_city_joined" AS (
      SELECT
        "by_city_parts"."revenue_part" AS "revenue_part",
        "by_city_parts"."tickets_part" AS "tickets_part",
        "by_city_parts"."seen_part" AS "seen_part",
        "by_city_parts"."dearest_part" AS "dearest_part",
        "museums"."city" AS "city"
      FROM "by_city_parts"
      JOIN "museums"
        ON "by_city_parts"."museum" = "museums"."id"
    ),
    "by_city_totals" AS (
      SELECT
        "city",
        sum("revenue_part") AS "revenue",
        CAST(sum("tickets_part") AS DECIMAL(38, 0)) AS "tickets",
        CAST(sum("seen_part") AS DECIMAL(38, 0)) AS "seen",
        max("dearest_part") AS "dearest"
      FROM "by_city_joined"
      GROUP BY 1
    )
    SELECT
      "city",
      "revenue",
      CAST("tickets" AS BIGINT) AS "tickets",
      CAST("seen" AS BIGINT) AS "seen",
      "dearest"
    FROM "by_city_totals""
  `)
})

test.each([
  ['nothing is known', planOf('n: count(*)'), new Map()],
  ['there would be many groups', planOf('n: count(*)'), sizes(1000, 500)],
  ['sums of doubles depend on their order', planOf('w: sum(weight)'), sizes(1_000_000)],
  ['what is computed may fail for rows that meet no one', planOf('w: sum(price / visitors)'), sizes(1_000_000)],
  ['values of both sides are counted', planOf('n: count(*), c: count(city)'), sizes(1_000_000)],
  ['the other side is made up where it is missing', planOf('n: count(*)', 'full'), sizes(1_000_000)],
  ['values are told apart', planOf('n: count(distinct visitors)'), sizes(1_000_000)],
  [
    'the join looks at a column of many values',
    planOf('n: count(*)', 'inner', ' and tickets.id > 5'),
    sizes(1_000_000),
  ],
])('groups stay above the join where %s', (_, plan, known) => {
  const { before, after } = only('preAggregate', plan, known)
  expect(after).toBe(before)
})

test.each([
  ['inner', 'JOIN'],
  ['left', 'RIGHT JOIN'],
  ['right', 'LEFT JOIN'],
  ['full', 'FULL JOIN'],
])('the smaller input of a %s join comes to its right', (kind, words) => {
  const few = new Map([...sizes(10)].map(([name, size]) => [name, name === 'museums' ? { rows: 5000 } : size]))
  const { before, after } = only('chooseInputs', planOf('n: count(*)', kind), few)
  expect(before).toContain('FROM "tickets"')
  expect(after).toContain(`FROM "museums"\n  ${words} "tickets"`)
})

test.each([
  ['sizes are unknown', new Map()],
  ['they are about the same', sizes(60)],
])('inputs stay where %s', (_, known) => {
  const { before, after } = only('chooseInputs', planOf('n: count(*)'), known)
  expect(after).toBe(before)
})
