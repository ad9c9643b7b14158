import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { DATABASES, LoadBench } from './fixture.embedded.ts'

let bench: LoadBench
beforeAll(async () => {
  bench = await LoadBench.open()
})
afterAll(() => bench.close())

const HEAD = 'id,at,v\n'
const FIRST = ['1,2024-01-01,a', '2,2024-01-02,b', '3,2024-01-02,b']

describe.each(DATABASES)('%s', (database) => {
  const target = (table: string) => `${database}:///city#${table}`
  const ids = async (table: string) => (await bench.query(database, `SELECT id FROM ${table} ORDER BY id`)).flat()
  const loadRows = async (table: string, lines: readonly string[]) => {
    await bench.write('cursor.csv', HEAD + lines.map((line) => `${line}\n`).join(''))
    return bench.load('cursor.csv', target(table), { cursor: 'at' })
  }

  test('rows that share the greatest value are neither lost nor doubled', async () => {
    expect(await loadRows('ties', FIRST)).toMatchObject({ read: 3, written: 3 })
    // One more of the same day, one late for an earlier day, one of a new day.
    const next = await loadRows('ties', [...FIRST, '4,2024-01-02,b', '0,2023-12-31,late', '5,2024-01-03,c'])
    expect(next).toMatchObject({ read: 6, written: 2, filtered: 4 })
    expect(await ids('ties')).toEqual(['1', '2', '3', '4', '5'])
    expect(await loadRows('ties', [...FIRST, '4,2024-01-02,b', '5,2024-01-03,c'])).toMatchObject({ written: 0 })
    expect(await ids('ties')).toEqual(['1', '2', '3', '4', '5'])
  })

  test('equal rows are counted: a second one that is new is loaded', async () => {
    await loadRows('twins', ['1,2024-01-02,a'])
    expect(await loadRows('twins', ['1,2024-01-02,a', '1,2024-01-02,a'])).toMatchObject({ written: 1, filtered: 1 })
    expect(await ids('twins')).toEqual(['1', '1'])
  })

  test('a row without a cursor value has no place in the order and is rejected', async () => {
    expect(await loadRows('nameless', ['1,2024-01-02,a', '2,,b'])).toMatchObject({ written: 1, rejected: 1 })
  })

  test('an unknown cursor column is refused', async () => {
    await bench.write('cursor.csv', `${HEAD}1,2024-01-01,a\n`)
    const failed = bench.load('cursor.csv', target('unknown'), { cursor: 'when' })
    await expect(failed).rejects.toMatchObject({ code: 'load.column-unknown' })
  })
})
