import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { PipelineColumn } from '@ai-etl/core/pipeline/columns'
import { lowerPipeline } from '@ai-etl/core/pipeline/plan/lower'
import { readPipeline } from '@ai-etl/core/pipeline/read'
import { compilePandas } from '@ai-etl/core/targets/pandas/compile'
import { parseType } from '@ai-etl/core/types/parse'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type PostgresqlServer, startPostgresql15 } from '../../../../services/postgresql15.ts'
import { pythonEnvironment } from '../../../../services/python.ts'
import { LoadBench } from '../load/fixture.embedded.ts'
import { runIn } from './run-python.ts'

/** The generated program reads and writes real databases, by chunks where the plan allows. */
let python: string
let folder: string
let postgresql: PostgresqlServer
let bench: LoadBench
let at: string
let inClickhouse: string
beforeAll(async () => {
  python = (await pythonEnvironment('pandas')).python
  folder = await mkdtemp(join(tmpdir(), 'pandas-databases-'))
  bench = await LoadBench.open()
  postgresql = await startPostgresql15()
  at = `postgresql://${postgresql.user}:\${CITY_PASSWORD}@127.0.0.1:${postgresql.port}/postgres`
  const { host, port, user } = await bench.context().embedded.clickhouse()
  await bench.execute('clickhouse', 'CREATE DATABASE IF NOT EXISTS city')
  inClickhouse = `clickhouse://${user}:\${CLICKHOUSE_PASSWORD}@${host}:${port}/city`
})
afterAll(async () => {
  await postgresql?.stop()
  await bench?.close()
  await rm(folder, { recursive: true, force: true })
})

const column = (name: string, type: string): PipelineColumn => ({ name, type: parseType(type), nullable: true })
const SALES = [
  column('id', 'int64'),
  column('sold', 'timestamptz'),
  column('day', 'date'),
  column('price', 'decimal(9,2)'),
  column('a:b %(c)s', 'string'),
]
const ROWS = [
  `(9007199254740993, '2024-01-31 23:30:00.123456+00', '2024-02-29', 100.50, 'a'':%s "b"')`,
  `(2, NULL, NULL, NULL, NULL)`,
  `(3, '0900-01-01 00:00:00+00', '9999-12-31', -0.01, '')`,
]

/** Writes the module of a document with one filter step, and runs it. */
async function run(targets: string, source = `${at}#public.sales`, where = 'true') {
  const text = `version: 1
name: databases
sources: { sales: { from: "${source}" } }
steps: { kept: { type: filter, input: sales, where: "${where}" } }
targets: ${targets}
`
  const { pipeline } = readPipeline('pipeline.yaml', text)
  const { plan, faults } = lowerPipeline(pipeline, new Map([['sales', SALES]]))
  const { files, refused, unreached } = compilePandas(plan, pipeline)
  expect([faults, refused, unreached]).toEqual([[], [], []])
  for (const file of files) await writeFile(join(folder, file.path), file.text)
  const clickhouse = await bench.context().embedded.clickhouse()
  return runIn(folder, python, ['pipeline.py'], {
    CITY_PASSWORD: postgresql.password,
    CLICKHOUSE_PASSWORD: clickhouse.password,
  })
}
const succeeded = { status: 0, stderr: '' }

describe('PostgreSQL', () => {
  const SHOWN = `id::text, sold::text, day::text, price::text, "a:b %(c)s"`
  const copied = async (table: string) =>
    postgresql.psql(`SET timezone = 'UTC'; SELECT ${SHOWN} FROM ${table} ORDER BY id`)

  beforeAll(async () => {
    await postgresql.psql(
      `CREATE TABLE sales (id bigint, sold timestamptz, day date, price numeric(9,2), "a:b %(c)s" text);
       INSERT INTO sales VALUES ${ROWS.join(', ')}`,
    )
  })

  test('replace makes the table anew, with types of the plan and the same values', async () => {
    for (const _ of [1, 2]) {
      expect(await run(`{ out: { input: kept, to: "${at}#public.replaced", mode: replace } }`)).toEqual(succeeded)
      expect(await copied('replaced')).toBe(await copied('sales'))
    }
    expect(
      await postgresql.psql(
        `SELECT string_agg(data_type, ', ' ORDER BY ordinal_position) FROM information_schema.columns WHERE table_name = 'replaced'`,
      ),
    ).toBe('bigint, timestamp with time zone, date, numeric, text')
  })

  test('append adds to what is there', async () => {
    const targets = `{ out: { input: kept, to: "${at}#public.appended", mode: append } }`
    expect([await run(targets), await run(targets)]).toEqual([succeeded, succeeded])
    expect(await postgresql.psql('SELECT count(*) FROM appended')).toBe('6')
  })

  test('upsert changes rows of known keys and adds others; keys that are no keys leave all as it was', async () => {
    await postgresql.psql(`CREATE TABLE upserted (LIKE sales); INSERT INTO upserted (id, price) VALUES (1, 1), (2, 2)`)
    const targets = `{ out: { input: kept, to: "${at}#public.upserted", mode: upsert, key: [id] } }`
    for (const _ of [1, 2]) {
      expect(await run(targets)).toEqual(succeeded)
      expect(
        await postgresql.psql(
          `SELECT string_agg(id || '=' || coalesce(price::text, '-'), ' ' ORDER BY id) FROM upserted`,
        ),
      ).toBe('1=1.00 2=- 3=-0.01 9007199254740993=100.50')
    }
    await postgresql.psql('INSERT INTO sales (id, price) VALUES (2, 5)')
    const { status, stderr } = await run(targets)
    expect([status, stderr]).toEqual([
      1,
      expect.stringContaining('a row lacks its key (id), or shares it with another'),
    ])
    expect(await postgresql.psql(`SELECT price IS NULL FROM upserted WHERE id = 2`)).toBe('t')
    expect(await postgresql.psql(`SELECT to_regclass('upserted__incoming') IS NULL`)).toBe('t')
    await postgresql.psql('DELETE FROM sales WHERE price = 5')
  })

  test('rows come through a cursor chunk by chunk; a failure behind the first chunk leaves no table', async () => {
    await postgresql.psql(
      `CREATE TABLE many AS SELECT i::bigint AS id, now() AS sold, current_date AS day, 1.00::numeric(9,2) AS price, 'x'::text AS "a:b %(c)s" FROM generate_series(1, 2500) i`,
    )
    const targets = `{ out: { input: kept, to: "${at}#public.many_copied", mode: replace } }`
    expect(await run(targets, `${at}#public.many`, '1 / (id - 2400) is null or id > 0')).toEqual(succeeded)
    const counted = `import pipeline
pipeline.CHUNK = 1000
sizes, run = [], pipeline.run
def counting(sources, params):
    sizes.append(len(sources["sales"]))
    return run(sources, params)
pipeline.run = counting
pipeline.main()
print(*sizes)`
    const environment = { CITY_PASSWORD: postgresql.password }
    expect((await runIn(folder, python, ['-c', counted], environment)).stdout).toBe('1000 1000 500\n')
    expect(await postgresql.psql('SELECT count(*), sum(id) FROM many_copied')).toBe('2500|3126250')
    const failing = counted.replace(
      '    return run',
      '    if len(sizes) == 3: raise ValueError("third")\n    return run',
    )
    await postgresql.psql('DROP TABLE many_copied')
    expect((await runIn(folder, python, ['-c', failing], environment)).stderr).toContain('ValueError: third')
    expect(await postgresql.psql(`SELECT to_regclass('many_copied') IS NULL`)).toBe('t')
  })
})

test('ClickHouse: what was written is read again, and replaced at once', async () => {
  const into = `{ out: { input: kept, to: "${inClickhouse}#sales", mode: replace } }`
  expect([await run(into, `${at}#public.sales`, 'id > 2'), await run(into, `${at}#public.sales`, 'id > 2')]).toEqual([
    succeeded,
    succeeded,
  ])
  const types = await bench.query(
    'clickhouse',
    `SELECT name, type FROM system.columns WHERE database = 'city' AND table = 'sales'`,
  )
  expect(types.map(([, type]) => type)).toContain('Nullable(Decimal(9, 2))')
  const back = `{ out: { input: kept, to: "${at}#public.returned", mode: replace } }`
  // ClickHouse's calendar of moments begins in 1900.
  expect(await run(back, `${inClickhouse}#sales`, 'id > 3')).toEqual(succeeded)
  expect(await postgresql.psql(`SET timezone = 'UTC'; SELECT id, sold, day, price FROM returned`)).toBe(
    '9007199254740993|2024-01-31 23:30:00.123456+00|2024-02-29|100.50',
  )
  expect(
    await bench.query('clickhouse', `SELECT count(*) FROM system.tables WHERE name LIKE 'sales__incoming'`),
  ).toEqual([['0']])
})
