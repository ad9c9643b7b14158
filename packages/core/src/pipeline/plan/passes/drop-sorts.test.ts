import { expect, test } from 'vitest'
import { emitQuery } from '../../../targets/sql/query.ts'
import { parseType } from '../../../types/parse.ts'
import { readPipeline } from '../../read.ts'
import { lowerPipeline } from '../lower.ts'
import type { Plan } from '../ops.ts'
import { dropSorts } from './drop-sorts.ts'

const typed = (columns: Readonly<Record<string, string>>) =>
  Object.entries(columns).map(([name, type]) => ({ name, type: parseType(type), nullable: true }))
const SOURCES = new Map([['tickets', typed({ id: 'int64', price: 'decimal(9,2)', city: 'string' })]])

function planOf(steps: string, input: string): Plan {
  const { pipeline } = readPipeline(
    'p.yaml',
    `version: 1
name: p
sources: { tickets: { from: tickets.csv } }
steps:
  dearest: { type: sort, input: tickets, orderBy: [{ by: price, direction: desc }, { by: id }] }
${steps}
targets: { out: { input: ${input}, to: out.csv } }
`,
  )
  const { plan, faults } = lowerPipeline(pipeline, SOURCES)
  expect(faults).toEqual([])
  return plan
}
const sorts = (plan: Plan) => plan.nodes.filter(({ op }) => op.op === 'sort').length

test('rows are ordered once for a limit behind a sort', () => {
  const plan = planOf('  ten: { type: limit, input: dearest, count: 10 }', 'ten')
  const sql = (each: Plan) => emitQuery(each, 'ten', { dialect: 'duckdb' })
  expect(sql(plan)).toMatchInlineSnapshot(`
    "WITH
    "dearest" AS (
      SELECT
        "id",
        "price",
        "city"
      FROM "tickets"
      ORDER BY "price" DESC NULLS LAST, "id" ASC NULLS LAST
    )
    SELECT *
    FROM "dearest"
    ORDER BY "price" DESC NULLS LAST, "id" ASC NULLS LAST
    LIMIT 10"
  `)
  expect(sql(dropSorts(plan))).toMatchInlineSnapshot(`
    "SELECT
      "id",
      "price",
      "city"
    FROM "tickets"
    ORDER BY "price" DESC NULLS LAST, "id" ASC NULLS LAST
    LIMIT 10"
  `)
})

test.each([
  [
    'a limit behind a filter',
    '  some: { type: filter, input: dearest, where: "id > 1" }\n  end: { type: limit, input: some, count: 3 }',
  ],
  ['a join', '  end: { type: join, left: dearest, right: tickets, on: "dearest.id = tickets.id" }'],
  ['groups', '  end: { type: aggregate, input: dearest, by: { city: city }, values: { all: sum(price) } }'],
  [
    'an aggregate with an order of its own',
    '  end: { type: aggregate, input: dearest, by: {}, values: { one: first(city order by id) } }',
  ],
  ['another sort', '  end: { type: sort, input: dearest, orderBy: [{ by: id }] }'],
  ['values told apart', '  end: { type: distinct, input: dearest }'],
  ['a union', '  end: { type: union, inputs: [dearest, tickets] }'],
])('%s does without the sort before it', (_, steps) => {
  const plan = planOf(steps, 'end')
  expect(sorts(plan) - sorts(dropSorts(plan))).toBe(1)
})

test.each([
  ['a target', '  end: { type: filter, input: dearest, where: "id > 1" }'],
  [
    'a limit that does not know the order any more',
    '  cities: { type: select, input: dearest, columns: { city: city } }\n  end: { type: limit, input: cities, count: 3 }',
  ],
  [
    'an aggregate that takes rows as they come',
    '  end: { type: aggregate, input: dearest, by: {}, values: { one: first(city) } }',
  ],
  ['a window', '  end: { type: window, input: dearest, values: { number: row_number() } }'],
])('%s keeps the sort before it', (_, steps) => {
  const plan = planOf(steps, 'end')
  expect(dropSorts(plan)).toBe(plan)
})

test('a sort that is read for its order as well stays for all', () => {
  const plan = planOf('  ten: { type: limit, input: dearest, count: 10 }', 'ten')
  expect(sorts(dropSorts({ ...plan, targets: [...plan.targets, { name: 'all', input: 'dearest' }] }))).toBe(1)
})
