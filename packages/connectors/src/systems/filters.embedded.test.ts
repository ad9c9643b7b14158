import type { Batch } from '@ai-etl/core/contracts/batch'
import { BYTE_CLASS } from '@ai-etl/core/contracts/batch'
import type { RowCondition } from '@ai-etl/core/contracts/condition'
import type { Source } from '@ai-etl/core/contracts/source'
import { bindCondition } from '@ai-etl/core/expressions/bind'
import { compileCondition, ValueError } from '@ai-etl/core/expressions/evaluate'
import { rowCondition } from '@ai-etl/core/expressions/row-condition'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestClickhouse, testClickhouse } from '../../test/clickhouse.ts'
import { addressOf, type TestDatabase, testDatabase } from '../../test/postgresql.ts'
import { openSource as openClickhouse } from './clickhouse/read/source.ts'
import { openSource as openPostgresql } from './postgresql/read/source.ts'

/** What a source leaves out is just what is left out here: every row is judged by both. */
let postgresql: TestDatabase
let clickhouse: TestClickhouse
let sources: Readonly<Record<'postgresql' | 'clickhouse', Source>>

beforeAll(async () => {
  postgresql = await testDatabase()
  clickhouse = await testClickhouse()
  await postgresql.rows(`CREATE TABLE judged (id int4, big int8, price numeric(9,2), free numeric, status text, code char(4),
    short varchar(9), day date, at timestamp, tz timestamptz, open bool, key uuid, rate float8);
    INSERT INTO judged VALUES
    (1, 9007199254740993, 10.50, 1.5, 'PAID', 'ab', 'Ёж', '2021-01-01', '2021-01-01 10:00:00.5', '2021-01-01 10:00:00+03', true, '02d22460-b05d-40ee-aaab-55aeb1b647e6', 1.5),
    (2, -1, 'NaN', 'NaN', 'paid', 'ab  ', 'еж', 'infinity', '-infinity', '2021-01-01 07:00:00Z', false, NULL, 'NaN'),
    (3, NULL, NULL, NULL, NULL, NULL, '', '0044-03-15 BC', NULL, NULL, NULL, NULL, NULL),
    (4, 0, -0.01, 2, 'a''b\\', 'abc', E'x\\ty', '1862-01-16', '9999-12-31 23:59:59', 'infinity', true, NULL, 0)`)
  await clickhouse.run(`CREATE TABLE test.judged (id Int32, big Nullable(UInt64), price Nullable(Decimal(9, 2)), free Nullable(Float64),
    status LowCardinality(Nullable(String)), code FixedString(4), short String, day Nullable(Date32), at Nullable(DateTime),
    tz Nullable(DateTime64(3, 'UTC')), open Nullable(Bool), key Nullable(UUID), rate Nullable(Float64)) ENGINE = MergeTree ORDER BY id`)
  await clickhouse.run(`INSERT INTO test.judged VALUES
    (1, 9007199254740993, 10.50, 1.5, 'PAID', 'ab', 'Ёж', '2021-01-01', '2021-01-01 10:00:00', '2021-01-01 07:00:00.000', true, '02d22460-b05d-40ee-aaab-55aeb1b647e6', 1.5),
    (2, 1, -0.01, nan, 'paid', 'abcd', 'еж', '1900-01-01', '1970-01-01 00:00:00', '2299-12-31 00:00:00', false, NULL, nan),
    (3, NULL, NULL, NULL, NULL, '', '', NULL, NULL, NULL, NULL, NULL, NULL),
    (4, 0, 0, 2, 'a''b\\\\', 'abc', 'x\\ty', '2299-12-31', '2106-02-07 06:28:15', '1900-01-01 00:00:00', true, NULL, 0)`)
  sources = {
    postgresql: await openPostgresql(postgresql.address('judged'), postgresql.context),
    clickhouse: await openClickhouse(addressOf('clickhouse:///test#judged'), clickhouse.context),
  }
})
afterAll(async () => {
  await sources.postgresql.close()
  await sources.clickhouse.close()
  await postgresql.close()
  await clickhouse.close()
})

type Judge = (batch: Batch, row: number) => boolean

function bind(source: Source, text: string): { condition: RowCondition | null; judge: Judge } {
  // A numeric without precision has no type of its own: it is read as text here.
  const columns = source.tables[0].columns.map(({ name, type = { kind: 'string' as const } }) => ({ name, type }))
  const typed = bindCondition(text, { columns })
  const places = columns.map((_, i) => i)
  return { condition: rowCondition(typed, places), judge: compileCondition(typed) }
}

/** Ids of the rows that the source gives and that are kept, or could not be judged, here. */
async function idsOf(source: Source, judge: Judge, where: RowCondition | null): Promise<string[]> {
  const ids: string[] = []
  const signal = new AbortController().signal
  for await (const batch of source.batches({ signal, reject: () => {}, ...(where && { where: [where] }) })) {
    for (let row = 0; row < batch.rows; row++) {
      const cell = row * batch.columns
      const id =
        batch.mask[cell] & BYTE_CLASS.NULL ? '' : batch.bytes.toString('utf8', batch.start[cell], batch.end[cell])
      try {
        if (judge(batch, row)) ids.push(id)
      } catch (error) {
        if (!(error instanceof ValueError)) throw error
        ids.push(`${id} refused`)
      }
    }
  }
  return ids.toSorted()
}

const CONDITIONS: readonly (readonly [text: string, atSource: readonly string[]])[] = [
  ['id >= 2 and id <> 3', ['postgresql', 'clickhouse']],
  ['id > 1.5', ['postgresql']],
  ['big = 9007199254740993', ['postgresql', 'clickhouse']],
  ['price > 0 or price is null', ['postgresql', 'clickhouse']],
  ['not (price <= 10.5)', ['postgresql', 'clickhouse']],
  ['price < 0.001', ['postgresql']],
  ["status = 'PAID'", ['postgresql', 'clickhouse']],
  ["status <> 'PAID'", ['postgresql', 'clickhouse']],
  ["status in ('paid', 'a''b\\')", ['postgresql', 'clickhouse']],
  ["status not in ('paid', 'none')", ['postgresql', 'clickhouse']],
  ["code <> 'ab'", []],
  ["short > 'Ж'", ['postgresql', 'clickhouse']],
  ["short <= ''", ['postgresql', 'clickhouse']],
  ["day >= '2021-01-01'", ['postgresql', 'clickhouse']],
  ["not day < '1950-01-01'", ['postgresql', 'clickhouse']],
  ["day > '1800-01-01'", ['postgresql']],
  ["at < '2021-01-01 10:00:01'", ['postgresql', 'clickhouse']],
  ["tz = '2021-01-01 07:00:00Z'", ['postgresql', 'clickhouse']],
  ['open', ['postgresql', 'clickhouse']],
  ['not open or open is null', ['postgresql', 'clickhouse']],
  ["key = '02d22460-b05d-40ee-aaab-55aeb1b647e6'", ['postgresql', 'clickhouse']],
  ["key <> '02D22460-B05D-40EE-AAAB-55AEB1B647E6'", ['postgresql', 'clickhouse']],
  ['rate > 1', []],
  ["id = 1 and status like 'P%'", []],
]

describe.each(['postgresql', 'clickhouse'] as const)('%s', (database) => {
  test.each(CONDITIONS)('%s', async (text, atSource) => {
    const source = sources[database]
    const { condition, judge } = bind(source, text)
    const accepted = condition !== null && source.filters?.(0, condition) === true
    expect(accepted).toBe(atSource.includes(database))
    expect(await idsOf(source, judge, accepted ? condition : null)).toEqual(await idsOf(source, judge, null))
  })

  test('rows for which it is not true are not even sent', async () => {
    const source = sources[database]
    const { condition } = bind(source, "status = 'PAID'")
    expect(await idsOf(source, () => true, condition)).toEqual(['1'])
  })
})
