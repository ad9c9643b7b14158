import { lowerPipeline } from '@ai-etl/core/pipeline/plan/lower'
import type { Plan } from '@ai-etl/core/pipeline/plan/ops'
import type { PassName } from '@ai-etl/core/pipeline/plan/optimise'
import { optimise, PASSES } from '@ai-etl/core/pipeline/plan/optimise'
import { readPipeline } from '@ai-etl/core/pipeline/read'
import { emitQuery } from '@ai-etl/core/targets/sql/query'
import { parseType } from '@ai-etl/core/types/parse'
import type { DuckDBConnection } from '@duckdb/node-api'
import { DuckDBInstance } from '@duckdb/node-api'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'

/** Nulls in keys, repeated rows, keys without a partner on either side. */
const ROWS = `
  CREATE TABLE facts AS SELECT * FROM (VALUES
    (1, 'a', 10, DATE '2024-01-31'), (2, 'a', NULL, DATE '2024-02-29'), (3, 'b', -5, NULL), (4, NULL, 7, DATE '2024-01-31'),
    (5, 'c', 0, DATE '2023-12-31'), (5, 'c', 0, DATE '2023-12-31'), (6, '', 3, DATE '2024-03-01')) AS t(id, k, v, d);
  CREATE TABLE dims AS SELECT * FROM (VALUES
    ('a', 1, 'Центр'), ('b', 2, NULL), ('b', 3, 'Север'), (NULL, 4, 'никто'), ('z', 5, '😀')) AS t(k, w, title);`
const typed = (columns: Readonly<Record<string, string>>) =>
  Object.entries(columns).map(([name, type]) => ({ name, type: parseType(type), nullable: true }))
const SOURCES = new Map([
  ['facts', typed({ id: 'int32', k: 'string', v: 'int32', d: 'date' })],
  ['dims', typed({ k: 'string', w: 'int32', title: 'string' })],
])
/** Joined rows in the columns that every step gives. */
const BACK = '{ id: one.id, k: "coalesce(one.k, dims.k)", v: "coalesce(one.v, dims.w)", d: one.d }'
const SIDES = (kind: string, more = '') =>
  `{ type: join, kind: ${kind}, left: { input: IN, as: one }, right: dims, on: "one.k = dims.k"${more} }`

/** Steps that take and give the columns id, k, v and d; IN is the step before. */
const STEPS = [
  '{ type: filter, input: IN, where: "k = \'a\' or k is null" }',
  '{ type: filter, input: IN, where: "v > 0" }',
  '{ type: filter, input: IN, where: "true and (v is distinct from 7 or 1 = 2)" }',
  "{ type: filter, input: IN, where: \"d >= '2024-01-01' and k <> 'b' and v / v = 1\" }",
  '{ type: derive, input: IN, values: { v: "v * 2 - 1", k: "upper(k)" } }',
  '{ type: select, input: IN, columns: { id: id, k: k, v: "coalesce(v, 0)", d: "d + 1" } }',
  ...['inner', 'left', 'right', 'full'].map((kind) => SIDES(kind, `, columns: ${BACK}`)),
  SIDES('semi'),
  SIDES('anti'),
  '{ type: aggregate, input: IN, by: { k: k, d: d }, values: { id: max(id), v: sum(v), unused: count(*) } }',
  '{ type: window, input: IN, partitionBy: [k], orderBy: [{ by: id }, { by: v }], values: { v: "sum(v)", unused: row_number() } }',
  '{ type: distinct, input: IN }',
  '{ type: sort, input: IN, orderBy: [{ by: v, direction: desc }, { by: id }] }',
  '{ type: union, inputs: [IN, facts] }',
  '{ type: unpivot, input: IN, columns: [id, v], name: k, value: v }',
].map((step) => step.replaceAll('name: k, value: v', 'name: n, value: v'))

let connection: DuckDBConnection
beforeAll(async () => {
  connection = await (await DuckDBInstance.create(':memory:')).connect()
  await connection.run(ROWS)
})
afterAll(() => connection.closeSync())

function planOf(steps: readonly string[]): Plan | null {
  const text = steps.map((step, i) => `  s${i}: ${step.replaceAll('IN', i === 0 ? 'facts' : `s${i - 1}`)}`).join('\n')
  const { pipeline } = readPipeline(
    'p.yaml',
    `version: 1
name: p
sources: { facts: { from: facts.parquet }, dims: { from: dims.parquet } }
steps:
${text}
targets: { out: { input: s${steps.length - 1}, to: out.parquet } }
`,
  )
  const { plan, faults } = lowerPipeline(pipeline, SOURCES)
  return faults.length === 0 ? plan : null
}

async function rowsOf(plan: Plan): Promise<readonly string[]> {
  const sourceTables = { facts: 'facts', dims: 'dims' }
  const sql = emitQuery(plan, plan.targets[0].input, { dialect: 'duckdb', sourceTables })
  const reader = await connection.runAndReadAll(sql)
  return reader
    .getRowsJson()
    .map((row) => JSON.stringify(row))
    .sort()
}

test('an optimised plan gives the rows of the plain one, with all passes and with each alone', async () => {
  const names = Object.keys(PASSES) as PassName[]
  let compared = 0
  const steps = fc.array(fc.constantFrom(...STEPS), { minLength: 1, maxLength: 6 })
  const property = fc.asyncProperty(steps, fc.constantFrom(null, ...names), async (chosen, only) => {
    const plan = planOf(chosen)
    if (plan === null) return
    const without = only === null ? [] : names.filter((name) => name !== only)
    expect(await rowsOf(optimise(plan, without))).toEqual(await rowsOf(plan))
    compared++
  })
  await fc.assert(property, { numRuns: 300, seed: 20261123 })
  expect(compared).toBeGreaterThan(150)
})

test('conditions and columns reach the sources', () => {
  const steps = [SIDES('left', ', columns: { id: one.id, k: dims.title, v: one.v, d: one.d }'), STEPS[1], STEPS[12]]
  const plan = planOf(steps)
  if (plan === null) throw new Error('the steps do not fit')
  const optimised = optimise(plan)
  expect(emitQuery(optimised, 's2', { dialect: 'duckdb' })).toMatchSnapshot()
  const facts = optimised.nodes.find((node) => node.id === 'facts')
  expect(facts?.columns.map((column) => column.name)).toEqual(['id', 'k', 'v', 'd'])
  const dims = optimised.nodes.find((node) => node.id === 'dims')
  expect(dims?.columns.map((column) => column.name)).toEqual(['k', 'title'])
})
