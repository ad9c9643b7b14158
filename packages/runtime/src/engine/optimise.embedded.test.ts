import { lowerPipeline } from '@ai-etl/core/pipeline/plan/lower'
import type { Plan } from '@ai-etl/core/pipeline/plan/ops'
import type { PassName, SourceSizes } from '@ai-etl/core/pipeline/plan/optimise'
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
/** What is known, or thought to be, of the sources: whatever passes choose by it, the rows are the same. */
const known = (facts: number, dims: number, distinct: number): SourceSizes =>
  new Map(
    [...SOURCES].map(([name, columns]) => {
      const rows = name === 'facts' ? facts : dims
      const counts = columns.map((column) => [column.name, { nulls: 0, distinct }] as const)
      return [name, { rows, facts: { rows, columns: new Map(counts) } }]
    }),
  )
const SIZES: readonly SourceSizes[] = [new Map(), known(1_000_000, 10, 3), known(10, 1_000_000, 3)]
/** Joined rows in the columns that every step gives. */
const BACK = '{ id: one.id, k: "coalesce(one.k, dims.k)", v: "coalesce(one.v, dims.w)", d: one.d }'
const SIDES = (kind: string, more = '') =>
  `{ type: join, kind: ${kind}, left: { input: IN, as: one }, right: dims, on: "one.k = dims.k"${more} }`

/** Joins whose numbers are all of one side, and what may be grouped below them. */
const ONE_SIDED = [
  ...['inner', 'left'].map((kind) => SIDES(kind, ', columns: { id: one.id, k: dims.title, v: one.v, d: one.d }')),
  ...['inner', 'right'].map((kind) => SIDES(kind, ', columns: { id: dims.w, k: one.k, v: dims.w, d: one.d }')),
]
const GROUPINGS = [
  '{ type: aggregate, input: IN, by: { k: k, d: d }, values: { id: max(id), v: sum(v), unused: count(*) } }',
  '{ type: aggregate, input: IN, by: { k: k, d: d }, values: { id: min(id), v: count(v) } }',
  '{ type: aggregate, input: IN, by: {}, values: { id: count(*), v: sum(id), unused: sum(v) } }',
]

/** The first rows of an order that tells apart all rows that differ. */
const FIRST = [
  '{ type: select, input: IN, columns: { id: id, k: k, v: v, d: d } }',
  '{ type: sort, input: IN, orderBy: [{ by: d, direction: desc }, { by: v }, { by: k }, { by: id }] }',
  '{ type: filter, input: IN, where: "id <> 2" }',
  '{ type: limit, input: IN, count: 3, offset: 1 }',
]

/** Steps that take and give the columns id, k, v and d; IN is the step before. */
const STEPS = [
  '{ type: filter, input: IN, where: "k = \'a\' or k is null" }',
  '{ type: filter, input: IN, where: "v > 0" }',
  '{ type: filter, input: IN, where: "true and (v is distinct from 7 or 1 = 2)" }',
  "{ type: filter, input: IN, where: \"d >= '2024-01-01' and k <> 'b' and v / v = 1\" }",
  '{ type: derive, input: IN, values: { v: "v * 2 - 1", k: "upper(k)" } }',
  '{ type: select, input: IN, columns: { id: id, k: k, v: "coalesce(v, 0)", d: "d + 1" } }',
  ...['inner', 'left', 'right', 'full'].map((kind) => SIDES(kind, `, columns: ${BACK}`)),
  ...ONE_SIDED,
  SIDES('semi'),
  SIDES('anti'),
  ...GROUPINGS,
  // Rows that tie in all of these are the same row: which of them is the first shows in no column.
  '{ type: window, input: IN, partitionBy: [k], orderBy: [{ by: id }, { by: v }, { by: d }], values: { v: "sum(v)", unused: row_number() } }',
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
  const seen = new Set<string>()
  const some = (least: number, most: number) =>
    fc.array(fc.constantFrom(...STEPS), { minLength: least, maxLength: most })
  const grouped = fc.tuple(some(0, 2), fc.constantFrom(...ONE_SIDED), fc.constantFrom(...GROUPINGS), some(0, 2))
  const first = fc.tuple(some(0, 2), some(0, 2))
  const steps = fc.oneof(
    { arbitrary: some(1, 6), weight: 3 },
    { arbitrary: grouped.map(([before, join, group, after]) => [...before, join, group, ...after]), weight: 1 },
    { arbitrary: first.map(([before, after]) => [...before, ...FIRST, ...after]), weight: 1 },
  )
  const which = fc.constantFrom(null, ...names)
  const property = fc.asyncProperty(steps, which, fc.constantFrom(...SIZES), async (chosen, only, sizes) => {
    const plan = planOf(chosen)
    if (plan === null) return
    const without = only === null ? [] : names.filter((name) => name !== only)
    const optimised = optimise(plan, without, sizes)
    expect(await rowsOf(optimised)).toEqual(await rowsOf(plan))
    if (optimised.nodes.some(({ id }) => id.endsWith('_parts'))) seen.add('grouped before')
    if (optimised.nodes.some(({ op }) => op.op === 'join' && op.left === 'dims')) seen.add('mirrored')
    const sorts = ({ nodes }: Plan) => nodes.filter(({ op }) => op.op === 'sort').length
    if (sorts(optimised) < sorts(plan)) seen.add('sorted once')
    compared++
  })
  await fc.assert(property, { numRuns: 400, seed: 20261123 })
  expect(compared).toBeGreaterThan(150)
  expect([...seen].sort()).toEqual(['grouped before', 'mirrored', 'sorted once'])
})

test('conditions and columns reach the sources', () => {
  const steps = [SIDES('left', ', columns: { id: one.id, k: dims.title, v: one.v, d: one.d }'), STEPS[1], GROUPINGS[0]]
  const plan = planOf(steps)
  if (plan === null) throw new Error('the steps do not fit')
  const optimised = optimise(plan)
  expect(emitQuery(optimised, 's2', { dialect: 'duckdb' })).toMatchSnapshot()
  const facts = optimised.nodes.find((node) => node.id === 'facts')
  expect(facts?.columns.map((column) => column.name)).toEqual(['id', 'k', 'v', 'd'])
  const dims = optimised.nodes.find((node) => node.id === 'dims')
  expect(dims?.columns.map((column) => column.name)).toEqual(['k', 'title'])
})
