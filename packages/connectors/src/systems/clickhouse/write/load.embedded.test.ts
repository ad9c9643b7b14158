import { createHash } from 'node:crypto'
import { phrase } from '@ai-etl/core/messages/phrase'
import { TableFingerprint } from '@ai-etl/core/values/fingerprint'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  type Columns,
  planOf,
  type Rows,
  runLoad,
  TEST_ADDRESS,
  type TestClickhouse,
  tableOf,
  testClickhouse,
} from '../../../../test/clickhouse.ts'
import { addressOf, batchOf } from '../../../../test/postgresql.ts'
import { openTarget } from './target.ts'

let db: TestClickhouse
beforeAll(async () => {
  db = await testClickhouse()
})
afterAll(() => db.close())

const PAIR: Columns = [
  ['id', 'int32', 'Int32'],
  ['name', 'string', 'LowCardinality(Nullable(String))'],
]
const pair = (name: string) => tableOf(name, PAIR, { key: ['id'] })
const rowsOf = (table: string, columns = 'id, name') => db.rows(`SELECT ${columns} FROM test.${table} ORDER BY ALL`)

describe('append', () => {
  test('adds to what is there; the same input again does nothing unless told to', async () => {
    const input = { address: 'a.csv', fingerprint: 'f' }
    await runLoad(db.context, planOf([pair('added')], { input }), [[[0, [['1', null]]]]])
    expect((await runLoad(db.context, planOf([pair('added')], { input }), [[[0, [['1', 'x']]]]])).unchanged).toBe(true)
    await runLoad(db.context, planOf([pair('added')], { input, again: true }), [[[0, [['1', 'again']]]]])
    expect(await rowsOf('added')).toEqual([
      ['1', 'again'],
      ['1', 'null'],
    ])
  })

  test('a table that was dropped and made again starts anew', async () => {
    const input = { address: 'a.csv', fingerprint: 'f' }
    await runLoad(db.context, planOf([pair('anew')], { input }), [[[0, [['1', 'a']]]]])
    await db.run('DROP TABLE test.anew')
    expect((await runLoad(db.context, planOf([pair('anew')], { input }), [[[0, [['1', 'b']]]]])).unchanged).toBe(false)
    expect(await rowsOf('anew')).toEqual([['1', 'b']])
  })

  test('remembers the cursor of the table', async () => {
    const plan = planOf([pair('cursors')], { cursor: 'id' })
    await runLoad(db.context, plan, [[[0, [['7', 'a']]]]], { cursor: '7' })
    const target = await openTarget(addressOf(TEST_ADDRESS), db.context)
    const session = await target.begin(planOf([pair('cursors')], { cursor: 'id' }))
    expect(session.cursor).toBe('7')
    await session.abort({ keepChunks: false })
    await target.close()
  })

  test('into an engine that merges rows: staging loses none of them', async () => {
    await db.run('CREATE TABLE test.summed (id Int32, n Int64) ENGINE = SummingMergeTree ORDER BY id')
    const columns: Columns = [
      ['id', 'int32', 'Int32'],
      ['n', 'int64', 'Int64'],
    ]
    const rows: Rows = [
      ['1', '2'],
      ['1', '3'],
    ]
    const { proofs } = await runLoad(db.context, planOf([tableOf('summed', columns)]), [[[0, rows]]])
    expect(proofs[0].rows).toBe(2)
    expect(await db.rows('SELECT id, n FROM test.summed FINAL')).toEqual([['1', '5']])
  })

  test('into several partitions at once', async () => {
    await db.run(
      'CREATE TABLE test.parted (id Int32, name Nullable(String)) ENGINE = MergeTree PARTITION BY id ORDER BY id',
    )
    const rows = Array.from({ length: 150 }, (_, i) => [String(i), 'x'])
    await runLoad(db.context, planOf([pair('parted')]), [[[0, rows]], [[0, rows]]])
    expect(await db.rows('SELECT count() AS n, uniq(id) AS ids FROM test.parted')).toEqual([['300', '150']])
  })

  test('rows that others write while the new version is made are not lost', async () => {
    await db.run('CREATE TABLE test.busy (id Int32, name Nullable(String)) ENGINE = MergeTree ORDER BY id')
    const target = await openTarget(addressOf(TEST_ADDRESS), db.context)
    const session = await target.begin(planOf([pair('busy')]))
    await session.write(batchOf([['1', 'ours']]))
    await db.run("INSERT INTO test.busy VALUES (2, 'theirs')")
    const proofs = await session.prove({ verify: false })
    await session.publish({ run: 'r', read: 1, written: 1, rejected: 0, filtered: 0, tables: proofs, cursor: null })
    await target.close()
    expect(await rowsOf('busy')).toEqual([
      ['1', 'ours'],
      ['2', 'theirs'],
    ])
  })
})

describe('replace', () => {
  test('keeps the layout of an existing table, with the agreed changes', async () => {
    await db.run(
      'CREATE TABLE test.kept (id Int64, old String DEFAULT upper(name), name String) ENGINE = MergeTree ORDER BY id',
    )
    await db.run("INSERT INTO test.kept (id, name) VALUES (1, 'a')")
    const alter = ['ALTER TABLE kept ADD COLUMN extra Nullable(Int32)']
    const columns: Columns = [
      ['id', 'int64', 'Int64'],
      ['name', 'string', 'String'],
      ['extra', 'int32', 'Nullable(Int32)'],
    ]
    await runLoad(db.context, planOf([tableOf('kept', columns, { alter })], { mode: 'replace' }), [
      [[0, [['2', 'b', '5']]]],
    ])
    expect(await rowsOf('kept', 'id, old, name, extra')).toEqual([['2', 'B', 'b', '5']])
  })
})

describe('upsert', () => {
  const upsert = (table: string, rows: Rows, changes = {}) =>
    runLoad(db.context, planOf([pair(table)], { mode: 'upsert', ...changes }), [[[0, rows]]])

  test('counts what is new, changed and the same, and writes only what differs', async () => {
    await upsert('merged', [
      ['1', 'a'],
      ['2', null],
      ['3', 'c'],
    ])
    const { outcomes } = await upsert('merged', [
      ['1', 'a'],
      ['2', 'b'],
      ['3', null],
      ['4', 'd'],
    ])
    expect(outcomes).toEqual([{ table: 'merged', inserted: 1, updated: 2, unchanged: 1, removed: 0 }])
    expect(await rowsOf('merged')).toEqual([
      ['1', 'a'],
      ['2', 'b'],
      ['3', 'null'],
      ['4', 'd'],
    ])
  })

  test('when all is the same, the table itself stays', async () => {
    await upsert('same', [['1', 'a']])
    const before = await db.rows("SELECT uuid FROM system.tables WHERE name = 'same'")
    await upsert('same', [['1', 'a']])
    expect(await db.rows("SELECT uuid FROM system.tables WHERE name = 'same'")).toEqual(before)
    expect(await db.rows("SELECT unchanged FROM ai_etl.ledger WHERE table = 'same' ORDER BY published_at")).toEqual([
      ['0'],
      ['1'],
    ])
  })

  test('a key that stood in an earlier row is left out with its place; one that is NULL is refused', async () => {
    const columns: Columns = [
      ['id', 'int32', 'Nullable(Int32)'],
      ['name', 'string', 'String'],
    ]
    const plan = planOf([tableOf('twice', columns, { key: ['id'] })], { mode: 'upsert' })
    const rows: Rows = [
      ['1', 'first'],
      ['1', 'second'],
    ]
    const { proofs, refused } = await runLoad(db.context, plan, [[[0, [...rows, [null, 'x']]]]])
    expect(refused).toEqual(['key-null: a column of the key (id) is empty'])
    expect(proofs).toEqual([
      {
        table: 'twice',
        rows: 1,
        fingerprint: null,
        leftOut: [
          {
            file: 0,
            line: 3,
            byte: 10,
            rule: 'key-duplicate',
            detail: phrase('load.key-twice', { columns: 'id', value: 'id=1' }),
          },
        ],
      },
    ])
    expect(await rowsOf('twice')).toEqual([['1', 'first']])
  })

  test('with a cursor the last by it counts, wherever it stands', async () => {
    const { outcomes } = await upsert(
      'latest',
      [
        ['1', 'b'],
        ['1', 'c'],
        ['1', 'a'],
      ],
      { cursor: 'name' },
    )
    expect(outcomes).toEqual([{ table: 'latest', inserted: 1, updated: 0, unchanged: 2, removed: 0 }])
    expect(await rowsOf('latest')).toEqual([['1', 'c']])
  })

  test('missing rows are deleted or marked, and marked ones come back', async () => {
    const both: Rows = [
      ['1', 'a'],
      ['2', 'b'],
    ]
    await upsert('gone', both)
    expect((await upsert('gone', [['1', 'a']], { missing: 'delete' })).outcomes[0].removed).toBe(1)
    expect(await rowsOf('gone')).toEqual([['1', 'a']])
    await upsert('marked', both)
    await upsert('marked', [['1', 'a']], { missing: 'mark' })
    expect(await rowsOf('marked', 'id, isNull(_deleted_at)')).toEqual([
      ['1', '1'],
      ['2', '0'],
    ])
    const { outcomes } = await upsert('marked', both, { missing: 'mark' })
    expect(outcomes).toEqual([{ table: 'marked', inserted: 0, updated: 1, unchanged: 1, removed: 0 }])
    expect(await rowsOf('marked', 'id, isNull(_deleted_at)')).toEqual([
      ['1', '1'],
      ['2', '1'],
    ])
  })

  test('child rows follow their roots', async () => {
    const tables = (): Parameters<typeof planOf>[0] => [
      tableOf('tree', [['_id', 'string', 'String'], ...PAIR], { key: ['id'] }),
      tableOf(
        'tree__leaf',
        [
          ['_id', 'string', 'String'],
          ['_parent_id', 'string', 'String'],
          ['_position', 'int32', 'Int32'],
          ['leaf', 'string', 'String'],
        ],
        { parent: 'tree' },
      ),
    ]
    const load = (roots: Rows, leaves: Rows, missing: 'keep' | 'delete' = 'keep') =>
      runLoad(db.context, planOf(tables(), { mode: 'upsert', missing }), [
        [
          [0, roots],
          [1, leaves],
        ],
      ])
    await load(
      [
        ['r1', '1', 'a'],
        ['r2', '2', 'b'],
      ],
      [
        ['l1', 'r1', '0', 'x'],
        ['l3', 'r2', '0', 'z'],
        ['l4', 'r2', '1', 'w'],
      ],
    )
    const { outcomes } = await load([['r2', '2', 'b']], [['l5', 'r2', '0', 'Z']])
    expect(outcomes).toEqual([
      { table: 'tree', inserted: 0, updated: 1, unchanged: 0, removed: 0 },
      { table: 'tree__leaf', inserted: 1, updated: 0, unchanged: 0, removed: 2 },
    ])
    expect(await rowsOf('tree__leaf', '_id, leaf')).toEqual([
      ['l1', 'x'],
      ['l5', 'Z'],
    ])
    const again = await load([['r2', '2', 'b']], [['l6', 'r2', '0', 'Z']], 'delete')
    expect(again.outcomes).toEqual([
      { table: 'tree', inserted: 0, updated: 0, unchanged: 1, removed: 1 },
      { table: 'tree__leaf', inserted: 0, updated: 0, unchanged: 1, removed: 1 },
    ])
    expect(await rowsOf('tree__leaf', '_id, leaf')).toEqual([['l5', 'Z']])
  })
})

describe('scd2', () => {
  test('keeps versions; keys that are gone end when they are to be deleted', async () => {
    const load = (rows: Rows, missing: 'keep' | 'delete' = 'keep') =>
      runLoad(db.context, planOf([pair('versions')], { mode: 'scd2', missing }), [[[0, rows]]])
    await load([
      ['1', 'a'],
      ['2', 'b'],
    ])
    await load([
      ['1', 'A'],
      ['2', 'b'],
    ])
    const { outcomes } = await load([['1', 'A']], 'delete')
    expect(outcomes).toEqual([{ table: 'versions', inserted: 0, updated: 0, unchanged: 1, removed: 1 }])
    const columns = 'id, name, _current, isNull(_valid_to) AS open'
    expect(await rowsOf('versions', columns)).toEqual([
      ['1', 'A', 'true', '1'],
      ['1', 'a', 'false', '0'],
      ['2', 'b', 'false', '0'],
    ])
    const seams = await db.rows(
      'SELECT count() AS n FROM test.versions a JOIN test.versions b ON a._valid_to = b._valid_from AND a.id = b.id',
    )
    expect(seams).toEqual([['1']])
  })
})

test('the fingerprint in SQL is that of the source', async () => {
  const columns: Columns = [
    ['b', 'bool', 'Nullable(Bool)'],
    ['i', 'int64', 'Nullable(Int64)'],
    ['u', 'uint64', 'Nullable(UInt64)'],
    ['d', 'decimal(20,4)', 'Nullable(Decimal(20, 4))'],
    ['f', 'float64', 'Nullable(Float64)'],
    ['s', 'string', 'LowCardinality(Nullable(String))'],
    ['id', 'uuid', 'Nullable(UUID)'],
    ['day', 'date', 'Nullable(Date32)'],
    ['at', 'timestamp', 'Nullable(DateTime64(6))'],
    ['tz', 'timestamptz', "Nullable(DateTime64(6, 'UTC'))"],
    ['t', 'time', 'Nullable(Time64(6))'],
    ['bin', 'binary', 'Nullable(String)'],
    ['j', 'json', 'Nullable(String)'],
  ]
  const uuid = '123E4567-e89b-12d3-a456-426614174000'
  const rows: Rows = [
    [
      'true',
      '-9223372036854775808',
      '18446744073709551615',
      '12.5000',
      '-0.0',
      'ёж\u0000',
      uuid,
      '1900-01-01',
      '2299-12-31 23:59:59.999999',
      '2021-08-18T16:01:14.583+03:00',
      '23:59:59.000001',
      '\\xDEadbe',
      '{}',
    ],
    [
      'false',
      '0',
      '0',
      '-0.0000',
      'NaN',
      '',
      uuid,
      '2299-12-31',
      '1900-01-01T00:00:00',
      '1969-12-31 23:59:59.5Z',
      '00:00:00',
      '\\x',
      'null',
    ],
    [
      'true',
      '7',
      '7',
      '0.0001',
      '1e-300',
      'a',
      uuid,
      '1970-01-01',
      '1970-01-01 00:00:00',
      '1970-01-01 00:00:00Z',
      '12:00:00.5',
      '\\x00',
      '[1]',
    ],
    Array.from({ length: 13 }, () => null),
  ]
  const table = tableOf('prints', columns)
  const { proofs } = await runLoad(db.context, planOf([table]), [[[0, rows]]], { verify: true })
  const source = new TableFingerprint(
    table.columns.map((column) => column.type),
    (bytes) => createHash('md5').update(bytes).digest('hex'),
  )
  source.add(batchOf(rows))
  expect(proofs[0]).toEqual({ table: 'prints', rows: 4, fingerprint: source.value })
})

test('values beyond a column are refused, never clamped', async () => {
  const columns: Columns = [
    ['n', 'int32', 'Int32'],
    ['day', 'date', 'Nullable(Date32)'],
    ['short', 'date', 'Nullable(Date)'],
    ['at', 'timestamptz', "Nullable(DateTime64(3, 'UTC'))"],
    ['old', 'timestamp', 'Nullable(DateTime)'],
    ['tiny', 'int64', 'Nullable(Int8)'],
    ['price', 'decimal(20,4)', 'Nullable(Decimal(5, 2))'],
    ['e', 'string', "Nullable(Enum8('a' = 1))"],
    ['fixed', 'string', 'Nullable(FixedString(2))'],
    ['long', 'interval', 'Nullable(Int64)'],
  ]
  const good = [
    '1',
    '1900-01-01',
    '1970-01-01',
    '2299-12-31T23:59:59.999Z',
    '2106-02-07 06:28:15',
    '-128',
    '999.9900',
    'a',
    'ab',
    'P1DT2H',
  ]
  const bad: [number, string | null, string][] = [
    [0, null, 'not-null: n takes no NULL'],
    [1, '1862-01-16', 'clickhouse.range: day: 1862-01-16 is beyond Date32 (1900-01-01 to 2299-12-31)'],
    [1, '2300-01-01', 'clickhouse.range: day: 2300-01-01 is beyond Date32 (1900-01-01 to 2299-12-31)'],
    [2, '2149-06-07', 'clickhouse.range: short: 2149-06-07 is beyond Date (1970-01-01 to 2149-06-06)'],
    [
      3,
      '1900-01-01T00:00:00+03',
      'clickhouse.range: at: 1900-01-01T00:00:00+03 is beyond DateTime64 (1900-01-01 00:00:00 to 2299-12-31 23:59:59.999999)',
    ],
    [
      3,
      '2021-01-01T00:00:00.0001Z',
      "clickhouse.range: at: 2021-01-01T00:00:00.0001Z has more digits behind the second than DateTime64(3, 'UTC')",
    ],
    [
      4,
      '1969-12-31 23:59:59',
      'clickhouse.range: old: 1969-12-31 23:59:59 is beyond DateTime (1970-01-01 00:00:00 to 2106-02-07 06:28:15)',
    ],
    [5, '128', 'clickhouse.range: tiny: 128 is beyond Int8'],
    [6, '1000.0000', 'clickhouse.range: price: 1000.0000 is beyond Decimal(5, 2)'],
    [6, '0.0010', 'clickhouse.range: price: 0.0010 is beyond Decimal(5, 2)'],
    [7, 'b', 'clickhouse.enum: e: b is no member of the Enum'],
    [8, 'a', 'clickhouse.range: fixed: a is not 2 bytes long'],
    [9, 'P1M', 'clickhouse.range: long: P1M has years or months, whose length in microseconds is not fixed'],
  ]
  const rows = [good, ...bad.map(([column, value]) => good.map((each, c) => (c === column ? value : each)))]
  const { refused, proofs } = await runLoad(db.context, planOf([tableOf('ranges', columns)]), [[[0, rows]]])
  expect(refused.toSorted()).toEqual(bad.map(([, , message]) => message).toSorted())
  expect(proofs[0].rows).toBe(1)
  expect(await rowsOf('ranges', '* ')).toEqual([
    [
      '1',
      '1900-01-01',
      '1970-01-01',
      '2299-12-31 23:59:59.999',
      '2106-02-07 06:28:15',
      '-128',
      '999.99',
      'a',
      'ab',
      '93600000000',
    ],
  ])
})

test('two loads of one table at once: the second waits for the first', async () => {
  const [first, second] = [
    await openTarget(addressOf(TEST_ADDRESS), db.context),
    await openTarget(addressOf(TEST_ADDRESS), db.context),
  ]
  const session = await first.begin(planOf([pair('queue')]))
  let begun = false
  const waiting = second.begin(planOf([pair('queue')])).then((other) => {
    begun = true
    return other
  })
  await session.write(batchOf([['1', 'first']]))
  await new Promise((resolve) => setTimeout(resolve, 600))
  expect(begun).toBe(false)
  await session.abort({ keepChunks: false })
  const other = await waiting
  await other.abort({ keepChunks: false })
  await first.close()
  await second.close()
  expect(await db.rows("SELECT name FROM system.tables WHERE database = 'test' AND name = 'queue'")).toEqual([])
  expect(
    await db.rows("SELECT count() AS n FROM system.tables WHERE database = 'ai_etl' AND name != 'ledger'"),
  ).toEqual([['1']])
})

test('a table of another engine is refused', async () => {
  await db.run('CREATE TABLE test.volatile (id Int32, name Nullable(String)) ENGINE = Memory')
  await expect(runLoad(db.context, planOf([pair('volatile')]), [])).rejects.toThrow(/engine Memory/)
})

test('the catalogue describes what stands there', async () => {
  await db.run(
    "CREATE TABLE test.described (id UInt64, at DateTime64(9), e Enum8('x' = 1), m Map(String, Int8), v Int32 DEFAULT 5, a Int8 ALIAS 1, version UInt32) ENGINE = ReplacingMergeTree(version) ORDER BY id",
  )
  const target = await openTarget(addressOf(TEST_ADDRESS), db.context)
  const found = await target.existing(['described', 'nowhere'])
  await target.close()
  expect([...found.keys()]).toEqual(['described'])
  const table = found.get('described')
  expect(table?.key).toEqual(['id'])
  expect(
    table?.columns.map((column) => [column.name, column.type?.kind, column.nativeType, column.hasDefault]),
  ).toEqual([
    ['id', 'uint64', 'UInt64', false],
    ['at', undefined, 'DateTime64(9)', false],
    ['e', 'enum', "Enum8('x' = 1)", false],
    ['m', 'json', 'Map(String, Int8)', false],
    ['v', 'int32', 'Int32', true],
    ['version', 'int64', 'UInt32', false],
  ])
})
