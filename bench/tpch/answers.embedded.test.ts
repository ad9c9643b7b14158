import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Engine } from '@ai-etl/runtime/engine/database'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bothQueries, compareAnswers, openTables, QUERIES } from './answers.ts'
import { generate } from './generate.ts'

let folder: string
let engine: Engine
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ai-etl-tpch-'))
  const tables = join(folder, 'tables')
  await generate(tables, SCALE)
  engine = await openTables(tables, join(folder, 'scratch'))
})
afterAll(async () => {
  engine.close()
  await rm(folder, { recursive: true, force: true })
})

/** The least at which each query has an answer. */
const SCALE = 0.04

test('the tables have the cardinalities of the specification', async () => {
  const counted = ['customer', 'orders', 'part', 'partsupp', 'supplier', 'nation', 'region']
  const rows = await engine.rows(`SELECT ${counted.map((name) => `(SELECT count(*) FROM ${name})`).join(', ')}`)
  expect(rows[0].map(Number)).toEqual([6_000, 60_000, 8_000, 32_000, 400, 25, 5])
  const [[lines, ordering]] = await engine.rows(
    'SELECT (SELECT count(*) FROM lineitem) / 60000, (SELECT count(DISTINCT o_custkey) FROM orders WHERE o_custkey % 3 = 0)',
  )
  expect(Number(lines)).toBeCloseTo(4, 1)
  expect(Number(ordering)).toBe(0)
})

test.each(QUERIES)('%s as a pipeline gives the rows of the SQL written by hand', async (name) => {
  const queries = await bothQueries(engine, name, join(folder, 'tables'))
  expect(await compareAnswers(engine, name, queries)).toBeGreaterThan(0)
})
