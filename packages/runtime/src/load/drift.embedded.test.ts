import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { DATABASES, LoadBench } from './fixture.embedded.ts'

let bench: LoadBench
beforeAll(async () => {
  bench = await LoadBench.open()
})
afterAll(() => bench.close())

const OLD = 'id,amount,note\n1,10,a\n2,20,b\n'

describe.each(DATABASES)('%s', (database) => {
  const target = (table: string) => `${database}:///city#${table}`
  const rows = (table: string, columns: string) => bench.query(database, `SELECT ${columns} FROM ${table} ORDER BY id`)

  async function begin(table: string): Promise<void> {
    await bench.write('old.csv', OLD)
    await bench.load('old.csv', target(table))
  }

  test('evolve adds columns and widens types, and says so', async () => {
    await begin('evolving')
    await bench.write('new.csv', 'id,amount,note,city\n3,3000000000,c,Омск\n')
    const run = await bench.load('new.csv', target('evolving'), { schema: 'evolve' })
    expect(run).toMatchObject({ state: 'succeeded', written: 1, rejected: 0 })
    expect(run.changes).toHaveLength(2)
    expect(run.changes.join('\n')).toMatch(/amount[^]*city/)
    expect(await rows('evolving', 'id, amount, note, city')).toEqual([
      ['1', '10', 'a', 'NULL'],
      ['2', '20', 'b', 'NULL'],
      ['3', '3000000000', 'c', 'Омск'],
    ])
  })

  test('evolve never turns numbers into text: what is no number is rejected', async () => {
    await begin('numbers')
    await bench.write('new.csv', 'id,amount,note\n3,many,c\n4,40,d\n')
    const run = await bench.load('new.csv', target('numbers'), { schema: 'evolve' })
    expect(run).toMatchObject({ state: 'succeeded', read: 2, written: 1, rejected: 1, changes: [] })
    expect(await rows('numbers', 'id, amount')).toEqual([
      ['1', '10'],
      ['2', '20'],
      ['4', '40'],
    ])
  })

  test('a column beyond the type map takes what it holds as it is', async () => {
    const native = database === 'postgresql' ? 'numeric' : "DateTime64(9, 'UTC')"
    const [value, back] =
      database === 'postgresql' ? ['12.50', '12.5'] : ['2024-01-02 03:04:05.5', '2024-01-02 03:04:05.500000000']
    await begin('natives')
    await bench.execute(database, 'DROP TABLE natives')
    const engine = database === 'postgresql' ? '' : 'ENGINE = MergeTree ORDER BY tuple()'
    await bench.execute(database, `CREATE TABLE natives (id bigint, v ${native}) ${engine}`)
    await bench.write('native.csv', `id,v\n1,${value}\n`)
    expect(await bench.load('native.csv', target('natives'))).toMatchObject({ written: 1, rejected: 0 })
    expect(await rows('natives', 'id, v')).toEqual([['1', back]])
  })

  test('evolve leaves a column alone whose numbers are enough, until one is not', async () => {
    await begin('enough')
    await bench.execute(database, 'DROP TABLE enough')
    const engine = database === 'postgresql' ? '' : 'ENGINE = MergeTree ORDER BY tuple()'
    const native = database === 'postgresql' ? 'numeric(9,2)' : 'Decimal(9, 2)'
    await bench.execute(database, `CREATE TABLE enough (id bigint, amount ${native}) ${engine}`)
    await bench.write('whole.csv', 'id,amount\n1,10\n2,1234567\n')
    expect(await bench.load('whole.csv', target('enough'))).toMatchObject({ written: 2, changes: [] })
    await bench.write('more.csv', 'id,amount\n3,12345678\n')
    expect((await bench.load('more.csv', target('enough'))).changes).toHaveLength(1)
    expect((await rows('enough', 'id')).length).toBe(3)
  })

  test('freeze refuses any difference and names it', async () => {
    await begin('frozen')
    await bench.write('new.csv', 'id,amount,note,city\n3,3000000000,c,Омск\n')
    const failed = bench.load('new.csv', target('frozen'), { schema: 'freeze' })
    await expect(failed).rejects.toMatchObject({
      code: 'load.schema-drift',
      message: expect.stringMatching(/amount[^]*city/),
    })
    await bench.write('value.csv', 'id,amount,note\n3,many,c\n')
    await expect(bench.load('value.csv', target('frozen'), { schema: 'freeze' })).rejects.toMatchObject({
      code: 'load.schema-drift',
    })
    await bench.write('same.csv', 'id,amount,note\n3,30,c\n')
    expect(await bench.load('same.csv', target('frozen'), { schema: 'freeze' })).toMatchObject({ written: 1 })
    expect(await rows('frozen', 'id')).toEqual([['1'], ['2'], ['3']])
  })

  test('reject leaves the table alone and refuses rows that do not fit', async () => {
    await begin('rejecting')
    await bench.write('new.csv', 'id,amount,note,city\n3,30,c,\n4,3000000000,d,\n5,50,e,Омск\n')
    const run = await bench.load('new.csv', target('rejecting'), { schema: 'reject' })
    expect(run).toMatchObject({ state: 'succeeded', read: 3, written: 1, rejected: 2, changes: [] })
    expect(await rows('rejecting', 'id, amount')).toEqual([
      ['1', '10'],
      ['2', '20'],
      ['3', '30'],
    ])
  })

  test('the existing layout wins: order of columns, types, columns that are absent', async () => {
    await begin('layout')
    await bench.write('new.csv', 'note,id\nc,3\n')
    expect(await bench.load('new.csv', target('layout'))).toMatchObject({ written: 1, changes: [] })
    expect(await rows('layout', 'id, amount, note')).toContainEqual(['3', 'NULL', 'c'])
  })
})
