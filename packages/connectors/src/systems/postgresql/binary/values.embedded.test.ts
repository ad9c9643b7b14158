import type { LoadPlan } from '@ai-etl/core/contracts/target'
import { parseType } from '@ai-etl/core/types/parse'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { batchOf, type TestDatabase, testDatabase } from '../../../../test/postgresql.ts'
import { openTarget } from '../write/target.ts'

let db: TestDatabase
beforeAll(async () => {
  db = await testDatabase()
})
afterAll(() => db.close())

let tables = 0

/** Writes values of one column; gives what the server says they are, in order. */
async function written(
  type: string,
  native: string,
  values: readonly (string | null)[],
  as = 'v::text',
): Promise<unknown[]> {
  const table = `t${++tables}`
  const target = await openTarget(db.address(), db.context)
  const column = { name: 'v', type: parseType(type), nullable: true }
  const create = [`CREATE TABLE ${table} (n int4, v ${native})`]
  const plan: LoadPlan = {
    load: table,
    mode: 'replace',
    missing: 'keep',
    tables: [
      {
        name: table,
        parent: null,
        columns: [{ name: 'n', type: parseType('int32'), nullable: false }, column],
        key: [],
        create,
        alter: [],
        after: [],
      },
    ],
    input: { address: 'test', fingerprint: null },
    again: false,
    cursor: null,
  }
  const session = await target.begin(plan)
  await session.write(batchOf(values.map((value, i) => [String(i), value])))
  const proofs = await session.prove({ verify: true })
  await session.publish({ run: 'r', read: 0, written: 0, rejected: 0, filtered: 0, tables: proofs, cursor: null })
  await target.close()
  return (await db.rows(`SELECT ${as} FROM ${table} ORDER BY n`)).map((row) => row[0])
}

/** Logical type, column, canonical text, what the server writes when that is not the same text. */
const EXACT: readonly (readonly [type: string, native: string, text: string, said?: string])[] = [
  ['bool', 'boolean', 'true'],
  ['bool', 'boolean', 'false'],
  ['int16', 'smallint', '-32768'],
  ['int32', 'integer', '-2147483648'],
  ['int32', 'integer', '2147483647'],
  ['int64', 'bigint', '-9223372036854775808'],
  ['int64', 'bigint', '9223372036854775807'],
  ['int64', 'bigint', '-4294967297'],
  ['int64', 'bigint', '999999999999999'],
  ['uint64', 'numeric(20,0)', '18446744073709551615'],
  ['int32', 'numeric', '100000000'],
  ['decimal(38,18)', 'numeric(38,18)', '-12345678901234567890.123456789012345678'],
  ['decimal(38,18)', 'numeric(38,18)', '0.000000000000000001'],
  ['decimal(12,2)', 'numeric(12,2)', '300.5', '300.50'],
  ['decimal(12,2)', 'numeric(12,2)', '-0', '0.00'],
  ['decimal(12,2)', 'numeric', '0.00', '0.00'],
  ['decimal(9,0)', 'numeric', '10000', '10000'],
  ['decimal(9,4)', 'numeric', '10000.0001'],
  ['decimal(9,5)', 'numeric', '0.00010', '0.00010'],
  ['decimal(300,100)', 'numeric', `${'9'.repeat(200)}.${'1'.repeat(100)}`],
  ['float64', 'double precision', 'NaN'],
  ['float64', 'double precision', '-Infinity'],
  ['float64', 'double precision', '1.7976931348623157e+308'],
  ['float64', 'double precision', '5e-324'],
  ['float64', 'double precision', '0.1'],
  ['float64', 'double precision', '123456.789'],
  ['float64', 'numeric', '1.5e-7', '0.00000015'],
  ['float64', 'numeric', 'NaN'],
  ['float64', 'numeric', 'Infinity'],
  ['string', 'text', ''],
  ['string', 'text', 'quote " tab\t newline\n \\N \\. 😀 Ёж'],
  ['string', 'varchar(3)', 'Ёжж'],
  ['string', 'text', 'x'.repeat(1_000_000)],
  ['int32', 'text', '12'],
  ['uuid', 'uuid', '02D22460-b05d-40ee-aaab-55aeb1b647e6', '02d22460-b05d-40ee-aaab-55aeb1b647e6'],
  ['date', 'date', '0001-01-01'],
  ['date', 'date', '9999-12-31'],
  ['date', 'date', '2000-02-29'],
  ['date', 'timestamp', '1900-03-01', '1900-03-01 00:00:00'],
  ['timestamp', 'timestamp', '0001-01-01T00:00:00.000001', '0001-01-01 00:00:00.000001'],
  ['timestamp', 'timestamp', '9999-12-31 23:59:59.999999'],
  ['timestamp', 'timestamp', '1862-01-16 23:59:59.1', '1862-01-16 23:59:59.1'],
  ['timestamptz', 'timestamptz', '2021-08-18T16:01:14.583+03:00', '2021-08-18 13:01:14.583+00'],
  ['timestamptz', 'timestamptz', '2021-08-18 16:01:14-0330', '2021-08-18 19:31:14+00'],
  ['timestamptz', 'timestamptz', '2021-08-18T16:01:14.000001Z', '2021-08-18 16:01:14.000001+00'],
  ['timestamptz', 'timestamptz', '0001-01-02 00:00:00+14', '0001-01-01 10:00:00+00'],
  ['time', 'time', '23:59:59.999999'],
  ['interval', 'interval', 'P1Y2M3W4DT5H6M7.000008S', '1 year 2 mons 25 days 05:06:07.000008'],
  ['interval', 'interval', '-P1DT1S', '-1 days -00:00:01'],
  ['interval', 'interval', 'P1DT-0.5S', '1 day -00:00:00.5'],
  ['json', 'jsonb', '{"a":[1,2.50,1e3,"я"]}', '{"a": [1, 2.50, 1000, "я"]}'],
  ['json', 'json', '{"a" : 1e400}'],
  ['struct<a int32>', 'jsonb', '{"a":1}', '{"a": 1}'],
  ['list<struct<a int32>>', 'jsonb', '[{"a":1}]', '[{"a": 1}]'],
  ['list<int64>', 'bigint[]', '[9223372036854775807, null,-1]', '{9223372036854775807,NULL,-1}'],
  ['list<string>', 'text[]', '["a,\\"b\\"", "", "\\u0451]", null]', '{"a,\\"b\\"","",ё],NULL}'],
  ['list<decimal(5,2)>', 'numeric(5,2)[]', '[1.25,0]', '{1.25,0.00}'],
  ['list<timestamptz>', 'timestamptz[]', '["2021-08-18T16:01:14Z"]', '{"2021-08-18 16:01:14+00"}'],
  ['list<int32>', 'integer[]', '[]', '{}'],
  ["enum('a','b')", 'text', 'b'],
  ['ip', 'inet', '255.0.0.1'],
  ['ip', 'inet', '2001:db8::ff00:42:8329'],
  ['ip', 'inet', '::ffff:10.0.0.1'],
  ['ip', 'inet', '::'],
  ['binary', 'bytea', '\\x'],
  ['binary', 'bytea', '\\x00fFa5', '\\x00ffa5'],
]

describe('a value is written exactly', () => {
  test.each(EXACT.map(([type, native, text, said]) => [type, native, text, said ?? text] as const))(
    '%s into %s: %s',
    async (type, native, text, said) => {
      // The server writes the addresses without a mask when it is that of a host.
      expect(await written(type, native, [text, null, text], native === 'inet' ? 'host(v)' : 'v::text')).toEqual([
        said,
        null,
        said,
      ])
    },
  )
})

describe('any value is written as the server itself reads its text', () => {
  const day = fc.date({
    min: new Date('0001-01-01T00:00:00Z'),
    max: new Date('9999-12-31T00:00:00Z'),
    noInvalidDate: true,
  })
  const micros = fc.integer({ min: 0, max: 999_999 }).map((n) => String(n).padStart(6, '0'))
  const moment = fc.tuple(day, micros).map(([date, fraction]) => `${date.toISOString().slice(0, 19)}.${fraction}`)
  const digits = (most: number) => fc.stringMatching(new RegExp(`^[0-9]{1,${most}}$`))
  const decimal = fc
    .tuple(fc.constantFrom('', '-'), digits(40), fc.option(digits(30)))
    .map(
      ([sign, whole, fraction]) => `${sign}${whole.replace(/^0+(?=\d)/, '')}${fraction === null ? '' : `.${fraction}`}`,
    )
  const cases = [
    ['timestamp', 'timestamp', moment],
    ['timestamptz', 'timestamptz', moment.map((text) => `${text}+05:30`)],
    ['date', 'date', day.map((date) => date.toISOString().slice(0, 10))],
    ['int64', 'bigint', fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }).map(String)],
    ['decimal(70,30)', 'numeric', decimal],
    ['float64', 'double precision', fc.double({ noNaN: true }).map((n) => String(n === 0 ? 0 : n))],
    ['string', 'text', fc.string({ unit: 'binary' }).map((text) => text.replaceAll('\0', ''))],
  ] as const
  test.each(cases)('%s', async (type, native, values) => {
    await fc.assert(
      fc.asyncProperty(
        fc.array<string>(values as fc.Arbitrary<string>, { minLength: 50, maxLength: 300 }),
        async (texts) => {
          const said = await written(type, native, texts)
          const array = texts.map((text) => `'${text.replaceAll("'", "''")}'`).join(', ')
          const expected = await db.rows(
            `SELECT (t::text)::${native}::text FROM unnest(ARRAY[${array}]) WITH ORDINALITY u(t, n) ORDER BY n`,
          )
          expect(said).toEqual(expected.map((row) => row[0]))
        },
      ),
      { numRuns: 5 },
    )
  })
})
