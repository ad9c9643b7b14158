import { beforeAll, expect, test } from 'vitest'
import { dbtRunner } from './generated/dbt-runner.ts'
import type { Runner } from './generated/runner.ts'
import { mariadbRunner, pythonRunner } from './generated/server-runners.ts'
import { duckdbRunner } from './generated/sql-runners.ts'
import { knownCounts, openSuite, runSuite, type Share, type Suite } from './generated/suite.ts'
import { TABLES } from './generated/tables.ts'

/**
 * Generated expressions and pipelines give the engine's rows in the targets that need servers, or are refused. Two go at
 * a time, since each waits for a process of its own; Spark takes the machine to itself.
 */
let whole: Suite
beforeAll(async () => {
  whole = await suiteOf('duckdb')
}, 1_800_000)

async function suiteOf(holds: Runner['holds']): Promise<Suite> {
  const engine = await duckdbRunner(TABLES, holds)
  const suite = await openSuite(engine)
  await engine.close()
  return suite
}

/** Differences from the engine, and what was counted beside what the page tells. */
async function compared(suite: Suite, target: Runner, share?: Share) {
  const { differences, counts } = await runSuite(suite, target, share)
  await target.close()
  return { differences, counts, known: knownCounts(target.name, counts) ?? counts }
}

test.concurrent('mysql, on MariaDB', { timeout: 1_800_000 }, async () => {
  // Doubles of MySQL are finite: the engine is asked over such. Of New York, whose clocks change for ever, MySQL knows
  // nothing behind 2100, where some of the cases go.
  const suite = await suiteOf('mysql')
  const { differences, counts, known } = await compared(suite, await mariadbRunner(TABLES), { parts: [0, 1, 2, 4] })
  expect(differences).toEqual([])
  expect(counts).toEqual(known)
})

test.concurrent('pandas', { timeout: 1_800_000 }, async () => {
  const { differences, counts, known } = await compared(whole, await pythonRunner('pandas', TABLES))
  expect(differences).toEqual([])
  expect(counts).toEqual(known)
})

test('pyspark', { timeout: 1_800_000 }, async () => {
  // All of it takes Spark ten minutes: a fifth of the expressions each time, all with WHOLE=1, as the page tells.
  const isWhole = process.env.WHOLE === '1'
  const target = await pythonRunner('pyspark', TABLES)
  const { differences, counts, known } = await compared(whole, target, isWhole ? {} : { parts: [0] })
  expect(differences).toEqual([])
  expect(counts.pipelines).toEqual(known.pipelines)
  const fifth = { cases: whole.expressions[0].cases.length, refused: {} }
  expect(counts.expressions).toMatchObject(isWhole ? known.expressions : fifth)
})

test.concurrent.each(['duckdb', 'postgresql'] as const)('dbt, on %s', { timeout: 1_800_000 }, async (dialect) => {
  // A project has one zone: that of the first part.
  const target = await dbtRunner(dialect, TABLES, 'Europe/Moscow')
  const { differences, counts, known } = await compared(whole, target, { parts: [0] })
  expect(differences).toEqual([])
  expect(counts).toEqual(known)
})
