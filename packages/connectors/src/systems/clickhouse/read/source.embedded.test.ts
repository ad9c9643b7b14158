import type { Batch } from '@ai-etl/core/contracts/batch'
import { BYTE_CLASS } from '@ai-etl/core/contracts/batch'
import type { ReadRequest } from '@ai-etl/core/contracts/source'
import { formatType } from '@ai-etl/core/types/logical'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  type Columns,
  planOf,
  type Rows,
  runLoad,
  type TestClickhouse,
  tableOf,
  testClickhouse,
} from '../../../../test/clickhouse.ts'
import { addressOf } from '../../../../test/postgresql.ts'
import { clickhouse } from '../index.ts'
import { openQuery } from '../query/source.ts'
import { openSource } from './source.ts'

let db: TestClickhouse
beforeAll(async () => {
  db = await testClickhouse()
})
afterAll(() => db.close())

async function read(fragment: string, request: Partial<ReadRequest> = {}, query = '') {
  const source = await openSource(addressOf(`clickhouse:///test${query}${fragment}`), db.context)
  const rows: (string | null)[][] = []
  let batches = 0
  const asked = { signal: new AbortController().signal, reject: () => {}, ...request }
  for await (const batch of source.batches(asked)) {
    batches++
    for (let row = 0; row < batch.rows; row++) rows.push(rowOf(batch, row))
  }
  await source.close()
  return { source, rows, batches }
}

function rowOf(batch: Batch, row: number): (string | null)[] {
  return Array.from({ length: batch.columns }, (_, column) => {
    const cell = row * batch.columns + column
    if ((batch.mask[cell] & BYTE_CLASS.NULL) !== 0) return null
    return batch.bytes.toString('utf8', batch.start[cell], batch.end[cell])
  })
}

/** Types of ClickHouse, how a value is made, the type and text that it is read as. */
const TYPES: readonly (readonly [native: string, value: string, type: string, text: string | null])[] = [
  ['Bool', 'true', 'bool', 'true'],
  ['UInt8', '255', 'int16', '255'],
  ['UInt64', '18446744073709551615', 'uint64', '18446744073709551615'],
  [
    'Int128',
    "toInt128('-170141183460469231731687303715884105728')",
    'decimal(39,0)',
    '-170141183460469231731687303715884105728',
  ],
  [
    'UInt256',
    "toUInt256('115792089237316195423570985008687907853269984665640564039457584007913129639935')",
    'decimal(78,0)',
    '115792089237316195423570985008687907853269984665640564039457584007913129639935',
  ],
  ['Decimal(38, 18)', "toDecimal128('-0.000000000000000001', 18)", 'decimal(38,18)', '-0.000000000000000001'],
  ['Float32', '1.5', 'float64', '1.5'],
  ['Float64', 'nan', 'float64', 'NaN'],
  ['Nullable(Float64)', '-inf', 'float64', '-Infinity'],
  ['String', "'\\0\\n\"ёж\\''", 'string', '\0\n"ёж\''],
  ['LowCardinality(Nullable(String))', 'NULL', 'string', null],
  ['LowCardinality(String)', "''", 'string', ''],
  ['FixedString(3)', "'abc'", 'string', 'abc'],
  ['UUID', "'123e4567-e89b-12d3-a456-426614174000'", 'uuid', '123e4567-e89b-12d3-a456-426614174000'],
  ['Date', "'2149-06-06'", 'date', '2149-06-06'],
  ['Date32', "'1900-01-01'", 'date', '1900-01-01'],
  ['DateTime', "'2021-01-02 03:04:05'", 'timestamp', '2021-01-02 03:04:05'],
  [
    "DateTime64(3, 'Europe/Moscow')",
    "toDateTime64('2021-08-18 16:01:14.583', 3, 'Europe/Moscow')",
    'timestamptz',
    '2021-08-18 13:01:14.583Z',
  ],
  ['DateTime64(9)', "toDateTime64('2021-01-01 00:00:00.123456789', 9)", 'string', '2021-01-01 00:00:00.123456789'],
  ['Time64(6)', "toTime64('12:34:56.789', 6)", 'time', '12:34:56.789000'],
  ["Enum8('a' = 1, 'it\\'s' = 2)", "'it\\'s'", "enum('a','it''s')", "it's"],
  ['Array(Int64)', '[9007199254740993]', 'list<int64>', '[9007199254740993]'],
  ['Array(Nullable(Float64))', '[nan, NULL]', 'list<float64>', '["nan",null]'],
  ['Array(Array(String))', "[['a/\"']]", 'json', '[["a/\\""]]'],
  ['Map(String, UInt64)', "map('k', 18446744073709551615)", 'json', '{"k":18446744073709551615}'],
  ['Tuple(a Int8, `b c` String)', "tuple(1, 'x')", 'json', '{"a":1,"b c":"x"}'],
  ['IPv4', "'1.2.3.4'", 'ip', '1.2.3.4'],
  ['IPv6', "'::1'", 'ip', '::1'],
  ['JSON', `'{"a":{"b":[1,"x"]}}'`, 'json', '{"a":{"b":[1,"x"]}}'],
  ['Variant(Int8, String)', "'v'", 'string', 'v'],
  ['AggregateFunction(sum, Int64)', '(SELECT sumState(toInt64(5)))', 'string', '5'],
]

describe('types', () => {
  test.each(TYPES)('%s', async (native, value, type, text) => {
    await db.run('DROP TABLE IF EXISTS test.one SYNC')
    await db.run(`CREATE TABLE test.one (t ${native}) ENGINE = MergeTree ORDER BY tuple()`)
    await db.run(`INSERT INTO test.one SELECT ${value}`)
    const { source, rows } = await read('#one')
    const [column] = source.tables[0].columns
    expect([column.type && formatType(column.type), rows]).toEqual([type, [[text]]])
  })

  test('what lies beyond the map is named', async () => {
    await db.run('CREATE TABLE test.beyond (d DateTime64(9)) ENGINE = MergeTree ORDER BY tuple()')
    const { source } = await read('#beyond')
    expect(source.tables[0].columns[0].nativeType).toBe('DateTime64(9)')
  })
})

test('every logical type, written and read back', async () => {
  const columns: Columns = [
    ['bool', 'bool', 'Nullable(Bool)'],
    ['int8', 'int8', 'Nullable(Int8)'],
    ['int16', 'int16', 'Nullable(Int16)'],
    ['int32', 'int32', 'Nullable(Int32)'],
    ['int64', 'int64', 'Nullable(Int64)'],
    ['uint64', 'uint64', 'Nullable(UInt64)'],
    ['narrow', 'decimal(9,2)', 'Nullable(Decimal(9, 2))'],
    ['middle', 'decimal(18,6)', 'Nullable(Decimal(18, 6))'],
    ['decimal', 'decimal(38,18)', 'Nullable(Decimal(38, 18))'],
    ['widest', 'decimal(76,0)', 'Nullable(Decimal(76, 0))'],
    ['float64', 'float64', 'Nullable(Float64)'],
    ['Имя, `select` "', 'string', 'LowCardinality(Nullable(String))'],
    ['uuid', 'uuid', 'Nullable(UUID)'],
    ['date', 'date', 'Nullable(Date32)'],
    ['timestamp', 'timestamp', 'Nullable(DateTime64(6))'],
    ['timestamptz', 'timestamptz', "Nullable(DateTime64(6, 'UTC'))"],
    ['time', 'time', 'Nullable(Time64(6))'],
    ['file', "enum('a','я')", "Nullable(Enum8('a' = 1, 'я' = 2))"],
    ['ip', 'ip', 'Nullable(IPv6)'],
    ['binary', 'binary', 'Nullable(String)'],
    ['json', 'json', 'Nullable(String)'],
    ['list', 'list<string>', 'Array(Nullable(String))'],
    ['numbers', 'list<uint64>', 'Array(Nullable(UInt64))'],
    ['days', 'list<date>', 'Array(Date32)'],
  ]
  const most = '9'.repeat(76)
  const rows: Rows = [
    [
      'true',
      '-128',
      '-32768',
      '-2147483648',
      '-9223372036854775808',
      '18446744073709551615',
      '-9999999.99',
      '999999999999.999999',
      '99999999999999999999.999999999999999999',
      `-${most}`,
      '-1.7976931348623157e308',
      '',
      '00000000-0000-0000-0000-000000000000',
      '1900-01-01',
      '1900-01-01 00:00:00.000001',
      '2299-12-31 23:59:59.999999Z',
      '00:00:00.000001',
      'я',
      '::ffff',
      '\\x00ff',
      '{"a": 1}',
      '["a","б\\n",null,""]',
      '[18446744073709551615,0]',
      '["1900-01-01","2299-12-31"]',
    ],
    [
      'false',
      '127',
      '32767',
      '2147483647',
      '9223372036854775807',
      '0',
      '0.01',
      '-0.000001',
      '-0.000000000000000001',
      most,
      '5e-324',
      'it\'s "quoted", \\, \n, \t, \0 and 😀',
      'ffffffff-ffff-ffff-ffff-ffffffffffff',
      '2299-12-31',
      '2299-12-31 23:59:59.999999',
      '1900-01-01 00:00:00.000000Z',
      '23:59:59.999999',
      'a',
      '2001:db8::1',
      '\\x',
      '[]',
      '[]',
      '[]',
      '[]',
    ],
    [
      'true',
      '0',
      '0',
      '0',
      '0',
      '9223372036854775808',
      '0',
      '123456789.5',
      '1',
      '0',
      'NaN',
      'x'.repeat(1_000_000),
      '123e4567-e89b-12d3-a456-426614174000',
      '1970-01-01',
      '1969-12-31 23:59:59.999999',
      '2021-08-18 13:01:14.583000Z',
      '12:00:00.000000',
      'a',
      '::',
      '\\x41',
      'null',
      '[null]',
      '[null]',
      '["1970-01-01"]',
    ],
    columns.map(([, type]) => (type.startsWith('list') ? '[]' : null)),
  ]
  await runLoad(db.context, planOf([tableOf('every', columns)]), [[[0, rows]]])
  const { rows: found } = await read('#every')
  expect(found).toEqual(rows)
})

describe('what is asked for', () => {
  beforeAll(async () => {
    await db.run(
      'CREATE TABLE test.asked (n UInt32, at DateTime64(6), s String, twice UInt32 ALIAS n * 2) ENGINE = MergeTree ORDER BY n',
    )
    await db.run(
      "INSERT INTO test.asked SELECT number, toDateTime64('2021-01-01 00:00:00', 6) + number, concat('s', toString(number)) FROM numbers(100000)",
    )
    await db.run('CREATE VIEW test.seen AS SELECT n, s FROM test.asked WHERE n < 3')
  })

  test('all rows in several batches, without computed columns', async () => {
    const { rows, batches, source } = await read('#asked')
    expect(source.tables[0].columns.map((column) => column.name)).toEqual(['n', 'at', 's'])
    expect(source.rowsEstimate).toBe(100_000)
    expect(rows).toHaveLength(100_000)
    expect(new Set(rows.map(([n]) => n)).size).toBe(100_000)
    expect(batches).toBeGreaterThan(1)
  })

  test('columns, in the order asked for; rows up to a limit', async () => {
    const { rows } = await read('#asked', { columns: [[2, 0]], limit: 2 })
    expect(rows).toEqual([
      ['s0', '0'],
      ['s1', '1'],
    ])
  })

  test('rows from a cursor on, ties included; rows that meet a condition', async () => {
    const cursor = { column: 'at', value: '2021-01-02T03:46:39' }
    expect((await read('#asked', { since: cursor, columns: [[0]] })).rows).toEqual([['99999']])
    expect((await read('#asked', { since: { column: 'n', value: '99998' }, columns: [[0]] })).rows).toHaveLength(2)
    const { rows } = await read('#asked', { columns: [[0]] }, '?where=n%20%3C%203%20OR%20s%20%3D%20%27s7%27')
    expect(new Set(rows.flat())).toEqual(new Set(['0', '1', '2', '7']))
  })

  test('a view, and all tables of a database', async () => {
    expect((await read('#seen')).rows).toEqual([
      ['0', 's0'],
      ['1', 's1'],
      ['2', 's2'],
    ])
    await db.run('CREATE DATABASE two')
    await db.run('CREATE TABLE two.a (x Int8) ENGINE = MergeTree ORDER BY x')
    await db.run('CREATE TABLE two.b (x Int8, y Int8) ENGINE = MergeTree ORDER BY x')
    await db.run('INSERT INTO two.b VALUES (1, 2)')
    const source = await openSource(addressOf('clickhouse:///two'), db.context)
    expect(source.tables.map((table) => table.name)).toEqual(['a', 'b'])
    for await (const batch of source.batches({ signal: new AbortController().signal, reject: () => {} })) {
      expect([batch.table, rowOf(batch, 0)]).toEqual([1, ['1', '2']])
    }
    await source.close()
  })

  test('the newest versions only, where asked', async () => {
    await db.run('CREATE TABLE test.replaced (k Int8, v Int8) ENGINE = ReplacingMergeTree(v) ORDER BY k')
    await db.run('SYSTEM STOP MERGES test.replaced').catch(() => {})
    await db.run('INSERT INTO test.replaced VALUES (1, 1)')
    await db.run('INSERT INTO test.replaced VALUES (1, 2)')
    expect((await read('#replaced', {}, '?final=true')).rows).toEqual([['1', '2']])
  })

  test('a failure while reading', async () => {
    await db.run('CREATE VIEW test.broken AS SELECT throwIf(number = 90000) AS x FROM numbers(100000)')
    await expect(read('#broken')).rejects.toThrow(/non-zero|broke/)
  })

  test('discovered with rows, bytes and kinds', async () => {
    const found = await clickhouse.discover(addressOf('clickhouse:///test'), db.context)
    const asked = found.find((dataset) => dataset.name === 'asked')
    expect(asked).toMatchObject({ address: 'clickhouse:///test#asked', kind: 'table', rows: 100_000 })
    expect(asked?.bytes).toBeGreaterThan(0)
    expect(found.find((dataset) => dataset.name === 'seen')?.kind).toBe('view')
  })
})

describe('compiled statements', () => {
  const query = (sql: string, settings: readonly string[] = []) => ({
    name: 'q',
    sql,
    settings,
    columns: [{ name: 'n', column: 'n', type: { kind: 'int64' as const }, nullable: true }],
    rows: 7,
  })
  const open = (sql: string, settings?: readonly string[]) =>
    openQuery(addressOf('clickhouse:///test#anything'), db.context, query(sql, settings))

  test('give their rows under the settings that they rely on, and may set nothing else', async () => {
    const source = await open('SELECT toInt64(sum(number)) AS n FROM numbers(0)', [
      'aggregate_functions_null_for_empty = 1',
    ])
    expect(source.rowsEstimate).toBe(7)
    for await (const batch of source.batches({ signal: new AbortController().signal, reject: () => {} }))
      expect(rowOf(batch, 0)).toEqual([null])
    await source.close()
    await expect(open('SELECT 1 AS n', ['readonly = 0'])).rejects.toMatchObject({ code: 'sql.failed' })
  })

  test('read tables by columns whose values SQL has as they are read out', async () => {
    await db.run('CREATE TABLE test.kinds (id UInt8, ratio Float32, tags Array(String)) ENGINE = MergeTree ORDER BY id')
    await db.run('CREATE VIEW test.shown AS SELECT id FROM test.kinds')
    const table = async (fragment: string) => (await read(`#${fragment}`)).source.queryable
    const kinds = await table('kinds')
    expect(Object.fromEntries(kinds?.inexact ?? [])).toEqual({ ratio: 'Float32', tags: 'Array(String)' })
    expect(kinds?.from(['id'])).toBe('(SELECT CAST(`id` AS Nullable(Int16)) AS `id` FROM `test`.`kinds`)')
    expect(await table('shown')).toBeUndefined()
  })
})
