import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { LoadBench } from '../load/fixture.embedded.ts'
import { profileDataset } from './profile.ts'

/** One table in each system, by statements of its own: what they declare is what a profile must go by. */
const ROWS = 5000
const TABLES = {
  postgresql: [
    'CREATE TABLE visits (id bigint NOT NULL, at timestamptz NOT NULL, day date, price numeric(12,2), museum_inn text NOT NULL, paid boolean)',
    `INSERT INTO visits SELECT i, '2024-01-01T00:00:00Z'::timestamptz + i * interval '1 minute',
       CASE WHEN i % 4 = 0 THEN NULL ELSE DATE '2024-01-01' + i % 100 END, i % 50 + 0.5, '0415706141', i % 2 = 0
     FROM generate_series(1, ${ROWS}) AS i`,
  ],
  clickhouse: [
    "CREATE TABLE visits (id Int64, at DateTime64(6, 'UTC'), day Nullable(Date32), price Decimal(12, 2), museum_inn String, paid Bool) ORDER BY id",
    `INSERT INTO visits SELECT number + 1, toDateTime64('2024-01-01 00:00:00', 6, 'UTC') + toIntervalMinute(number + 1),
       if((number + 1) % 4 = 0, NULL, toDate32('2024-01-01') + toIntervalDay((number + 1) % 100)),
       toDecimal64((number + 1) % 50, 2) + toDecimal64('0.5', 2), '0415706141', (number + 1) % 2 = 0
     FROM numbers(${ROWS})`,
  ],
} as const

let bench: LoadBench
beforeAll(async () => {
  bench = await LoadBench.open()
  for (const database of ['postgresql', 'clickhouse'] as const) {
    for (const statement of TABLES[database]) await bench.query(database, statement)
  }
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  await connection.run(`COPY (SELECT i AS id, TIMESTAMPTZ '2024-01-01 00:00:00+00' + to_minutes(i) AS at,
      CASE WHEN i % 4 = 0 THEN NULL ELSE (DATE '2024-01-01' + CAST(i % 100 AS INTEGER)) END AS day,
      CAST(i % 50 + 0.5 AS DECIMAL(12, 2)) AS price, '0415706141' AS museum_inn, i % 2 = 0 AS paid
    FROM range(1, ${ROWS + 1}) AS t(i)) TO '${join(bench.folder, 'visits.parquet')}' (FORMAT parquet)`)
  connection.closeSync()
  instance.closeSync()
})
afterAll(() => bench.close())

const SOURCES = [
  ['PostgreSQL', 'postgresql:///city#visits'],
  ['ClickHouse', 'clickhouse:///city#visits'],
  ['Parquet', 'visits.parquet'],
] as const

describe.each(SOURCES)('a table of %s', (_, address) => {
  test('has the types that it declares, and the facts of its values', async () => {
    const live = { signal: new AbortController().signal, progress: () => undefined }
    const profile = await profileDataset(address, bench.settings, {}, live)
    expect(profile).toMatchObject({ rows: ROWS, rejectedCount: 0 })
    expect(profile.bytes).toBeGreaterThan(0)
    const [{ fields, timeAxis, keys }] = profile.tables
    expect(
      fields.map(({ name, type, nulls, distinct, unique }) => [name, type, nulls, distinct.value, unique]),
    ).toEqual([
      ['id', 'int64', 0, ROWS, true],
      ['at', 'timestamptz', 0, ROWS, true],
      ['day', 'date', ROWS / 4, 75, false],
      ['price', 'decimal(12,2)', 0, 50, false],
      ['museum_inn', 'string', 0, 1, false],
      ['paid', 'bool', 0, 2, false],
    ])
    const field = (name: string) => fields.find((one) => one.name === name)
    expect(field('id')).toMatchObject({ min: '1', max: String(ROWS) })
    expect(field('day')).toMatchObject({ min: '2024-01-02', max: '2024-04-09', nullable: true })
    expect([Number(field('price')?.min), Number(field('price')?.max)]).toEqual([0.5, 49.5])
    expect(field('museum_inn')).toMatchObject({ semantic: 'inn', constant: true })
    expect(timeAxis?.column).toBe('at')
    expect(keys[0].columns).toEqual(['id'])
  })
})
