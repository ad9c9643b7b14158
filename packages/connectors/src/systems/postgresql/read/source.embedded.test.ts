import type { ReadRequest, Source } from '@ai-etl/core/contracts/source'
import { formatType } from '@ai-etl/core/types/logical'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addressOf, type TestDatabase, testDatabase } from '../../../../test/postgresql.ts'
import { discover } from '../discover.ts'
import { openQuery } from '../query/source.ts'
import { openSource } from './source.ts'

let db: TestDatabase
beforeAll(async () => {
  db = await testDatabase()
})
afterAll(() => db.close())

const request = (changes: Partial<ReadRequest> = {}): ReadRequest => ({
  signal: new AbortController().signal,
  reject: () => {},
  ...changes,
})

/** All values as texts, by table. */
async function readAll(source: Source, changes: Partial<ReadRequest> = {}): Promise<(string | null)[][][]> {
  const tables: (string | null)[][][] = source.tables.map(() => [])
  for await (const batch of source.batches(request(changes))) {
    for (let row = 0; row < batch.rows; row++) {
      const values: (string | null)[] = []
      for (let i = row * batch.columns; i < (row + 1) * batch.columns; i++) {
        values.push(batch.mask[i] & 0x8000 ? null : batch.bytes.toString('utf8', batch.start[i], batch.end[i]))
      }
      tables[batch.table].push(values)
    }
  }
  return tables
}

async function read(fragment: string, query = '', changes: Partial<ReadRequest> = {}): Promise<(string | null)[][]> {
  const source = await openSource(db.address(fragment, query), db.context)
  try {
    return (await readAll(source, changes))[0]
  } finally {
    await source.close()
  }
}

/** Type of the column, how its value is written in SQL, logical type that is declared, text that a batch carries. */
const VALUES: readonly (readonly [native: string, sql: string, type: string, text: string])[] = [
  ['boolean', 'true', 'bool', 'true'],
  ['boolean', 'false', 'bool', 'false'],
  ['smallint', '-32768', 'int16', '-32768'],
  ['integer', '2147483647', 'int32', '2147483647'],
  ['bigint', '-9223372036854775808', 'int64', '-9223372036854775808'],
  [
    'numeric(38,18)',
    '12345678901234567890.123456789012345678',
    'decimal(38,18)',
    '12345678901234567890.123456789012345678',
  ],
  ['double precision', "'NaN'", 'float64', 'NaN'],
  ['double precision', "'-Infinity'", 'float64', '-Infinity'],
  ['double precision', '5e-324', 'float64', '5e-324'],
  ['real', '0.1', 'float64', '0.1'],
  ['text', "''", 'string', ''],
  ['text', 'E\'a\\tb\\nc\\\\d\\re "quoted" 😀\'', 'string', 'a\tb\nc\\d\re "quoted" 😀'],
  ['text', "E'\\\\N'", 'string', '\\N'],
  ['varchar(5)', "'Ёж'", 'string', 'Ёж'],
  ['uuid', "'02d22460-b05d-40ee-aaab-55aeb1b647e6'", 'uuid', '02d22460-b05d-40ee-aaab-55aeb1b647e6'],
  ['date', "'0001-01-01'", 'date', '0001-01-01'],
  ['date', "'9999-12-31'", 'date', '9999-12-31'],
  ['timestamp', "'1862-01-16 23:59:59.999999'", 'timestamp', '1862-01-16 23:59:59.999999'],
  ['timestamptz', "'2021-08-18T16:01:14.583+03:00'", 'timestamptz', '2021-08-18 13:01:14.583+00'],
  ['time', "'23:59:59.000001'", 'time', '23:59:59.000001'],
  ['interval', "'1 year 2 mons -3 days 04:05:06.7'", 'interval', 'P1Y2M-3DT4H5M6.7S'],
  ['json', '\'{"a" : 1e400}\'', 'json', '{"a" : 1e400}'],
  ['jsonb', '\'{"a" : [1, null]}\'', 'json', '{"a": [1, null]}'],
  ['inet', "'10.0.0.1'", 'ip', '10.0.0.1'],
  ['bytea', "'\\x00ff'", 'binary', '\\x00ff'],
  ['integer[]', "'{1,NULL,3}'", 'list<int32>', '[1,null,3]'],
  ['text[]', "ARRAY['a\"b', 'я']", 'list<string>', '["a\\"b","я"]'],
]

describe('values', () => {
  test.each(VALUES)('%s %s is %s %s', async (native, sql, type, text) => {
    await db.rows(
      `DROP TABLE IF EXISTS value; CREATE TABLE value (v ${native}); INSERT INTO value VALUES (${sql}), (NULL)`,
    )
    const source = await openSource(db.address('value'), db.context)
    const [column] = source.tables[0].columns
    expect(column.type && formatType(column.type)).toBe(type)
    expect(await readAll(source)).toEqual([[[text], [null]]])
    await source.close()
  })

  test('types beyond the map are text with a note, and never a crash', async () => {
    await db.rows('CREATE DOMAIN positive AS numeric(5,2) CHECK (value > 0)')
    await db.rows("CREATE TYPE mood AS ENUM ('sad', 'ok'); CREATE TYPE pair AS (a int, b text)")
    await db.rows(
      `CREATE TABLE odd (p point, m money, r int4range, t tsvector, x pair, n numeric, d positive, e mood, ra int4range[])`,
    )
    await db.rows(`INSERT INTO odd VALUES ('(1,2)', '3.50', '[1,3)', 'a b', ROW(1,'x'), 1e30, 1.5, 'ok', '{"[1,3)"}')`)
    const source = await openSource(db.address('odd'), db.context)
    const columns = source.tables[0].columns.map((one) => [one.name, one.type && formatType(one.type), one.nativeType])
    expect(columns).toEqual([
      ['p', 'string', 'point'],
      ['m', 'string', 'money'],
      ['r', 'string', 'int4range'],
      ['t', 'string', 'tsvector'],
      ['x', 'string', 'pair'],
      ['n', undefined, 'numeric'],
      ['d', 'decimal(5,2)', undefined],
      ['e', "enum('sad','ok')", undefined],
      ['ra', 'string', 'int4range[]'],
    ])
    const [[row]] = await readAll(source)
    expect(row).toEqual([
      '(1,2)',
      '$3.50',
      '[1,3)',
      "'a' 'b'",
      '(1,x)',
      '1000000000000000000000000000000',
      '1.50',
      'ok',
      '{"[1,3)"}',
    ])
    await source.close()
  })

  test('a value of 3 MB, and a row behind it', async () => {
    await db.rows("CREATE TABLE wide (v text); INSERT INTO wide VALUES (repeat('яz', 1000000)), ('next')")
    const rows = await read('wide')
    expect(rows.map(([value]) => value?.length)).toEqual([2_000_000, 4])
    expect(rows[0][0]).toBe('яz'.repeat(1_000_000))
  })

  test('types=text keeps every value as the server writes it', async () => {
    await db.rows('CREATE TABLE plain (a integer, b boolean); INSERT INTO plain VALUES (1, true)')
    expect(await read('plain', '?types=text')).toEqual([['1', 't']])
  })
})

describe('relations', () => {
  beforeAll(async () => {
    await db.rows('CREATE SCHEMA "Город"; CREATE TABLE "Город"."Моя.таблица" (id integer, имя text)')
    await db.rows(`INSERT INTO "Город"."Моя.таблица" VALUES (1, 'а'), (2, 'б'), (3, 'в')`)
    await db.rows('CREATE VIEW "Город".view AS SELECT id * 10 AS ten FROM "Город"."Моя.таблица"')
    await db.rows('CREATE MATERIALIZED VIEW "Город".kept AS SELECT 7 AS seven')
    await db.rows('CREATE TABLE "Город".parted (id integer) PARTITION BY RANGE (id)')
    await db.rows('CREATE TABLE "Город".parted_1 PARTITION OF "Город".parted FOR VALUES FROM (0) TO (10)')
    await db.rows(
      'CREATE TABLE "Город".parted_2 PARTITION OF "Город".parted DEFAULT; INSERT INTO "Город".parted VALUES (5), (50)',
    )
  })

  test('views, materialised views and partitioned tables are read like tables', async () => {
    expect(await read('"Город".view')).toEqual([['10'], ['20'], ['30']])
    expect(await read('Город.kept')).toEqual([['7']])
    expect(await read('Город.parted')).toEqual([['5'], ['50']])
  })

  test('columns, a cursor that keeps ties, a condition and a limit', async () => {
    const table = 'Город."Моя.таблица"'
    expect(await read(table, '', { columns: [[1]] })).toEqual([['а'], ['б'], ['в']])
    expect(await read(table, '', { since: { column: 'id', value: '2' } })).toEqual([
      ['2', 'б'],
      ['3', 'в'],
    ])
    expect(await read(table, "?where=id<3 or имя%3D'в'", { since: { column: 'id', value: '2' } })).toHaveLength(2)
    expect(await read(table, '', { limit: 1 })).toHaveLength(1)
  })

  test('all tables of a schema are read in one snapshot', async () => {
    const source = await openSource(db.address('Город.*'), db.context)
    expect(source.tables.map((table) => table.name)).toEqual(['kept', 'parted', 'Моя.таблица'])
    await db.rows('INSERT INTO "Город".parted VALUES (60)')
    expect((await readAll(source)).map((rows) => rows.length)).toEqual([1, 2, 3])
    await source.close()
    await db.rows('DELETE FROM "Город".parted WHERE id = 60')
  })

  test('discover lists them with columns and estimates, partitions left to their table', async () => {
    await db.rows('ANALYZE "Город"."Моя.таблица"')
    const found = await discover(db.address('Город.*'), db.context)
    expect(found.map(({ name, kind, rows }) => [name, kind, rows])).toEqual([
      ['Город.kept', 'view', null],
      ['Город.parted', 'table', 0],
      ['Город.view', 'view', null],
      ['Город."Моя.таблица"', 'table', 3],
    ])
    expect(found[3].columns).toEqual([
      { name: 'id', type: 'int32', nullable: true },
      { name: 'имя', type: 'string', nullable: true },
    ])
    expect(found[3].bytes).toBeGreaterThan(0)
    const again = await openSource(addressOf(found[3].address), db.context)
    expect(again.tables[0].columns).toHaveLength(2)
    await again.close()
  })

  test('a missing table is named, and the nearest one suggested', async () => {
    await expect(openSource(db.address('Город.partd'), db.context)).rejects.toMatchObject({
      code: 'connection.table-missing',
      params: { table: 'Город.partd', nearest: 'Город.parted' },
    })
  })
})

describe('bulk', () => {
  test('parts hold every row once, also when they are read by another opening, and a reader may stop early', async () => {
    await db.rows("CREATE TABLE big AS SELECT i, repeat('x', 300) AS pad FROM generate_series(1, 120000) i")
    const source = await openSource(db.address('big'), db.context)
    const parts = await source.parts(2)
    expect(parts).toHaveLength(2)
    await db.rows('DELETE FROM big WHERE i < 1000')
    const other = await openSource(db.address('big'), db.context)
    const seen = new Set<string>()
    let rows = 0
    for (const part of parts) {
      for await (const batch of other.batches(request({ part, columns: [[0]] }))) {
        for (let i = 0; i < batch.rows; i++) seen.add(batch.bytes.toString('latin1', batch.start[i], batch.end[i]))
        rows += batch.rows
      }
    }
    expect([rows, seen.size]).toEqual([120_000, 120_000])
    for await (const batch of source.batches(request())) {
      expect(batch.rows).toBeGreaterThan(0)
      break
    }
    await source.close()
    await other.close()
    expect(
      await db.rows("SELECT count(*) FROM pg_stat_activity WHERE state = 'active' AND query LIKE 'COPY%'"),
    ).toEqual([['0']])
  })
})

describe('compiled statements', () => {
  const query = (sql: string, column = 'n') => ({
    name: 'q',
    sql,
    settings: [],
    columns: [{ name: column, column, type: { kind: 'int64' as const }, nullable: true }],
    rows: null,
  })
  async function rowsOf(sql: string): Promise<(string | null)[][]> {
    const source = await openQuery(db.address('anything'), db.context, query(sql))
    return (await readAll(source))[0]
  }

  test('give their rows, and the server says how many it expects', async () => {
    await db.rows('CREATE TABLE many AS SELECT i AS n FROM generate_series(1, 5000) i; ANALYZE many')
    const source = await openQuery(db.address('many'), db.context, query('SELECT n FROM public.many'))
    expect(source.rowsEstimate).toBe(5000)
    expect((await readAll(source, { limit: 3 }))[0]).toEqual([['1'], ['2'], ['3']])
  })

  test('can write nothing, and call nothing that others have made', async () => {
    await db.rows('CREATE SEQUENCE counter')
    await db.rows("CREATE FUNCTION public.own() RETURNS bigint LANGUAGE sql AS 'SELECT 1::bigint'")
    await expect(rowsOf("SELECT nextval('public.counter') AS n")).rejects.toMatchObject({ code: 'sql.failed' })
    await expect(rowsOf('SELECT own() AS n')).rejects.toMatchObject({ code: 'sql.failed' })
    expect(await db.rows('SELECT is_called FROM counter')).toEqual([[false]])
  })

  test('read tables by columns whose values SQL has as they are read out, and by no views', async () => {
    await db.rows('CREATE TABLE kinds (id int, ratio real, code char(3), name text, at date, doc jsonb)')
    await db.rows('CREATE VIEW shown AS SELECT id FROM kinds')
    const table = async (name: string, options = '') => {
      const source = await openSource(db.address(name, options), db.context)
      await source.close()
      return source.queryable
    }
    const kinds = await table('kinds')
    expect(Object.fromEntries(kinds?.inexact ?? [])).toEqual({ ratio: 'real', code: 'character(3)', doc: 'jsonb' })
    expect(kinds?.from(['id', 'name'])).toBe('"public"."kinds"')
    expect(kinds?.from(['at'])).toContain('NOT BETWEEN')
    expect([await table('shown'), await table('kinds', '?types=text'), await table('kinds', '?where=true')]).toEqual([
      undefined,
      undefined,
      undefined,
    ])
  })
})

test('what ANALYZE has found is told, and is no proof', async () => {
  await db.rows(`CREATE TABLE analysed AS
    SELECT i AS id, CASE WHEN i % 4 > 0 THEN i % 3 END AS kind, DATE '2024-01-01' + i AS day, 'text ' || i AS word FROM generate_series(1, 1000) AS i`)
  await db.rows('ANALYZE analysed')
  const told = async (query = '') => {
    const source = await openSource(db.address('analysed', query), db.context)
    try {
      return await source.statistics?.()
    } finally {
      await source.close()
    }
  }
  const statistics = await told()
  expect(statistics?.exact).toBe(false)
  expect(Object.fromEntries(statistics?.columns ?? [])).toEqual({
    id: { nulls: 0, distinct: 1000, bounds: { least: '1', most: '1000' } },
    kind: { nulls: 0.25, distinct: 3, bounds: { least: '0', most: '2' } },
    day: { nulls: 0, distinct: 1000, bounds: { least: '2024-01-02', most: '2026-09-27' } },
    word: { nulls: 0, distinct: 1000 },
  })
  expect(await told('?where=id%3E5')).toBeUndefined()
})

test('work that is cancelled does not wait until a table is let go', async () => {
  await db.rows('CREATE TABLE held AS SELECT 1 AS id')
  const holder = await db.connect()
  const hold = () => holder.query('BEGIN; LOCK TABLE held IN ACCESS EXCLUSIVE MODE')
  const waiting = () => db.rows(`SELECT 1 FROM pg_locks WHERE relation = 'held'::regclass AND NOT granted`)
  const cancelled = async (work: (controller: AbortController) => Promise<unknown>) => {
    const controller = new AbortController()
    const ended = work(controller).then(
      () => 'done',
      (error: unknown) => error,
    )
    await expect.poll(waiting).toEqual([[1]])
    controller.abort()
    expect(await ended).toBeInstanceOf(Error)
    await holder.query('ROLLBACK')
  }
  await hold()
  await cancelled(({ signal }) => openSource(db.address('held'), { ...db.context, signal }))

  const controller = new AbortController()
  const source = await openSource(db.address('held'), { ...db.context, signal: controller.signal })
  await hold()
  await cancelled(async ({ signal }) => {
    signal.addEventListener('abort', () => controller.abort())
    for await (const _ of source.batches(request({ signal }))) break
  })
  await source.close()
})
