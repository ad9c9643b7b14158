import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { LoadBench } from '../load/fixture.embedded.ts'
import type { LoadRequest } from '../load/request.ts'
import { resetState, showState } from './state.ts'

let bench: LoadBench
beforeAll(async () => {
  bench = await LoadBench.open()
  await bench.write('flat.csv', 'id,v\n1,a\n2,b\n')
  await bench.write('more.csv', 'id,v\n2,b\n3,c\n')
  await bench.write('nested.json', '[{"id":1,"items":[{"x":1},{"x":2}]},{"id":2,"items":[{"x":3}]}]')
})
afterAll(() => bench.close())

const show = (target: string, table: string | null = null) => showState(target, table, bench.settings, bench.context())
const reset = (target: string, table: string | null = null) =>
  resetState(target, table, bench.settings, bench.context())

/** Targets of every kind that remembers; `shown` is how each names a table of the state. */
const TARGETS = [
  {
    kind: 'postgresql',
    at: (table: string) => `postgresql:///city#${table}`,
    whole: 'postgresql:///city',
    shown: (table: string) => `public.${table}`,
  },
  {
    kind: 'clickhouse',
    at: (table: string) => `clickhouse:///city#${table}`,
    whole: 'clickhouse:///city',
    shown: (table: string) => table,
  },
  {
    kind: 'a file',
    at: (table: string) => `${table}.parquet`,
    whole: './',
    shown: (table: string) => `${table}.parquet`,
  },
]

describe.each(TARGETS)('$kind', ({ at, whole, shown }) => {
  test('remembers nothing before the first load', async () => {
    expect(await show(at('never'))).toEqual({ target: at('never'), tables: [] })
    expect(await reset(at('never'))).toEqual({ target: at('never'), tables: [] })
  })

  test('shows loads and the cursor, newest first', async () => {
    const began = Date.now()
    const first = await bench.load('flat.csv', at('grown'), { cursor: 'id' })
    const second = await bench.load('more.csv', at('grown'), { cursor: 'id' })
    const { tables } = await show(at('grown'))
    expect(tables).toMatchObject([
      {
        table: shown('grown'),
        cursor: { column: 'id', value: '3' },
        loads: [
          { run: second.run, mode: 'append', rows: 1, input: `csv:${bench.folder}/more.csv` },
          { run: first.run, mode: 'append', rows: 2, input: `csv:${bench.folder}/flat.csv` },
        ],
      },
    ])
    for (const { at: time } of tables[0].loads) {
      expect(Date.parse(time)).toBeGreaterThan(began - 1000)
      expect(Date.parse(time)).toBeLessThan(Date.now() + 1000)
    }
    expect(tables[0].loads[0].at >= tables[0].loads[1].at).toBe(true)
  })

  test('after a reset the same append loads again, and only into that table', async () => {
    for (const table of ['forgotten', 'kept']) await bench.load('flat.csv', at(table))
    expect(await bench.load('flat.csv', at('forgotten'))).toMatchObject({ state: 'unchanged' })
    expect((await reset(at('forgotten'))).tables.map((each) => each.table)).toEqual([shown('forgotten')])
    expect((await show(at('forgotten'))).tables).toEqual([])
    expect(await bench.load('flat.csv', at('forgotten'))).toMatchObject({ state: 'succeeded', written: 2 })
    expect(await bench.load('flat.csv', at('kept'))).toMatchObject({ state: 'unchanged' })
  })

  test('a cursor begins anew', async () => {
    await bench.load('flat.csv', at('pointed'), { cursor: 'id' })
    expect(await bench.load('flat.csv', at('pointed'), { cursor: 'id' })).toMatchObject({ written: 0, filtered: 2 })
    await reset(at('pointed'))
    expect(await bench.load('flat.csv', at('pointed'), { cursor: 'id' })).toMatchObject({ written: 2, filtered: 0 })
  })

  test('children are forgotten with their root; what only looks like one is not', async () => {
    await bench.load('nested.json', at('tree'))
    await bench.load('flat.csv', at('tree__other'))
    const before = await show(at('tree'))
    expect(before.tables.map((each) => each.table)).toEqual([shown('tree'), shown('tree__items')])
    expect(before.tables[1].loads.map((load) => load.rows)).toEqual([3])
    await reset(at('tree'))
    expect((await show(at('tree'))).tables).toEqual([])
    expect((await show(at('tree__other'))).tables).toHaveLength(1)
  })

  test('a table named apart from the address', async () => {
    await bench.load('flat.csv', at('named'))
    expect((await show(whole, 'named')).tables.map((each) => each.table)).toEqual([shown('named')])
    expect((await show(whole)).tables.map((each) => each.table)).toContain(shown('named'))
    expect((await reset(whole, 'named')).tables).toHaveLength(1)
    expect((await show(whole)).tables.map((each) => each.table)).not.toContain(shown('named'))
  })
})

test('the same file by another spelling of its path is the same input', async () => {
  await bench.load('flat.csv', 'postgresql:///city#spelled')
  for (const source of ['./flat.csv', `${bench.folder}/flat.csv`, 'csv:flat.csv'])
    expect(await bench.load(source, 'postgresql:///city#spelled')).toMatchObject({ state: 'unchanged' })
})

test('the same file read by a pipeline that only casts is the same input; one that filters is another', async () => {
  const into = (steps: LoadRequest['steps']) => bench.load('flat.csv', 'clickhouse:///city#piped', { steps })
  await bench.load('flat.csv', 'clickhouse:///city#piped')
  const cast = { type: 'cast', columns: { id: 'int64' }, onError: 'reject' } as const
  expect(await into([cast])).toMatchObject({ state: 'unchanged' })
  const filtered = [cast, { type: 'filter', where: 'id > 1' }] as const
  expect(await into(filtered)).toMatchObject({ state: 'succeeded', written: 1 })
  expect(await into(filtered)).toMatchObject({ state: 'unchanged' })
})

test('secrets of an address stay out of the document', async () => {
  const { target } = await show('postgresql://u:pl4nted@/city')
  expect(target).toBe('postgresql://u:***@/city')
})
