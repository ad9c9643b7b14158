import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseType } from '@ai-etl/core/types/parse'
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { literal } from './literal.ts'
import { parquetStatistics } from './statistics.ts'

let folder: string
let connection: DuckDBConnection
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ai-etl-statistics-'))
  connection = await (await DuckDBInstance.create(':memory:')).connect()
})
afterAll(async () => {
  connection.closeSync()
  await rm(folder, { recursive: true, force: true })
})

async function written(name: string, select: string): Promise<string> {
  const path = join(folder, name)
  await connection.run(`COPY (${select}) TO ${literal(path)} (FORMAT parquet, ROW_GROUP_SIZE 2048)`)
  return path
}
const columns = (types: Readonly<Record<string, string>>) =>
  Object.entries(types).map(([name, type]) => ({ name, type: parseType(type) }))

test('bounds are those of all row groups of all files, compared as values', async () => {
  const one = await written(
    'one.parquet',
    `SELECT CAST(i AS INTEGER) AS i, CAST(i - 9 AS DECIMAL(9, 2)) AS amount, DATE '2024-01-01' + CAST(i AS INTEGER) AS day,
      TIMESTAMP '2024-01-01 10:00:00.5' + to_seconds(i) AS at, CASE WHEN i % 4 = 0 THEN 7 END AS some, CAST(NULL AS INTEGER) AS nothing,
      'ж' || i AS word, i / 7 AS ratio
    FROM range(5000) AS t(i)`,
  )
  const other = await written(
    'other.parquet',
    `SELECT CAST(i AS INTEGER) AS i, CAST(1 AS DECIMAL(9, 2)) AS amount, DATE '1999-12-31' AS day, TIMESTAMP '2024-01-01' AS at,
      CAST(NULL AS INTEGER) AS some, CAST(NULL AS INTEGER) AS nothing, 'я' AS word, 0.5::DOUBLE AS ratio
    FROM range(10000, 15000) AS t(i)`,
  )
  const types = {
    i: 'int32',
    amount: 'decimal(9,2)',
    day: 'date',
    at: 'timestamp',
    some: 'int32',
    nothing: 'int32',
    word: 'string',
    ratio: 'float64',
  }
  const { exact, columns: found } = await parquetStatistics([one, other], columns(types), connection)
  expect(exact).toBe(true)
  expect(Object.fromEntries(found)).toEqual({
    i: { nulls: 0, bounds: { least: '0', most: '14999' } },
    amount: { nulls: 0, bounds: { least: '-9', most: '4990' } },
    day: { nulls: 0, bounds: { least: '1999-12-31', most: '2037-09-08' } },
    at: { nulls: 0, bounds: { least: '2024-01-01 00:00:00', most: '2024-01-01 11:23:19.5' } },
    some: { nulls: 0.875, bounds: { least: '7', most: '7' } },
    nothing: { nulls: 1 },
    word: { nulls: 0 },
    ratio: { nulls: 0 },
  })
})

test('nothing is told of a column that a file does not have', async () => {
  const one = await written('with.parquet', 'SELECT 1 AS a, 2 AS b')
  const other = await written('without.parquet', 'SELECT 5 AS a')
  const { columns: found } = await parquetStatistics([one, other], columns({ a: 'int32', b: 'int32' }), connection)
  expect([...found.keys()]).toEqual(['a'])
})

test('a part of a nested column is not taken for a column of that name', async () => {
  const path = await written('nested.parquet', `SELECT {'b': 99} AS a, 1 AS "a, b", 1 AS "a.b"`)
  const { columns: found } = await parquetStatistics([path], columns({ 'a, b': 'int32', 'a.b': 'int32' }), connection)
  for (const { bounds } of found.values()) expect(bounds).toEqual({ least: '1', most: '1' })
})
