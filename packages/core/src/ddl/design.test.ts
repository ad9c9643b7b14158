import { describe, expect, it } from 'vitest'
import { DIALECTS } from '../documents/ddl.ts'
import { decimal, formatType, type LogicalType, scalar } from '../types/logical.ts'
import { designTables } from './design.ts'
import { emitDdl } from './emit.ts'
import type { DesignInput, InputTable } from './model.ts'
import { EVERY_TYPE, everyTypeTable, hostileTable } from './testing/hostile.ts'

const column = (name: string, type: LogicalType = scalar('string'), nullable = true) => ({
  name,
  path: name,
  type,
  nullable,
})
const table = (columns: InputTable['columns'], more: Partial<InputTable> = {}): InputTable => ({
  name: 't',
  parent: null,
  rows: null,
  columns,
  ...more,
})
const design = (dialect: DesignInput['dialect'], tables: InputTable[], options: Partial<DesignInput['options']> = {}) =>
  designTables({ dialect, lang: 'en', tables, options: { names: 'quote', ...options } })

describe('without facts', () => {
  it.each(DIALECTS)('%s takes any name and any type', (dialect) => {
    for (const input of [everyTypeTable(), hostileTable()]) {
      const { statements } = emitDdl(design(dialect, [input]))
      expect(statements[0]).toMatch(/^CREATE TABLE /)
    }
  })

  it('proposes neither keys nor partitions nor indexes, and says why', () => {
    const { tables, refused } = design('postgresql', [table([column('id', scalar('int64'), false)])])
    expect(tables[0]).toMatchObject({ primaryKey: [], uniques: [], indexes: [], partition: null })
    expect(refused.map(({ kind }) => kind)).toEqual(['key', 'partition', 'index'])
  })

  it('orders by nothing rather than by a column that may be null', () => {
    expect(design('clickhouse', [table([column('a')])]).tables[0].orderBy).toEqual([])
  })
})

describe('types', () => {
  it('a native type for every logical type, in the order of the type map', () => {
    const rows = EVERY_TYPE.map((type) => {
      const natives = DIALECTS.map(
        (dialect) => design(dialect, [table([column('c', type, false)])]).tables[0].columns[0].nativeType,
      )
      return [formatType(type), ...natives].join(' | ')
    })
    expect(`\n${['type', ...DIALECTS].join(' | ')}\n${rows.join('\n')}\n`).toMatchInlineSnapshot(`
      "
      type | postgresql | clickhouse | mysql | redshift | snowflake | bigquery
      bool | boolean | Bool | TINYINT(1) | BOOLEAN | BOOLEAN | BOOL
      int8 | smallint | Int8 | TINYINT | SMALLINT | NUMBER(3,0) | INT64
      int16 | smallint | Int16 | SMALLINT | SMALLINT | NUMBER(5,0) | INT64
      int32 | integer | Int32 | INT | INTEGER | NUMBER(10,0) | INT64
      int64 | bigint | Int64 | BIGINT | BIGINT | NUMBER(19,0) | INT64
      uint64 | numeric(20,0) | UInt64 | BIGINT UNSIGNED | DECIMAL(20,0) | NUMBER(20,0) | NUMERIC(20, 0)
      float64 | double precision | Float64 | DOUBLE | DOUBLE PRECISION | FLOAT | FLOAT64
      string | text | String | LONGTEXT | VARCHAR(65535) | VARCHAR | STRING
      uuid | uuid | UUID | BINARY(16) | CHAR(36) | VARCHAR(36) | STRING(36)
      date | date | Date32 | DATE | DATE | DATE | DATE
      timestamp | timestamp | DateTime64(6) | DATETIME(6) | TIMESTAMP | TIMESTAMP_NTZ(6) | DATETIME
      timestamptz | timestamptz | DateTime64(6, 'UTC') | DATETIME(6) | TIMESTAMPTZ | TIMESTAMP_TZ(6) | TIMESTAMP
      time | time | Time64(6) | TIME(6) | TIME | TIME(6) | TIME
      interval | interval | Int64 | BIGINT | BIGINT | NUMBER(19,0) | INTERVAL
      json | jsonb | String | JSON | SUPER | VARIANT | JSON
      ip | inet | String | VARBINARY(16) | VARCHAR(45) | VARCHAR(45) | STRING(45)
      binary | bytea | String | LONGBLOB | VARBYTE(1024000) | BINARY | BYTES
      decimal(12,2) | numeric(12,2) | Decimal(12, 2) | DECIMAL(12,2) | DECIMAL(12,2) | NUMBER(12,2) | NUMERIC(12, 2)
      decimal(38,18) | numeric(38,18) | Decimal(38, 18) | DECIMAL(38,18) | DECIMAL(38,18) | NUMBER(38,18) | BIGNUMERIC(38, 18)
      decimal(76,38) | numeric(76,38) | Decimal(76, 38) | TEXT | VARCHAR(128) | VARCHAR | BIGNUMERIC(76, 38)
      decimal(90,5) | numeric(90,5) | String | TEXT | VARCHAR(128) | VARCHAR | STRING
      list<int32> | integer[] | Array(Nullable(Int32)) | JSON | SUPER | ARRAY | ARRAY<INT64>
      list<list<string>> | jsonb | String | JSON | SUPER | ARRAY | JSON
      struct<"a\`\\"b" int32> | jsonb | String | JSON | SUPER | OBJECT | STRUCT<\`a\\\`"b\` INT64>
      enum('it''s','back\\slash','ё','') | text | Enum8('it\\'s' = 1, 'back\\\\slash' = 2, 'ё' = 3, '' = 4) | ENUM('it\\'s', 'back\\\\slash', 'ё', '') | VARCHAR(64) | VARCHAR | STRING
      "
    `)
  })

  it.each<[string, string, string, string, string]>([
    ['date', '1862-01-16', '2019-05-05', 'String', 'string'],
    ['date', '1900-01-01', '2299-12-31', 'Date32', 'date'],
    ['date', '2000-01-01', '2400-01-01', 'String', 'string'],
    ['timestamp', '1111-11-11 00:00:00', '2020-01-01 00:00:00', 'String', 'string'],
    ['timestamptz', '1970-01-01T00:00:00Z', '2020-01-01T00:00:00Z', "DateTime64(6, 'UTC')", 'timestamptz'],
  ])('ClickHouse: %s from %s to %s is %s', (kind, min, max, native, carried) => {
    const type = scalar(kind as 'date')
    const { tables } = design('clickhouse', [table([{ ...column('c', type), facts: { min, max } }])])
    expect([tables[0].columns[0].nativeType, formatType(tables[0].columns[0].type)]).toEqual([native, carried])
  })

  it.each([
    [4, 1_000, 'LowCardinality(String)'],
    [1_000, 1_000_000, 'LowCardinality(String)'],
    [1_001, 1_000_000, 'String'],
    [900, 1_000, 'String'],
  ])('ClickHouse: %d distinct values in %d rows are %s', (distinct, rows, native) => {
    const facts = { distinct: { value: distinct, exact: true } }
    const { tables } = design('clickhouse', [table([{ ...column('c'), facts }], { rows })])
    expect(tables[0].columns[0].nativeType).toBe(native)
  })

  it('ClickHouse goes by the upper bound of an approximate count', () => {
    const facts = { distinct: { value: 990, exact: false, low: 900, high: 1_080 } }
    expect(
      design('clickhouse', [table([{ ...column('c'), facts }], { rows: 1e6 })]).tables[0].columns[0].nativeType,
    ).toBe('String')
  })

  it('a decimal beyond the limit goes as text, and the choice says so', () => {
    const { tables, choices } = design('snowflake', [table([column('c', decimal(40, 2))])])
    expect(tables[0].columns[0]).toMatchObject({ nativeType: 'VARCHAR', type: { kind: 'string' } })
    expect(choices).toMatchObject([{ kind: 'type', on: 'c', what: 'VARCHAR' }])
  })
})

describe('names', () => {
  it('the target address names the root, its children follow', () => {
    const child = table([column('_parent_id', scalar('uuid'), false)], { name: 't__items', parent: 't' })
    const { tables } = design('postgresql', [table([column('a')]), child], { table: { schema: 's', name: 'Given' } })
    expect(tables.map(({ schema, name, source, parent }) => [schema, name, source, parent])).toEqual([
      ['s', 'Given', 't', null],
      ['s', 'Given__items', 't__items', 'Given'],
    ])
  })

  it('a name that is cut stands whole in the comment', () => {
    const long = 'очень длинное имя колонки '.repeat(4)
    const { tables } = design('postgresql', [table([column(long)])])
    expect(tables[0].columns[0]).toMatchObject({ source: long, comment: long })
    expect(Buffer.byteLength(tables[0].columns[0].name)).toBeLessThanOrEqual(63)
  })
})

describe('keys', () => {
  it('a given key is not null, primary, and orders ClickHouse', () => {
    const input = table([column('a'), column('b', scalar('int32'))])
    expect(design('postgresql', [input], { key: ['b', 'a'] }).tables[0]).toMatchObject({
      primaryKey: ['b', 'a'],
      columns: [{ nullable: false }, { nullable: false }],
    })
    const warehouse = design('clickhouse', [input], { key: ['b', 'a'], updates: 'upsert' }).tables[0]
    expect(warehouse).toMatchObject({ engine: 'ReplacingMergeTree', orderBy: [{ column: 'b' }, { column: 'a' }] })
  })

  it('a key that few rows prove is refused', () => {
    const { tables, refused } = design('postgresql', [
      table([column('id', scalar('int32'), false)], { rows: 99, keys: [['id']] }),
    ])
    expect(tables[0].primaryKey).toEqual([])
    expect(refused[0]).toMatchObject({ kind: 'key', what: 'KEY (id)' })
  })

  it('prefers one named as an identifier to a unique time', () => {
    const input = table([column('created', scalar('timestamp'), false), column('order_id', scalar('int32'), false)], {
      rows: 1_000,
      keys: [['created'], ['order_id']],
    })
    expect(design('postgresql', [input]).tables[0].primaryKey).toEqual(['order_id'])
  })

  it('children refer to their parent, wherever keys exist', () => {
    const id = { ...column('_id', scalar('uuid'), false), generated: true }
    const place = ['_parent_id', '_position'].map((name) => ({
      ...column(name, scalar('int32'), false),
      generated: true,
    }))
    const tables = [table([id, column('a')]), table([...place, column('b')], { name: 't__items', parent: 't' })]
    expect(design('postgresql', tables).tables[1]).toMatchObject({
      primaryKey: ['_parent_id', '_position'],
      foreignKey: { columns: ['_parent_id'], table: 't', references: ['_id'] },
    })
    expect(design('clickhouse', tables).tables[1]).toMatchObject({
      foreignKey: null,
      orderBy: [{ column: '_parent_id' }, { column: '_position' }],
    })
  })
})
