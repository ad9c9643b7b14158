import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listRuns, showRun } from '../runs/list.ts'
import { DATABASES, LoadBench } from './fixture.embedded.ts'

let bench: LoadBench
beforeAll(async () => {
  bench = await LoadBench.open()
})
afterAll(() => bench.close())

const PEOPLE = 'id,name,city,born,score\n1,Анна,Москва,01.02.1990,"1 234,50"\n2,"Борис ""Б""",,15.03.1985,7\n'
const MORE = 'id,name,city,born,score\n2,Борис,Тула,15.03.1985,8\n3,Вера,Омск,31.12.2001,9\n'
const ALL = 'SELECT id, name, city, score FROM TABLE ORDER BY id, score'

describe.each(DATABASES)('%s', (database) => {
  const target = (table: string) => `${database}:///city#${table}`
  const rows = (table: string, sql = ALL) => bench.query(database, sql.replace('TABLE', table))

  test('append creates the table, proves the counts and keeps the run', async () => {
    await bench.write('people.csv', PEOPLE)
    const run = await bench.load('people.csv', target('people'), { verify: true })
    expect(run).toMatchObject({ state: 'succeeded', read: 2, written: 2, rejected: 0, filtered: 0 })
    expect(run.tables).toMatchObject([{ name: 'people', read: 2, written: 2, inserted: 2 }])
    expect(run.receipts).toMatchObject([{ table: 'people', written: 2, target: 2 }])
    expect(run.receipts[0].sourceFingerprint).toBe(run.receipts[0].targetFingerprint)
    expect(await rows('people')).toEqual([
      ['1', 'Анна', 'Москва', '1234.5'],
      ['2', 'Борис "Б"', 'NULL', '7'],
    ])
    expect(await showRun(bench.settings.dataDir, run.run)).toEqual(run)
    expect((await listRuns(bench.settings.dataDir))[0]).toMatchObject({ run: run.run, state: 'succeeded', written: 2 })
  })

  test('the same input again is unchanged, unless asked for', async () => {
    await bench.write('twice.csv', PEOPLE)
    await bench.load('twice.csv', target('twice'))
    expect(await bench.load('twice.csv', target('twice'))).toMatchObject({ state: 'unchanged', read: 0, written: 0 })
    expect(await rows('twice')).toHaveLength(2)
    expect(await bench.load('twice.csv', target('twice'), { again: true })).toMatchObject({ written: 2 })
    expect(await rows('twice')).toHaveLength(4)
  })

  test('replace leaves just the new rows', async () => {
    await bench.write('replace.csv', PEOPLE)
    await bench.load('replace.csv', target('replaced'), { mode: 'replace' })
    await bench.write('replace.csv', MORE)
    await bench.load('replace.csv', target('replaced'), { mode: 'replace' })
    expect(await rows('replaced')).toEqual([
      ['2', 'Борис', 'Тула', '8'],
      ['3', 'Вера', 'Омск', '9'],
    ])
  })

  test('upsert changes what changed and adds what is new', async () => {
    await bench.write('upsert.csv', PEOPLE)
    await bench.load('upsert.csv', target('upserted'), { mode: 'upsert', key: ['id'] })
    await bench.write('upsert.csv', MORE)
    const run = await bench.load('upsert.csv', target('upserted'), { mode: 'upsert', key: ['id'] })
    expect(run).toMatchObject({ state: 'succeeded', read: 2, written: 2 })
    const final = database === 'clickhouse' ? ALL.replace('TABLE', 'TABLE FINAL') : ALL
    expect(await rows('upserted', final)).toEqual([
      ['1', 'Анна', 'Москва', '1234.5'],
      ['2', 'Борис', 'Тула', '8'],
      ['3', 'Вера', 'Омск', '9'],
    ])
  })

  test('upsert without a key is refused before anything is read', async () => {
    await bench.write('keyless.csv', PEOPLE)
    await expect(bench.load('keyless.csv', target('keyless'), { mode: 'upsert' })).rejects.toMatchObject({
      code: 'load.key-needed',
    })
  })

  test('scd2 keeps versions', async () => {
    await bench.write('scd2.csv', PEOPLE)
    await bench.load('scd2.csv', target('versions'), { mode: 'scd2', key: ['id'] })
    await bench.write('scd2.csv', MORE)
    await bench.load('scd2.csv', target('versions'), { mode: 'scd2', key: ['id'] })
    const current = database === 'postgresql' ? '_valid_to IS NULL' : '_current'
    expect(await rows('versions', `SELECT id, score, ${current} AS c FROM TABLE ORDER BY id, score`)).toEqual([
      ['1', '1234.5', 'true'],
      ['2', '7', 'false'],
      ['2', '8', 'true'],
      ['3', '9', 'true'],
    ])
  })

  test('columns are selected and rows filtered; the sum holds', async () => {
    await bench.write('taken.csv', PEOPLE)
    const options = { select: ['name', 'id'], where: "born < '1988-01-01' or id = 1", verify: true }
    const run = await bench.load('taken.csv', target('taken'), { ...options, where: 'score > 100' })
    expect(run).toMatchObject({ state: 'succeeded', read: 2, written: 1, filtered: 1 })
    expect(await rows('taken', 'SELECT * FROM TABLE')).toEqual([['Анна', '1']])
  })

  test('a value that contradicts the samples is met by loading again with proven types', async () => {
    const lines = Array.from(
      { length: 400_000 },
      (_, i) => `${i},2024-01-${String((i % 28) + 1).padStart(2, '0')},note of row ${i}`,
    )
    lines[123_457] = '123457,2024-02-30,impossible date'
    await bench.write('contradiction.csv', `n,day,note\n${lines.join('\n')}\n`)
    const run = await bench.load('contradiction.csv', target('contradiction'))
    expect(run).toMatchObject({ state: 'succeeded', read: 400_000, written: 400_000, rejected: 0 })
    expect(run.warnings).toHaveLength(1)
    expect(await rows('contradiction', "SELECT count(*) AS n FROM TABLE WHERE day = '2024-02-30'")).toEqual([['1']])
  })

  test('a value that a column made from samples cannot hold is met by another column', async () => {
    const rows = Array.from({ length: 400_000 }, (_, i) => `${i},2024-01-0${(i % 9) + 1},note of row ${i}\n`)
    rows[123_457] = '123457,1862-01-16,before what some systems hold\n'
    await bench.write('early.csv', `n,day,note\n${rows.join('')}`)
    const run = await bench.load('early.csv', target('early'))
    expect(run).toMatchObject({ state: 'succeeded', written: 400_000, rejected: 0 })
    expect(await bench.query(database, "SELECT n FROM early WHERE day = '1862-01-16'")).toEqual([['123457']])
  })

  test('nested records become linked tables', async () => {
    const records = [
      { id: 1, phones: [{ no: 'a' }, { no: 'b' }] },
      { id: 2, phones: [] },
    ]
    await bench.write('nested.json', JSON.stringify(records))
    const run = await bench.load('nested.json', target('nested'), { verify: true })
    expect(run).toMatchObject({ state: 'succeeded', read: 2, written: 2 })
    expect(run.tables.map(({ name, written }) => [name, written])).toEqual([
      ['nested', 2],
      ['nested__phones', 2],
    ])
    const joined = 'SELECT r.id, p.no FROM nested r JOIN nested__phones p ON p._parent_id = r._id ORDER BY p._position'
    expect(await bench.query(database, joined)).toEqual([
      ['1', 'a'],
      ['1', 'b'],
    ])
  })

  test('two loads into one table at once: one waits, none is lost', async () => {
    await bench.write('left.csv', 'k,v\n1,a\n2,b\n')
    await bench.write('right.csv', 'k,v\n70000,c\n')
    const runs = await Promise.all([
      bench.load('left.csv', target('shared')),
      bench.load('right.csv', target('shared')),
      bench.load('left.csv', target('shared')),
    ])
    expect(runs.map((run) => run.written).toSorted((a, b) => a - b)).toEqual([0, 1, 2])
    expect(await rows('shared', 'SELECT k, v FROM TABLE ORDER BY k')).toEqual([
      ['1', 'a'],
      ['2', 'b'],
      ['70000', 'c'],
    ])
  })
})
