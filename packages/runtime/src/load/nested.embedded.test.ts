import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Run } from '@ai-etl/core/documents/run'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { DATABASES, type Database, LoadBench } from './fixture.embedded.ts'
import type { LoadRequest } from './request.ts'

let bench: LoadBench
beforeAll(async () => {
  bench = await LoadBench.open()
})
afterAll(() => bench.close())

type Order = readonly [
  id: number | string,
  name: string,
  items: Readonly<Record<string, readonly string[]>>,
  at?: number,
]

/** Orders with items with tags: three levels of tables, the last without an id of its own. */
const write = (name: string, orders: readonly Order[]) =>
  bench.write(
    name,
    JSON.stringify(
      orders.map(([id, buyer, items, at]) => ({
        id,
        name: buyer,
        ...(at !== undefined && { at }),
        items: Object.entries(items).map(([sku, tags]) => ({ sku, tags })),
      })),
    ),
  )

/** Every order as `id name sku[tag tag] …`, its rows joined by their ids; of versions those of one moment. */
async function orders(database: Database, table: string, versions = false): Promise<readonly string[]> {
  const joined = versions ? ' AND i._valid_from = o._valid_from' : ''
  const rows = await bench.query(
    database,
    `SELECT ${versions ? 'o._current' : '1'} AS c1, o.id AS c2, o.name AS c3, i._id AS c4, i.sku AS c5, t.value AS c6,
       i._position AS c7, t._position AS c8
     FROM ${table} o LEFT JOIN ${table}__items i ON i._parent_id = o._id${joined}
     LEFT JOIN ${table}__tags t ON t._parent_id = i._id
     ORDER BY c1, c2, c3, ${versions ? 'o._valid_from, ' : ''}c7, c8`,
  )
  const found = new Map<string, Map<string, string[]>>()
  for (const [current, id, name, item, sku, tag] of rows) {
    const order = `${id} ${name}${current === 'false' ? ' (ended)' : ''}`
    const items = found.get(order) ?? new Map<string, string[]>()
    found.set(order, items)
    if (sku === 'NULL' || sku === '') continue
    const tags = items.get(`${item} ${sku}`) ?? []
    items.set(`${item} ${sku}`, tags)
    if (tag !== 'NULL' && tag !== '') tags.push(tag)
  }
  return [...found].map(([order, items]) =>
    [order, ...[...items].map(([item, tags]) => `${item.split(' ')[1]}[${tags.join(' ')}]`)].join(' '),
  )
}

const rowsOf = async (database: Database, table: string) =>
  Number((await bench.query(database, `SELECT count(*) AS n FROM ${table}`))[0][0])

/** read = written + rejected + filtered in every table. */
function expectAccounted(run: Run): void {
  for (const { read, written, rejected, filtered } of run.tables) expect(read).toBe(written + rejected + filtered)
}

const FIRST: readonly Order[] = [
  [1, 'a', { x: ['p', 'q'], y: [] }],
  [2, 'b', { z: ['r'] }],
]

describe.each(DATABASES)('%s', (database) => {
  const load = async (source: string, table: string, options: Partial<LoadRequest>) => {
    const run = await bench.load(source, `${database}:///city#${table}`, { verify: true, ...options })
    expectAccounted(run)
    return run
  }

  test.each(['append', 'replace', 'upsert', 'scd2'] as const)(
    '%s: a record whose key stood in an earlier one goes to quarantine with its children',
    async (mode) => {
      const table = `twice_${mode}`
      await write('twice.json', [...FIRST, [1, 'again', { dup: ['d1', 'd2'], other: [] }]])
      const run = await load('twice.json', table, { mode, key: ['id'] })
      expect(run).toMatchObject({ state: 'succeeded', read: 3, written: 2, rejected: 1 })
      expect(run.tables).toMatchObject([
        { name: table, written: 2, rejected: 1, inserted: 2 },
        { name: `${table}__items`, read: 5, written: 3, rejected: 2, inserted: 3 },
        { name: `${table}__tags`, read: 5, written: 3, rejected: 2, inserted: 3 },
      ])
      expect(await orders(database, table, mode === 'scd2')).toEqual(['1 a x[p q] y[]', '2 b z[r]'])
      expect(await rowsOf(database, `${table}__tags`)).toBe(3)
      const raw = await readFile(join(bench.folder, 'data', 'runs', run.run, 'quarantine', 'rejected.json'), 'utf8')
      expect(raw.trim()).toBe(
        JSON.stringify({
          id: 1,
          name: 'again',
          items: [
            { sku: 'dup', tags: ['d1', 'd2'] },
            { sku: 'other', tags: [] },
          ],
        }),
      )
    },
  )

  test.each(['append', 'replace'] as const)('%s of flat rows with a key leaves repeated keys out', async (mode) => {
    await bench.write('flat.csv', 'id,v\n1,a\n2,b\n1,c\n1,d\n')
    const run = await load('flat.csv', `flat_${mode}`, { mode, key: ['id'] })
    expect(run).toMatchObject({ read: 4, written: 2, rejected: 2, tables: [{ inserted: 2 }] })
    expect(run.warnings).toEqual(['Some records have the key of an earlier one: loaded again, leaving them out'])
    expect(await bench.query(database, `SELECT id, v FROM flat_${mode} ORDER BY 1`)).toEqual([
      ['1', 'a'],
      ['2', 'b'],
    ])
    const again = await load('flat.csv', `flat_${mode}`, { mode: 'replace', key: ['id'] })
    expect(again).toMatchObject({ written: 2, rejected: 2 })
    expect(await rowsOf(database, `flat_${mode}`)).toBe(2)
  })

  test('upsert replaces the children of the records that came, whatever level has changed', async () => {
    await write('first.json', FIRST)
    await load('first.json', 'upserted', { mode: 'upsert', key: ['id'] })
    await write('second.json', [
      [1, 'a', { x: ['p', 'Q'], y: [] }],
      [3, 'c', {}],
    ])
    await load('second.json', 'upserted', { mode: 'upsert', key: ['id'] })
    expect(await orders(database, 'upserted')).toEqual(['1 a x[p Q] y[]', '2 b z[r]', '3 c'])
    await load('second.json', 'upserted', { mode: 'upsert', key: ['id'], missing: 'delete' })
    expect(await orders(database, 'upserted')).toEqual(['1 a x[p Q] y[]', '3 c'])
    expect(await rowsOf(database, 'upserted__items')).toBe(2)
    expect(await rowsOf(database, 'upserted__tags')).toBe(2)
  })

  test('with a cursor the last record of a key counts, with its own children', async () => {
    await write('moments.json', [
      [1, 'old', { x: ['a'] }, 1],
      [1, 'new', { y: ['b'] }, 3],
      [1, 'middle', { z: ['c'] }, 2],
    ])
    for (const mode of ['upsert', 'scd2'] as const) {
      const run = await load('moments.json', `moments_${mode}`, { mode, key: ['id'], cursor: 'at' })
      expect(run).toMatchObject({ written: 3, rejected: 0 })
      expect(await orders(database, `moments_${mode}`, mode === 'scd2')).toEqual(['1 new y[b]'])
      expect(await rowsOf(database, `moments_${mode}__tags`)).toBe(1)
    }
  })

  test('scd2 keeps versions of whole records', async () => {
    await write('v1.json', FIRST)
    await write('v2.json', [
      [1, 'a', { x: ['p', 'q'], y: [] }],
      [2, 'b', { z: ['R'] }],
      [3, 'c', { w: ['s'] }],
    ])
    await write('v3.json', [[1, 'a', { y: [], x: ['p', 'q'] }]])
    const versions = (source: string, missing: 'keep' | 'delete' = 'keep') =>
      load(source, 'history', { mode: 'scd2', key: ['id'], missing })
    await versions('v1.json')
    // Nothing has changed: no version begins.
    expect((await versions('v1.json')).tables).toMatchObject([
      { inserted: 0, updated: 0, unchanged: 2, removed: 0 },
      { inserted: 0, unchanged: 3, removed: 0 },
      { inserted: 0, unchanged: 3, removed: 0 },
    ])
    // A tag of the second, two levels down, and a new one.
    expect((await versions('v2.json')).tables).toMatchObject([
      { inserted: 1, updated: 1, unchanged: 1, removed: 0 },
      { inserted: 2, unchanged: 2, removed: 1 },
      { inserted: 2, unchanged: 2, removed: 1 },
    ])
    const after = ['2 b (ended) z[r]', '1 a x[p q] y[]', '2 b z[R]', '3 c w[s]']
    expect(await orders(database, 'history', true)).toEqual(after)
    // The order of the items is part of a record; what is gone ends.
    expect((await versions('v3.json', 'delete')).tables).toMatchObject([
      { inserted: 0, updated: 1, unchanged: 0, removed: 2 },
      { inserted: 2, unchanged: 0, removed: 4 },
      { inserted: 2, unchanged: 0, removed: 4 },
    ])
    expect(await orders(database, 'history', true)).toEqual([
      '1 a (ended) x[p q] y[]',
      '2 b (ended) z[r] z[R]',
      '3 c (ended) w[s]',
      '1 a y[] x[p q]',
    ])
    const current = 'SELECT count(*) AS n FROM history__tags WHERE _current AND _valid_to IS NULL'
    expect(await bench.query(database, current)).toEqual([['2']])
  })
})
