import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { BOUNDARIES, killedAt } from './crash.embedded.ts'
import type { Database } from './fixture.embedded.ts'
import { LoadBench } from './fixture.embedded.ts'

/**
 * The crash matrix: a load is killed with SIGKILL at each commit boundary of each database, in each mode. Right after,
 * the table is as it was or wholly loaded, never in between; the same load again makes it equal to the truth.
 */
const MODES = ['append', 'replace', 'upsert', 'scd2'] as const

const BASE = { from: 0, to: 1_000, value: 'old' }
const INPUT = { from: 500, to: 40_500, value: 'new' }

/** What stands in the table, by value: rows and the sum of their ids. */
type Content = Readonly<Record<string, readonly [rows: number, ids: number]>>

const sum = (from: number, to: number) => ((from + to - 1) * (to - from)) / 2
const BEFORE: Content = { old: [1_000, sum(0, 1_000)] }
const NEW: readonly [number, number] = [40_000, sum(500, 40_500)]
const AFTER: Readonly<Record<(typeof MODES)[number], Content>> = {
  append: { old: [1_000, sum(0, 1_000)], new: NEW },
  replace: { new: NEW },
  upsert: { old: [500, sum(0, 500)], new: NEW },
  // Closed versions stay.
  scd2: { old: [1_000, sum(0, 1_000)], new: NEW },
}

let bench: LoadBench
beforeAll(async () => {
  bench = await LoadBench.open()
  for (const [name, rows] of [
    ['base', BASE],
    ['input', INPUT],
  ] as const) {
    const lines = Array.from({ length: rows.to - rows.from }, (_, i) => `${rows.from + i},${rows.value}\n`)
    await bench.write(`${name}.csv`, `id,v\n${lines.join('')}`)
  }
})
afterAll(() => bench.close())

describe.each(Object.keys(BOUNDARIES) as Database[])('%s', (database) => {
  describe.each(MODES)('%s', (mode) => {
    test.each(BOUNDARIES[database])('killed at %s', async (boundary) => {
      const table = `${mode}_${boundary.replaceAll(/\W/g, '_')}`
      const keyed = mode === 'upsert' || mode === 'scd2'
      const options = { mode, verify: true, ...(keyed && { key: ['id'] }), chunkBytes: 100_000 }
      const target = `${database}:///city#${table}`
      await bench.load('base.csv', target, options)
      expect(await content(database, table, mode)).toEqual(BEFORE)

      expect(await killedAt(bench, boundary, { source: 'input.csv', target, ...options })).toBe('SIGKILL')
      const left = await content(database, table, mode)
      expect([BEFORE, AFTER[mode]]).toContainEqual(left)

      const resumed = await bench.load('input.csv', target, options)
      expect(['succeeded', 'unchanged']).toContain(resumed.state)
      // Proven by values, of the rows before the place that it went on from as well.
      expect(resumed.receipts.every((each) => each.sourceFingerprint !== null)).toBe(true)
      expect(resumed.receipts.every((each) => each.sourceFingerprint === each.targetFingerprint)).toBe(true)
      expect(await content(database, table, mode)).toEqual(AFTER[mode])
      await expect(leavings(database, table)).resolves.toEqual([])
    })
  })
})

async function content(database: Database, table: string, mode: string): Promise<Content> {
  const final = database === 'clickhouse' && mode === 'upsert' ? ' FINAL' : ''
  const sql = `SELECT v, count(*) AS n, sum(id) AS s FROM ${table}${final} GROUP BY v`
  const rows = await bench.query(database, sql)
  return Object.fromEntries(rows.map(([value, n, ids]) => [value, [Number(n), Number(ids)]]))
}

/** Staging of the load that is still there. */
async function leavings(database: Database, table: string): Promise<readonly (readonly string[])[]> {
  const sql =
    database === 'postgresql'
      ? `SELECT nspname FROM pg_namespace WHERE nspname LIKE 'ai\\_etl\\_load%'`
      : `SELECT name FROM system.tables WHERE database <> 'system' AND name LIKE '%${table}%' AND name <> '${table}'`
  return bench.query(database, sql)
}
