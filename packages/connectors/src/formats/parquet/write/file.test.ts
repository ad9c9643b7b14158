import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { allocateBatch, type Batch, BYTE_CLASS, reserve } from '@ai-etl/core/contracts/batch'
import { decimal, type LogicalType, scalar } from '@ai-etl/core/types/logical'
import { DuckDBInstance } from '@duckdb/node-api'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ParquetFile } from './file.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parquet-'))
})
afterAll(() => rm(folder, { recursive: true }))

function batchOf(rows: readonly (readonly (string | null)[])[]): Batch {
  const batch = allocateBatch(0, rows[0].length, rows.length, 1024)
  batch.rows = rows.length
  for (const [i, value] of rows.flat().entries()) {
    const bytes = Buffer.from(value ?? '')
    batch.start[i] = reserve(batch, bytes.length)
    batch.end[i] = batch.start[i] + bytes.length
    bytes.copy(batch.bytes, batch.start[i])
    batch.mask[i] = value === null ? BYTE_CLASS.NULL : 0
  }
  return batch
}

/** What the footer tells of a column, as DuckDB reads it: one line a row group. */
async function statisticsOf(path: string): Promise<unknown[][]> {
  const connection = await (await DuckDBInstance.create()).connect()
  const result = await connection.runAndReadAll(
    `SELECT stats_min_value, stats_max_value, stats_null_count FROM parquet_metadata('${path}') ORDER BY row_group_id`,
  )
  connection.closeSync()
  return result.getRows().map(([least, most, nulls]) => [least, most, Number(nulls)])
}

/** Rows of a Parquet file as another reader of the format sees them: DuckDB, every value as its text. */
async function readBack(path: string): Promise<{ types: string[]; rows: unknown[][] }> {
  const connection = await (await DuckDBInstance.create()).connect()
  await connection.run("SET TimeZone = 'UTC'").catch(() => undefined)
  const described = await connection.runAndReadAll(`DESCRIBE SELECT * FROM read_parquet('${path}')`)
  const result = await connection.runAndReadAll(`SELECT COLUMNS(*)::VARCHAR FROM read_parquet('${path}')`)
  connection.closeSync()
  return { types: described.getRows().map((row) => String(row[1])), rows: result.getRows() }
}

const CASES: readonly (readonly [
  type: LogicalType,
  duckdb: string,
  values: readonly (readonly [written: string | null, read: string | null])[],
])[] = [
  [
    scalar('bool'),
    'BOOLEAN',
    [
      ['true', 'true'],
      ['false', 'false'],
      [null, null],
    ],
  ],
  [
    scalar('int8'),
    'TINYINT',
    [
      ['-128', '-128'],
      ['127', '127'],
    ],
  ],
  [
    scalar('int32'),
    'INTEGER',
    [
      ['-2147483648', '-2147483648'],
      ['2147483647', '2147483647'],
      ['0', '0'],
    ],
  ],
  [
    scalar('int64'),
    'BIGINT',
    [
      ['-9223372036854775808', '-9223372036854775808'],
      ['9223372036854775807', '9223372036854775807'],
      ['-1', '-1'],
      ['-4294967297', '-4294967297'],
    ],
  ],
  [
    scalar('uint64'),
    'UBIGINT',
    [
      ['18446744073709551615', '18446744073709551615'],
      ['0', '0'],
    ],
  ],
  [
    decimal(9, 2),
    'DECIMAL(9,2)',
    [
      ['-1234567.89', '-1234567.89'],
      ['5', '5.00'],
      ['0.1', '0.10'],
    ],
  ],
  [
    decimal(18, 3),
    'DECIMAL(18,3)',
    [
      ['-123456789012345.678', '-123456789012345.678'],
      ['1', '1.000'],
    ],
  ],
  [
    decimal(38, 18),
    'DECIMAL(38,18)',
    [
      ['99999999999999999999.999999999999999999', '99999999999999999999.999999999999999999'],
      ['-0.000000000000000001', '-0.000000000000000001'],
    ],
  ],
  [
    scalar('float64'),
    'DOUBLE',
    [
      ['1.5', '1.5'],
      ['NaN', 'nan'],
      ['-Infinity', '-inf'],
      ['-0', '-0.0'],
    ],
  ],
  [
    scalar('string'),
    'VARCHAR',
    [
      ['', ''],
      [null, null],
      ['Кусково «парк» 🏛', 'Кусково «парк» 🏛'],
      ['a'.repeat(100_000), 'a'.repeat(100_000)],
    ],
  ],
  [scalar('uuid'), 'UUID', [['386b9f65-7b1f-4c54-ad50-ff3b894c5afd', '386b9f65-7b1f-4c54-ad50-ff3b894c5afd']]],
  [
    scalar('date'),
    'DATE',
    [
      ['0001-01-01', '0001-01-01'],
      ['9999-12-31', '9999-12-31'],
      ['1969-12-31', '1969-12-31'],
    ],
  ],
  [
    scalar('timestamp'),
    'TIMESTAMP',
    [
      ['0001-01-01 00:00:00.000001', '0001-01-01 00:00:00.000001'],
      ['9999-12-31T23:59:59.999999', '9999-12-31 23:59:59.999999'],
    ],
  ],
  [
    scalar('timestamptz'),
    'TIMESTAMP WITH TIME ZONE',
    [['2021-08-18T16:01:14.583+03:00', '2021-08-18 13:01:14.583+00']],
  ],
  [scalar('time'), 'TIME', [['23:59:59.999999', '23:59:59.999999']]],
  [scalar('binary'), 'BLOB', [['\\x00ff41', '\\x00\\xFFA']]],
]

describe('a Parquet file', () => {
  test.each(CASES)('holds %o so that another reader finds the same values', async (type, duckdb, values) => {
    const path = join(folder, `${duckdb.replace(/\W/g, '_')}.parquet`)
    const file = await ParquetFile.create(path, [{ name: 'значение', type, nullable: true }])
    await file.write(batchOf(values.map(([written]) => [written])))
    await file.finish()
    expect(await readBack(path)).toEqual({ types: [duckdb], rows: values.map(([, read]) => [read]) })
  })

  test.each([
    ['few distinct texts, through a dictionary', (i: number) => `state ${i % 5}`],
    ['more distinct texts than a dictionary holds', (i: number) => `ticket ${i}`],
    ['a column that turns from few to many', (i: number) => (i < 100_000 ? 'same' : `other ${i}`)],
    ['nulls among them', (i: number) => (i % 3 === 0 ? null : `v${i % 1000}`)],
    ['nothing but nulls', () => null],
  ])('keeps every row over several row groups: %s', async (_, value) => {
    const rows = 300_000
    const path = join(folder, 'groups.parquet')
    const file = await ParquetFile.create(path, [
      { name: 'i', type: scalar('int64'), nullable: false },
      { name: 'v', type: scalar('string'), nullable: true },
    ])
    for (let from = 0; from < rows; from += 5000) {
      await file.write(batchOf(Array.from({ length: 5000 }, (_, k) => [String(from + k), value(from + k)])))
    }
    await file.finish()
    const connection = await (await DuckDBInstance.create()).connect()
    const result = await connection.runAndReadAll(`SELECT i, v FROM read_parquet('${path}')`)
    let wrong = 0
    for (const [k, [i, v]] of result.getRows().entries()) if (i !== BigInt(k) || v !== value(k)) wrong++
    connection.closeSync()
    expect([result.currentRowCount, wrong]).toEqual([rows, 0])
  })

  test('with no rows is a file with its columns', async () => {
    const path = join(folder, 'empty.parquet')
    const file = await ParquetFile.create(path, [{ name: 'a', type: scalar('int32'), nullable: true }])
    await file.finish()
    expect(await readBack(path)).toEqual({ types: ['INTEGER'], rows: [] })
  })
})

test.each<[LogicalType, (string | null)[], unknown[]]>([
  [scalar('int8'), ['5', '-128', null], ['-128', '5', 1]],
  [scalar('int32'), ['2147483647', '-2147483648', '0'], ['-2147483648', '2147483647', 0]],
  [scalar('int64'), ['1', '-4294967297', '4294967296', '4294967295'], ['-4294967297', '4294967296', 0]],
  [scalar('int64'), ['-1', '-4294967296'], ['-4294967296', '-1', 0]],
  [decimal(9, 2), ['1.50', '-0.25'], ['-0.25', '1.50', 0]],
  [decimal(18, 3), ['99.000', '-1234567890.125'], ['-1234567890.125', '99.000', 0]],
  [scalar('date'), ['2024-02-29', '1969-12-31'], ['1969-12-31', '2024-02-29', 0]],
  [
    scalar('timestamp'),
    ['2024-02-29 10:00:00.25', '1900-01-01 00:00:00'],
    ['1900-01-01 00:00:00', '2024-02-29 10:00:00.25', 0],
  ],
  [scalar('int32'), [null, null], [null, null, 2]],
  [scalar('uint64'), ['18446744073709551615', '1'], [null, null, 0]],
  [scalar('string'), ['a', 'b'], [null, null, 0]],
  [scalar('float64'), ['NaN', '1'], [null, null, 0]],
  [decimal(30, 2), ['1.00', '-5.00'], [null, null, 0]],
])('bounds of %j stand in the footer', async (type, values, told) => {
  const path = join(folder, 'bounds.parquet')
  const file = await ParquetFile.create(path, [{ name: 'v', type, nullable: true }])
  await file.write(batchOf(values.map((value) => [value])))
  await file.finish()
  expect(await statisticsOf(path)).toEqual([told])
})
