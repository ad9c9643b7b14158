import { afterAll, beforeAll, expect, test } from 'vitest'
import { SqlBench } from '../ddl/bench.embedded.ts'
import { isLimitOfEngine, limitCases } from './generated/limits.ts'
import { columnsOf, soakExpressions } from './generated/soak.ts'
import { duckdbRunner, embeddedRunner } from './generated/sql-runners.ts'
import { knownCounts, openSuite, runSuite, type Suite } from './generated/suite.ts'
import { EXTREMES, TABLES } from './generated/tables.ts'

/** Generated expressions and pipelines give the engine's rows in PostgreSQL and ClickHouse, or are refused. */
let bench: SqlBench
let suite: Suite
beforeAll(async () => {
  bench = await SqlBench.open()
  // The tables have no absent list, so that both databases hold what the engine holds.
  const engine = await duckdbRunner(TABLES, 'duckdb')
  suite = await openSuite(engine)
  await engine.close()
}, 1_800_000)
afterAll(() => bench?.close())

test.each(['postgresql', 'clickhouse'] as const)('%s', { timeout: 1_800_000 }, async (dialect) => {
  const target = await embeddedRunner(bench, dialect, TABLES)
  const { differences, counts } = await runSuite(suite, target)
  await target.close()
  expect(differences).toEqual([])
  expect(counts).toEqual(knownCounts(dialect, counts) ?? counts)
})

test.each(['postgresql', 'clickhouse'] as const)('limits of types, in %s', { timeout: 1_800_000 }, async (dialect) => {
  const tables = { given: EXTREMES }
  const [engine, target] = [await duckdbRunner(tables, 'duckdb'), await embeddedRunner(bench, dialect, tables)]
  const how = { table: EXTREMES, timezone: 'UTC', batch: 1 }
  const cases = limitCases(1, 200)
  const expected = await columnsOf(cases, engine, how)
  expect([...expected.values()].filter((column) => column instanceof Error).length).toBeGreaterThan(20)
  const { differences } = await soakExpressions(cases, expected, target, how)
  expect(differences.filter((difference) => !isLimitOfEngine(difference))).toEqual([])
  await Promise.all([engine.close(), target.close()])
})
