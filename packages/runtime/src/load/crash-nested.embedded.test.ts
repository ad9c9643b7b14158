import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { killedAt } from './crash.embedded.ts'
import type { Database } from './fixture.embedded.ts'
import { LoadBench } from './fixture.embedded.ts'

/**
 * Loads of records with child tables, killed at each commit boundary: versions of whole records, and a replace that
 * leaves out records whose key stood in an earlier one. All tables are as they were or wholly loaded.
 */
const ORDERS = 2_000
/** Makes the input larger than what is read at once, so that it is committed in chunks. */
const NOTE = 'note '.repeat(300)
/** Those at which what nested records add could go wrong; the flat matrix has them all. */
const POINTS: Readonly<Record<Database, readonly string[]>> = {
  postgresql: ['postgresql.chunk-committed', 'postgresql.proven', 'postgresql.merged'],
  clickhouse: ['clickhouse.chunk-committed', 'clickhouse.merged', 'clickhouse.intended', 'clickhouse.swapped'],
}

let bench: LoadBench
beforeAll(async () => {
  bench = await LoadBench.open()
  const order = (id: number, tag: string) => ({
    id,
    note: NOTE,
    items: [{ sku: 'a', tags: [tag, 'same'] }, { sku: 'b' }],
  })
  const all = (tag: (id: number) => string) => Array.from({ length: ORDERS }, (_, id) => order(id, tag(id)))
  await bench.write('old.json', JSON.stringify(all(() => 'old')))
  // Every second record has changed, and the first hundred come twice.
  const changed = all((id) => (id % 2 === 0 ? 'new' : 'old'))
  await bench.write('new.json', JSON.stringify([...changed, ...changed.slice(0, 100)]))
})
afterAll(() => bench.close())

/** Rows of the three tables; of versions the ended ones apart. */
type Content = readonly (readonly [current: number, ended: number])[]

const half = ORDERS / 2
const before = (orders: number): Content => [
  [orders, 0],
  [orders * 2, 0],
  [orders * 2, 0],
]
const AFTER: Readonly<Record<'scd2' | 'replace', Content>> = {
  scd2: [
    [ORDERS, half],
    [ORDERS * 2, half * 2],
    [ORDERS * 2, half * 2],
  ],
  replace: before(ORDERS),
}

describe.each(Object.keys(POINTS) as Database[])('%s', (database) => {
  describe.each(['scd2', 'replace'] as const)('%s', (mode) => {
    test.each(POINTS[database])('killed at %s', async (boundary) => {
      const table = `${mode}_${boundary.replaceAll(/\W/g, '_')}`
      const options = { mode, verify: true, key: ['id'], chunkBytes: 200_000 }
      const target = `${database}:///city#${table}`
      await bench.load('old.json', target, options)
      expect(await content(database, table, mode)).toEqual(before(ORDERS))

      expect(await killedAt(bench, boundary, { source: 'new.json', target, ...options })).toBe('SIGKILL')
      const left = await content(database, table, mode)
      // Between two swaps a reader sees some tables new: the next load mends it.
      const between = boundary === 'clickhouse.swapped' ? [left] : []
      expect([before(ORDERS), AFTER[mode], ...between]).toContainEqual(left)

      const resumed = await bench.load('new.json', target, options)
      expect(['succeeded', 'unchanged']).toContain(resumed.state)
      // Proven by values, of the rows before the place that it went on from as well.
      expect(resumed.receipts.every((each) => each.sourceFingerprint !== null)).toBe(true)
      expect(resumed.receipts.every((each) => each.sourceFingerprint === each.targetFingerprint)).toBe(true)
      // A replace that met repeated keys began anew, so that nothing of its first chunks is left to say.
      const wentOn = resumed.warnings.some((text) => text.startsWith('Went on'))
      expect(wentOn || mode === 'replace' || !boundary.includes('chunk')).toBe(true)
      expect(await content(database, table, mode)).toEqual(AFTER[mode])
      expect(await tagsOf(database, table, mode)).toEqual([
        ['new', String(half)],
        ['old', String(half)],
        ['same', String(ORDERS)],
      ])
    })
  })
})

async function content(database: Database, table: string, mode: string): Promise<Content> {
  const found: (readonly [number, number])[] = []
  for (const name of [table, `${table}__items`, `${table}__tags`]) {
    const current = mode === 'scd2' ? 'CASE WHEN _current THEN 1 ELSE 0 END' : '1'
    const [[alive, all]] = await bench.query(database, `SELECT sum(${current}) AS alive, count(*) AS n FROM ${name}`)
    found.push([Number(alive), Number(all) - Number(alive)])
  }
  return found
}

const tagsOf = (database: Database, table: string, mode: string) =>
  bench.query(
    database,
    `SELECT value, count(*) AS n FROM ${table}__tags ${mode === 'scd2' ? 'WHERE _current' : ''} GROUP BY value ORDER BY value`,
  )
