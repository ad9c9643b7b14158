import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '../fixture.embedded.ts'
import { DATABASES, LoadBench } from '../fixture.embedded.ts'
import { runPipeline } from './run.ts'

/**
 * Every type that statements of the platform read in a database, with values at its edges: what the database computes of
 * them, and gives or keeps, is what the engine computes of what is read out.
 */
const TYPES: Readonly<Record<Database, Readonly<Record<string, readonly string[]>>>> = {
  postgresql: {
    bool: ['true', 'false'],
    int2: ['-32768', '32767'],
    int4: ['2147483647', '-1'],
    int8: ['-9223372036854775808', '9007199254740993'],
    'numeric(9,2)': ['-9999999.99', '0.10'],
    'numeric(38,18)': ['12345678901234567890.123456789012345678', '-0.000000000000000001'],
    float8: ["'NaN'", '-0.1', "'-Infinity'", '5e-324'],
    text: ["''", "E'a\\tb\\nё 😀 \"'' \\\\N'"],
    'varchar(20)': ["'Ёж '", "'{}'"],
    uuid: ["'02d22460-b05d-40ee-aaab-55aeb1b647e6'"],
    date: ["'0001-01-01'", "'9999-12-31'", "'2024-02-29'"],
    timestamp: ["'1862-01-16 23:59:59.999999'", "'2024-03-31 02:30:00'"],
    timestamptz: ["'2021-08-18 16:01:14.583+03'", "'9999-12-31 23:59:59+00'"],
  },
  clickhouse: {
    Bool: ['true', 'false'],
    Int8: ['-128', '127'],
    UInt8: ['255', '0'],
    'Nullable(UInt16)': ['65535', 'NULL'],
    UInt32: ['4294967295', '0'],
    Int64: ['-9223372036854775808', '9007199254740993'],
    UInt64: ['18446744073709551615', '0'],
    Float64: ['nan', '-0.1', '-inf', '5e-324'],
    String: ["''", "'a\\tb\\nё 😀 \"'' \\\\N'"],
    'LowCardinality(Nullable(String))': ["'Ёж '", 'NULL'],
    UUID: ["'02d22460-b05d-40ee-aaab-55aeb1b647e6'"],
    'Decimal(9, 2)': ['-9999999.99', '0.10'],
    'Nullable(Decimal(38, 18))': ['12345678901234567890.123456789012345678', 'NULL'],
    Date: ["'1970-01-02'", "'2149-06-06'"],
    Date32: ["'1900-01-01'", "'2299-12-31'"],
    DateTime: ["'2024-03-31 02:30:00'"],
    "DateTime('Europe/Moscow')": ["'2024-03-31 02:30:00'"],
    'Nullable(DateTime64(3))': ["'2024-03-31 02:30:00.123'", 'NULL'],
    "DateTime64(6, 'UTC')": ["'1955-03-31 02:30:00.000001'"],
  },
}
const ROWS = 8

let bench: LoadBench
beforeAll(async () => {
  bench = await LoadBench.open()
})
afterAll(() => bench.close())

const live = { signal: new AbortController().signal, progress: () => undefined }

test.each(DATABASES)('%s', async (database) => {
  const types = Object.entries(TYPES[database])
  const engine = database === 'clickhouse' ? ' ENGINE = MergeTree ORDER BY id' : ''
  const columns = types.map(([type], i) => `c${i} ${type}`)
  // The embedded servers make a database when it is first written to.
  await bench.write('first.csv', 'id\n1\n')
  await bench.load('first.csv', `${database}:///city#first`)
  await bench.execute(database, `CREATE TABLE typed (id integer, ${columns.join(', ')})${engine}`)
  for (let row = 0; row < ROWS; row++) {
    const values = types.map(([, given]) => given[row % given.length])
    await bench.execute(database, `INSERT INTO typed VALUES (${[row, ...values].join(', ')})`)
  }
  const document = (to: string) => `version: 1
name: typed
sources: { typed: { from: "${database}:///city#typed" } }
steps:
  sorted: { type: sort, input: typed, orderBy: [{ by: id }] }
  few: { type: limit, input: sorted, count: 4 }
targets: { out: { input: few, to: "${to}", mode: replace } }
`
  const run = async (to: string, pushDown: boolean) => {
    await bench.write('typed.yaml', document(to))
    return runPipeline('typed.yaml', { pushDown }, bench.settings, live)
  }
  const given = await run(`${database}.csv`, true)
  expect(given.warnings).toEqual(expect.arrayContaining([expect.stringContaining('computed few: its rows')]))
  expect(given.read).toBe(4)
  const computed = await readFile(join(bench.folder, `${database}.csv`), 'utf8')
  await run(`${database}.csv`, false)
  expect(computed).toBe(await readFile(join(bench.folder, `${database}.csv`), 'utf8'))

  const inside = await run(`${database}:///city#inside`, true)
  expect(inside.warnings).toEqual(expect.arrayContaining([expect.stringContaining('into the target by itself')]))
  await run(`${database}:///city#outside`, false)
  const kept = (table: string) => bench.query(database, `SELECT * FROM ${table} ORDER BY id`)
  expect(await kept('inside')).toEqual(await kept('outside'))
})
