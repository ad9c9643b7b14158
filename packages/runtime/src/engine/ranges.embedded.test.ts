import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { PipelineColumn } from '@ai-etl/core/pipeline/columns'
import { lowerPipeline } from '@ai-etl/core/pipeline/plan/lower'
import type { Range } from '@ai-etl/core/pipeline/plan/ranges'
import { readPipeline } from '@ai-etl/core/pipeline/read'
import { emitQuery } from '@ai-etl/core/targets/sql/query'
import { parseType } from '@ai-etl/core/types/parse'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Engine, literal } from './database.ts'
import { parquetRanges } from './ranges.ts'

const TYPES = { price: 'decimal(15,2)', share: 'decimal(15,4)', wide: 'decimal(30,3)', n: 'int64', small: 'int16' }
const COLUMNS: readonly PipelineColumn[] = Object.entries(TYPES).map(([name, type]) => ({
  name,
  type: parseType(type),
  nullable: true,
}))
const ROWS = `VALUES (104949.50, 0.1000, 123456.789, 6000000, 7), (-0.01, -0.0999, -1.001, -3, -32768), (NULL, NULL, NULL, NULL, NULL), (0, 0, 0, 0, 0)`

let folder: string
let engine: Engine
let file: string
let ranges: ReadonlyMap<string, Range>
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ai-etl-ranges-'))
  file = join(folder, 'numbers.parquet')
  engine = await Engine.open(folder, 'UTC')
  const typed = 'price::DECIMAL(15,2), share::DECIMAL(15,4), wide::DECIMAL(30,3), n::BIGINT, small::SMALLINT'
  const names = Object.keys(TYPES).join(', ')
  const named = typed.replaceAll(/(\w+)::([^)]+\)|\w+)/g, 'CAST($1 AS $2) AS $1')
  await engine.run(`COPY (SELECT ${named} FROM (${ROWS}) AS t(${names})) TO ${literal(file)} (FORMAT parquet)`)
  ranges = await parquetRanges(engine, [file], COLUMNS, new AbortController().signal)
})
afterAll(async () => {
  engine.close()
  await rm(folder, { recursive: true, force: true })
})

test('numbers lie within what the statistics of the file say; wide decimals have none that are read', () => {
  expect(Object.fromEntries(ranges)).toEqual({
    price: { least: -1n, most: 10494950n },
    share: { least: -999n, most: 1000n },
    n: { least: -3n, most: 6000000n },
    small: { least: -32768n, most: 7n },
  })
})

/** The query for values over the file, and their types as the tree has them. */
function queryFor(values: Readonly<Record<string, string>>, measured: boolean): string {
  const text = JSON.stringify({
    version: 1,
    name: 'numbers',
    sources: { numbers: { from: 'numbers.parquet' } },
    steps: {
      computed: { type: 'select', input: 'numbers', columns: values },
      summed: {
        type: 'aggregate',
        input: 'computed',
        values: Object.fromEntries(Object.keys(values).map((name) => [name, `sum(${name})`])),
      },
    },
    targets: { out: { input: 'summed', to: 'out.parquet' } },
  })
  const { plan, faults } = lowerPipeline(readPipeline('numbers.json', text).pipeline, new Map([['numbers', COLUMNS]]))
  if (faults.length > 0) throw faults[0].error
  const sourceTables = { numbers: `read_parquet(${literal(file)})` }
  const known = measured ? { ranges: new Map([['numbers', ranges]]) } : {}
  const query = (node: string) => emitQuery(plan, node, { dialect: 'duckdb', sourceTables, ...known })
  const texts = Object.keys(values).map((name) => `typeof(${name}) || ' ' || coalesce(${name}::VARCHAR, 'NULL')`)
  return ['computed', 'summed'].map((node) => `SELECT ${texts.join(', ')} FROM (${query(node)})`).join(' UNION ALL ')
}

const operand = fc.constantFrom('price', 'share', 'wide', 'n', 'small', '1', '0.05', '-3', '12345678901', '99.999')
const expression = fc.letrec<{ tree: string }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 3 },
    operand,
    fc.tuple(tie('tree'), fc.constantFrom('+', '-', '*'), tie('tree')).map(([a, by, b]) => `(${a} ${by} ${b})`),
    tie('tree').map((a) => `(- ${a})`),
    fc.tuple(tie('tree'), tie('tree')).map(([a, b]) => `(case when small > 0 then ${a} else ${b} end)`),
    tie('tree').map((a) => `cast(${a} as decimal(38,6))`),
  ),
})).tree

test('arithmetic gives the same numbers of the same types, whether their ranges are known or not', async () => {
  let compared = 0
  const property = fc.asyncProperty(expression, async (each) => {
    const values = { result: `${each} * price`, added: `${each} + share` }
    // What does not fit into 38 digits is an error either way.
    const plain = await engine.rows(queryFor(values, false)).catch(() => null)
    if (plain === null) return
    expect(await engine.rows(queryFor(values, true))).toEqual(plain)
    compared++
  })
  await fc.assert(property, { numRuns: 200, seed: 20261123 })
  expect(compared).toBeGreaterThan(100)
})

test('products of short decimals are exact where 64 bits do not hold them', async () => {
  const large = "cast('9999999999999.99' as decimal(15,2))"
  const rows = await engine.rows(queryFor({ result: `(price + ${large}) * ${large}` }, true))
  // (104,949.50 + 9,999,999,999,999.99) × 9,999,999,999,999.99
  expect(rows[0]).toEqual(['DECIMAL(31,4) 100000001049494799999998950.5051'])
})
