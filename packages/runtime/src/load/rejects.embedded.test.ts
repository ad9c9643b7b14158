import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runFolder } from '../runs/folder.ts'
import { quarantineList, quarantineShow } from '../runs/quarantine-read.ts'
import { DATABASES, LoadBench } from './fixture.embedded.ts'
import { quarantineReplay } from './replay.ts'

let bench: LoadBench
beforeAll(async () => {
  bench = await LoadBench.open()
})
afterAll(() => bench.close())

const RAGGED = 'id,name,phone\n1,Анна,79001112233\n2,Борис\n3,Вера,79004445566\n'
const live = { signal: new AbortController().signal, progress: () => undefined }

describe.each(DATABASES)('%s', (database) => {
  const target = (table: string) => `${database}:///city#${table}`
  const rows = (table: string, columns = 'id, name') =>
    bench.query(database, `SELECT ${columns} FROM ${table} ORDER BY id`)

  test('a row that does not fit is kept with its place, rule and bytes', async () => {
    await bench.write('ragged.csv', RAGGED)
    const run = await bench.load('ragged.csv', target('ragged'))
    expect(run).toMatchObject({ state: 'succeeded', read: 3, written: 2, rejected: 1 })
    const shown = await quarantineShow(bench.settings.dataDir, run.run, 'en', { showPersonal: true })
    expect(shown.rows).toMatchObject([{ line: 3, byte: 37, rule: 'csv.field-count', raw: '2,Борис' }])
    const masked = await quarantineShow(bench.settings.dataDir, run.run, 'en')
    expect(masked.rows[0].raw).toBe('2,Б****')
    expect((await quarantineList(bench.settings.dataDir))[0]).toMatchObject({ run: run.run, count: 1 })
  })

  test('more rejected rows than allowed stop the load and leave the target as it was', async () => {
    await bench.write('some.csv', 'id,name,phone\n9,Яна,1\n')
    await bench.load('some.csv', target('stopped'))
    await bench.write('ragged.csv', RAGGED)
    const failed = bench.load('ragged.csv', target('stopped'), { mode: 'replace', maxRejected: 0 })
    await expect(failed).rejects.toMatchObject({
      code: 'load.too-many-rejected',
      known: { state: 'failed', rejected: 1 },
    })
    expect(await rows('stopped')).toEqual([['9', 'Яна']])
  })

  test('a file of nothing but broken rows is refused', async () => {
    await bench.write('good.csv', 'id,name\n1,a\n')
    await bench.load('good.csv', target('unusable'))
    await bench.write('bad.csv', 'id,name\nx,a\ny,b\n')
    const failed = bench.load('bad.csv', target('unusable'))
    await expect(failed).rejects.toMatchObject({ code: 'load.nothing-usable' })
    expect(await rows('unusable')).toEqual([['1', 'a']])
  })

  test('mended rows are replayed once', async () => {
    const table = `replayed`
    await bench.write('ragged.csv', RAGGED)
    const run = await bench.load('ragged.csv', target(table))
    const raw = join(runFolder(bench.settings.dataDir, run.run).path, 'quarantine', 'rejected.csv')
    await writeFile(raw, (await readFile(raw, 'utf8')).replace('2,Борис', '2,Борис,79007778899'))
    const replayed = await quarantineReplay(run.run, {}, bench.settings, live)
    expect(replayed).toMatchObject({ state: 'succeeded', read: 1, written: 1 })
    const again = await quarantineReplay(run.run, {}, bench.settings, live)
    expect(again).toMatchObject({ state: 'unchanged', written: 0 })
    expect(await rows(table, 'id, name, phone')).toEqual([
      ['1', 'Анна', '79001112233'],
      ['2', 'Борис', '79007778899'],
      ['3', 'Вера', '79004445566'],
    ])
  })

  test('a cast rejects, empties or stops, as the step says', async () => {
    await bench.write('cast.csv', 'id,year\n1,1999\n2,около 2000\n')
    const cast = (onError: 'reject' | 'null' | 'fail') =>
      bench.load('cast.csv', target(`cast_${onError}`), {
        steps: [{ type: 'cast', columns: { year: 'int16' }, onError }],
      })
    expect(await cast('reject')).toMatchObject({ read: 2, written: 1, rejected: 1 })
    expect(await cast('null')).toMatchObject({ read: 2, written: 2, rejected: 0 })
    expect(await rows('cast_null', 'id, year')).toEqual([
      ['1', '1999'],
      ['2', 'NULL'],
    ])
    await expect(cast('fail')).rejects.toMatchObject({ code: 'load.cast-impossible' })
  })

  test('a value that does not fit the table is kept as it was written, mended and replayed', async () => {
    await bench.write('first.csv', 'id;"the name";when\n1;a;01.02.2024\n')
    await bench.load('first.csv', target('mended'), { mode: 'upsert', key: ['id'] })
    await bench.write('second.csv', 'id;"the name";when\n2;"b; ""c""";31.02.2024\n3;d;03.02.2024\n')
    const run = await bench.load('second.csv', target('mended'), { mode: 'upsert', key: ['id'] })
    expect(run).toMatchObject({ read: 2, written: 1, rejected: 1 })
    const shown = await quarantineShow(bench.settings.dataDir, run.run, 'en', { showPersonal: true })
    expect(shown.rows).toMatchObject([{ line: 2, byte: 19, raw: expect.stringContaining('2;"b; ""c""";31.02.2024') }])
    await bench.write('mended.csv', 'id;"the name";when\n2;"b; ""c""";28.02.2024\n')
    const replayed = await quarantineReplay(run.run, { file: 'mended.csv' }, bench.settings, live)
    expect(replayed).toMatchObject({ state: 'succeeded', written: 1 })
    const table = database === 'clickhouse' ? 'mended FINAL' : 'mended'
    expect(await bench.query(database, `SELECT id, "the name" FROM ${table} ORDER BY id`)).toEqual([
      ['1', 'a'],
      ['2', 'b; "c"'],
      ['3', 'd'],
    ])
  })

  test('a second row with one key is rejected, not chosen', async () => {
    await bench.write('twice.csv', 'id,v\n1,a\n2,b\n1,c\n')
    const run = await bench.load('twice.csv', target('unique_rows'), { mode: 'upsert', key: ['id'] })
    expect(run).toMatchObject({ read: 3, written: 2, rejected: 1 })
    const shown = await quarantineShow(bench.settings.dataDir, run.run, 'en')
    expect(shown.rows).toMatchObject([{ line: 4, rule: 'key-duplicate', raw: '1,c' }])
  })

  test('a bad child rejects its root, and only that', async () => {
    const item = (id: number, numbers: readonly (number | string)[]) => ({ id, parts: numbers.map((n) => ({ n })) })
    await bench.write('good.json', JSON.stringify([item(1, [1, 2])]))
    await bench.load('good.json', target('orders'))
    await bench.write('mixed.json', JSON.stringify([item(2, [3]), item(3, [4, 'four']), item(4, [5])]))
    const run = await bench.load('mixed.json', target('orders'), { schema: 'reject' })
    expect(run).toMatchObject({ state: 'succeeded', read: 3, written: 2, rejected: 1 })
    expect(run.tables.map(({ name, written, rejected }) => [name, written, rejected])).toEqual([
      ['orders', 2, 1],
      ['orders__parts', 2, 2],
    ])
    expect(await rows('orders', 'id')).toEqual([['1'], ['2'], ['4']])
    expect(await bench.query(database, 'SELECT n FROM orders__parts ORDER BY n')).toEqual([['1'], ['2'], ['3'], ['5']])
  })
})
