import { createHash } from 'node:crypto'
import type { LoadPlan, PlannedTable } from '@ai-etl/core/contracts/target'
import { parseType } from '@ai-etl/core/types/parse'
import { TableFingerprint } from '@ai-etl/core/values/fingerprint'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { batchOf, type TestDatabase, testDatabase } from '../../../../test/postgresql.ts'
import { type Rows, runLoad } from '../../../../test/postgresql-load.ts'
import { quoteName } from '../names.ts'
import { openTarget } from './target.ts'

let db: TestDatabase
beforeAll(async () => {
  db = await testDatabase()
})
afterAll(() => db.close())

type Columns = readonly (readonly [name: string, type: string, native: string])[]

function tableOf(name: string, columns: Columns, changes: Partial<PlannedTable> = {}): PlannedTable {
  return {
    name,
    parent: null,
    columns: columns.map(([column, type]) => ({ name: column, type: parseType(type), nullable: true })),
    key: [],
    create: [
      `CREATE TABLE "${name}" (${columns.map(([column, , native]) => `${quoteName(column)} ${native}`).join(', ')})`,
    ],
    alter: [],
    after: [],
    ...changes,
  }
}

let loads = 0
function planOf(tables: readonly PlannedTable[], changes: Partial<LoadPlan> = {}): LoadPlan {
  const load = `load ${++loads}`
  return {
    load,
    mode: 'append',
    missing: 'keep',
    tables,
    input: { address: 'x', fingerprint: null },
    again: false,
    cursor: null,
    ...changes,
  }
}

const load = (plan: LoadPlan, batches: readonly (readonly [number, Rows])[], verify = false) =>
  runLoad(db.address(), db.context, plan, [batches], { verify })

const PAIR: Columns = [
  ['id', 'int32', 'int4'],
  ['name', 'string', 'text'],
]

describe('two loads of one table at once', () => {
  test('the second waits for the first, and then adds its rows', async () => {
    const [first, second] = [await openTarget(db.address(), db.context), await openTarget(db.address(), db.context)]
    const session = await first.begin(planOf([tableOf('queue', PAIR)]))
    let begun = false
    const waiting = second.begin(planOf([tableOf('queue', PAIR)])).then((other) => {
      begun = true
      return other
    })
    await session.write(batchOf([['1', 'first']]))
    await new Promise((resolve) => setTimeout(resolve, 600))
    expect(begun).toBe(false)
    const proofs = await session.prove({ verify: false })
    await session.publish({ run: 'r', read: 1, written: 1, rejected: 0, filtered: 0, tables: proofs, cursor: null })
    const other = await waiting
    await other.write(batchOf([['2', 'second']]))
    const more = await other.prove({ verify: false })
    await other.publish({ run: 'r', read: 1, written: 1, rejected: 0, filtered: 0, tables: more, cursor: null })
    await first.close()
    await second.close()
    expect(await db.rows('SELECT * FROM queue ORDER BY 1')).toEqual([
      [1, 'first'],
      [2, 'second'],
    ])
  })

  test('a load that is given up leaves nothing and frees the table', async () => {
    const target = await openTarget(db.address(), db.context)
    const plan = planOf([tableOf('given_up', PAIR)], { chunkBytes: 1 })
    const session = await target.begin(plan)
    await session.write(batchOf([['1', 'a']]))
    await session.chunk({ chunk: 1 })
    await session.write(batchOf([['2', 'b']]))
    await session.abort({ keepChunks: false })
    expect(await db.rows("SELECT to_regclass('given_up'), count(*) FROM ai_etl.loads")).toEqual([[null, '0']])
    await load(planOf([tableOf('given_up', PAIR)]), [[0, [['3', 'c']]]])
    expect(await db.rows('SELECT * FROM given_up')).toEqual([[3, 'c']])
    await target.close()
  })
})

describe('nested input', () => {
  const parent = (changes = {}) =>
    tableOf(
      'order',
      [
        ['_id', 'uuid', 'uuid'],
        ['key', 'string', 'text'],
        ['total', 'int32', 'int4'],
      ],
      changes,
    )
  const child = () =>
    tableOf(
      'order__item',
      [
        ['_id', 'uuid', 'uuid'],
        ['_parent_id', 'uuid', 'uuid'],
        ['_position', 'int32', 'int4'],
        ['what', 'string', 'text'],
      ],
      {
        parent: 'order',
        after: [
          'ALTER TABLE "order" ADD PRIMARY KEY (_id)',
          'ALTER TABLE order__item ADD FOREIGN KEY (_parent_id) REFERENCES "order" (_id)',
          'CREATE INDEX ON order__item (_parent_id)',
        ],
      },
    )
  const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`
  const state = () =>
    db.rows(
      'SELECT key, total, array_agg(what ORDER BY _position) FROM "order" o LEFT JOIN order__item i ON i._parent_id = o._id GROUP BY 1, 2 ORDER BY 1',
    )

  test('parents and children are published together, interleaved batches in any number', async () => {
    const batches: (readonly [number, Rows])[] = []
    for (let n = 1; n <= 50; n++) {
      batches.push([0, [[id(n), `k${String(n).padStart(2, '0')}`, String(n)]]])
      batches.push([
        1,
        [
          [id(1000 + n), id(n), '0', 'a'],
          [id(2000 + n), id(n), '1', 'b'],
        ],
      ])
    }
    const { outcomes } = await load(planOf([parent(), child()], { mode: 'replace' }), batches)
    expect(outcomes.map((one) => [one.table, one.inserted])).toEqual([
      ['order', 50],
      ['order__item', 100],
    ])
    expect((await state())[49]).toEqual(['k50', 50, ['a', 'b']])
  })

  test('replacing them swaps both, with the keys between them', async () => {
    const plan = planOf([parent(), child()], { mode: 'replace' })
    await load(plan, [
      [
        0,
        [
          [id(1), 'k1', '1'],
          [id(2), 'k2', '2'],
        ],
      ],
      [
        1,
        [
          [id(11), id(1), '0', 'a'],
          [id(12), id(2), '0', 'b'],
        ],
      ],
    ])
    expect(await state()).toEqual([
      ['k1', 1, ['a']],
      ['k2', 2, ['b']],
    ])
    expect(
      await db.rows(
        "SELECT count(*) FROM pg_constraint WHERE conrelid IN ('\"order\"'::regclass, 'order__item'::regclass) AND contype IN ('p', 'f')",
      ),
    ).toEqual([['2']])
  })

  test('upsert replaces the children of every root that came, and deletes those of roots that are gone', async () => {
    const plan = planOf([parent({ key: ['key'] }), child()], { mode: 'upsert', missing: 'delete' })
    const { outcomes } = await load(plan, [
      [
        0,
        [
          [id(2), 'k2', '22'],
          [id(3), 'k3', '3'],
        ],
      ],
      [
        1,
        [
          [id(21), id(2), '0', 'x'],
          [id(22), id(2), '1', 'y'],
        ],
      ],
    ])
    expect(outcomes[0]).toEqual({ table: 'order', inserted: 1, updated: 1, unchanged: 0, removed: 1 })
    expect(await state()).toEqual([
      ['k2', 22, ['x', 'y']],
      ['k3', 3, [null]],
    ])
  })

  test('a record whose key stood in an earlier one is left out with its children', async () => {
    const plan = planOf([parent({ key: ['key'] }), child()], { mode: 'upsert' })
    const { proofs } = await load(plan, [
      [
        0,
        [
          [id(2), 'k2', '1'],
          [id(2), 'k2', '2'],
        ],
      ],
      [
        1,
        [
          [id(31), id(2), '0', 'first'],
          [id(32), id(2), '0', 'second'],
        ],
      ],
    ])
    expect(proofs).toMatchObject([
      { rows: 1, leftOut: [{ line: 3, rule: 'key-duplicate' }] },
      { rows: 1, leftOutWithRoot: 1 },
    ])
    expect(await state()).toEqual([
      ['k2', 1, ['first']],
      ['k3', 3, [null]],
    ])
  })
})

describe('proof', () => {
  const all: Columns = [
    ['b', 'bool', 'boolean'],
    ['i', 'int64', 'int8'],
    ['u', 'uint64', 'numeric(20,0)'],
    ['d', 'decimal(12,4)', 'numeric(12,4)'],
    ['f', 'float64', 'float8'],
    ['s', 'string', 'text'],
    ['g', 'uuid', 'uuid'],
    ['day', 'date', 'date'],
    ['t', 'timestamp', 'timestamp'],
    ['z', 'timestamptz', 'timestamptz'],
    ['c', 'time', 'time'],
    ['j', 'json', 'jsonb'],
    ['y', 'binary', 'bytea'],
    ['a', 'ip', 'inet'],
  ]
  const rows: Rows = [
    [
      'true',
      '-1',
      '18446744073709551615',
      '1.50',
      '-0.0',
      'ё\t\n',
      '02D22460-B05D-40EE-AAAB-55AEB1B647E6',
      '0001-01-01',
      '1862-01-16T00:00:00.000001',
      '2021-08-18T16:01:14.583+03:00',
      '23:59:59.1',
      '{"a": 1}',
      '\\x00FF',
      '10.0.0.1',
    ],
    [
      'false',
      '0',
      '0',
      '-0.0',
      'NaN',
      '',
      null,
      '9999-12-31',
      '9999-12-31 23:59:59',
      '2021-08-18 16:01:14Z',
      '00:00:00',
      null,
      '\\x',
      '2001:db8::1',
    ],
    [null, null, null, null, null, null, null, null, null, null, null, null, null, null],
    ['true', '7', '7', '100', '1e300', 'x', null, null, null, null, null, '[]', null, null],
  ]

  test.each(['append', 'replace', 'upsert'] as const)(
    '%s: the fingerprint in SQL is that of the canonical batches',
    async (mode) => {
      const md5 = (bytes: Uint8Array) => createHash('md5').update(bytes).digest('hex')
      const table = tableOf(`proof_${mode}`, all, mode === 'upsert' ? { key: ['i'] } : {})
      const given = mode === 'upsert' ? rows.filter((row) => row[1] !== null) : rows
      const source = new TableFingerprint(
        table.columns.map((column) => column.type),
        md5,
      )
      source.add(batchOf(given))
      for (let time = 0; time < 2; time++) {
        const { proofs } = await load(planOf([table], { mode }), [[0, given]], true)
        expect(proofs).toEqual([{ table: table.name, rows: given.length, fingerprint: source.value }])
      }
    },
  )
})

describe('rows that a table cannot hold', () => {
  test.each([
    ['text', 'string', 'a\0b', 'postgresql.nul'],
    ['varchar(3)', 'string', 'ёёёё', 'postgresql.length'],
    ['varchar(4)', 'string', 'ёёёё', null],
    ['jsonb', 'json', '{"a":"\\u0000"}', 'postgresql.nul'],
    ['jsonb', 'json', '{"a":"\\\\u0000"}', null],
    ['jsonb', 'json', '{"a":1,"b":[{"c":1,"c":2}]}', 'postgresql.key-twice'],
    ['json', 'json', '{"a":1,"a":2}', null],
    ['int2', 'int64', '32768', 'postgresql.range'],
    ['int2', 'int64', '-32768', null],
    ['int8', 'uint64', '9223372036854775808', 'postgresql.range'],
    ['numeric(5,2)', 'decimal(9,4)', '1.001', 'postgresql.range'],
    ['numeric(5,2)', 'decimal(9,4)', '999.9900', null],
    ['numeric(5,2)', 'decimal(9,4)', '1000', 'postgresql.range'],
    ['real', 'float64', '0.123456789', 'postgresql.range'],
    ['real', 'float64', '0.1', null],
    ['real', 'float64', '0.5', null],
    ['text[]', 'list<string>', '["\\u0000"]', 'postgresql.nul'],
  ])('%s from %s: %j', async (native, type, value, rule) => {
    const table = `held_${++loads}`
    await db.rows(`CREATE TABLE ${table} (v ${native})`)
    const target = await openTarget(db.address(), db.context)
    const session = await target.begin(planOf([tableOf(table, [['v', type, native]])]))
    const refused: (readonly [number, string])[] = []
    session.check?.(batchOf([[null], [value]]), (row, broken) => refused.push([row, broken]))
    expect(refused).toEqual(rule === null ? [] : [[1, rule]])
    await session.write(batchOf(rule === null ? [[value]] : [[null]]))
    expect(await session.prove({ verify: false })).toMatchObject([{ rows: 1 }])
    await session.abort({ keepChunks: false })
    await target.close()
  })

  test('columns whose types do not fit are refused at the beginning', async () => {
    await db.rows('CREATE TABLE mistyped (id date)')
    await expect(load(planOf([tableOf('mistyped', [['id', 'int32', 'int4']])]), [])).rejects.toMatchObject({
      code: 'postgresql.column-type',
      params: { table: 'mistyped', column: 'id', type: 'int32', native: 'date' },
    })
    await expect(load(planOf([tableOf('mistyped', [['no', 'int32', 'int4']])]), [])).rejects.toMatchObject({
      code: 'postgresql.column-missing',
    })
  })
})

describe('existing tables', () => {
  test('agreed changes are made when the rows are published', async () => {
    await load(planOf([tableOf('grown', PAIR)]), [[0, [['1', 'a']]]])
    const wider: Columns = [...PAIR, ['extra', 'int64', 'int8']]
    for (const [mode, id] of [
      ['append', '2'],
      ['upsert', '3'],
      ['replace', '4'],
    ] as const) {
      const column = `extra_${mode}`
      const columns: Columns = [...wider.slice(0, 2), [column, 'int64', 'int8']]
      const table = tableOf('grown', columns, {
        alter: [`ALTER TABLE grown ADD COLUMN ${column} int8`],
        key: mode === 'upsert' ? ['id'] : [],
      })
      await load(planOf([table], { mode }), [[0, [[id, 'b', '9000000000']]]])
      expect(await db.rows(`SELECT id, ${column} FROM grown WHERE ${column} IS NOT NULL`)).toEqual([
        [Number(id), '9000000000'],
      ])
    }
    expect(await db.rows('SELECT count(*) FROM grown')).toEqual([['1']])
  })

  test('are described with types, keys and estimates; the platform columns are left out', async () => {
    await db.rows(
      'CREATE TABLE described (a int2, b varchar(9), c point, d numeric(5,2), PRIMARY KEY (b, a)); ALTER TABLE described ADD _deleted_at timestamptz',
    )
    const target = await openTarget(db.address('described'), db.context)
    expect(target.table).toBe('described')
    expect(await target.existing(['described', 'no such table'])).toEqual(
      new Map([
        [
          'described',
          {
            name: 'described',
            columns: [
              { name: 'a', type: parseType('int16'), nativeType: 'smallint', nullable: false },
              { name: 'b', type: parseType('string'), nativeType: 'character varying(9)', nullable: false },
              { name: 'c', type: undefined, nativeType: 'point', nullable: true },
              { name: 'd', type: parseType('decimal(5,2)'), nativeType: 'numeric(5,2)', nullable: true },
            ],
            key: ['b', 'a'],
            rowsEstimate: 0,
          },
        ],
      ]),
    )
    await target.close()
  })

  test('partitioned tables take rows in every mode, and are made by their statements', async () => {
    const create = [
      'CREATE TABLE parts (id int4, name text) PARTITION BY RANGE (id)',
      'CREATE TABLE parts_1 PARTITION OF parts FOR VALUES FROM (0) TO (10)',
      'CREATE TABLE parts_rest PARTITION OF parts DEFAULT',
    ]
    const table = tableOf('parts', PAIR, { create, key: ['id'] })
    await load(planOf([table]), [
      [
        0,
        [
          ['1', 'a'],
          ['100', 'b'],
        ],
      ],
    ])
    await load(planOf([table]), [[0, [['2', 'c']]]])
    await load(planOf([table], { mode: 'upsert' }), [[0, [['2', 'C']]]])
    expect(await db.rows('SELECT tableoid::regclass::text, id, name FROM parts ORDER BY 2')).toEqual([
      ['parts_1', 1, 'a'],
      ['parts_1', 2, 'C'],
      ['parts_rest', 100, 'b'],
    ])
    await load(planOf([table], { mode: 'replace' }), [[0, [['5', 'e']]]])
    expect(await db.rows('SELECT * FROM parts')).toEqual([[5, 'e']])
  })

  test('a view is refused as a target', async () => {
    await db.rows('CREATE VIEW seen AS SELECT 1 AS id')
    await expect(load(planOf([tableOf('seen', PAIR)]), [])).rejects.toMatchObject({ code: 'postgresql.not-a-table' })
  })

  test('1,000 columns with reserved and Cyrillic names, and rows of a megabyte', async () => {
    const columns: Columns = Array.from({ length: 1000 }, (_, i) => [
      ['select', 'Имя "в" кавычках', 'a.b'][i] ?? `c${i}`,
      'string',
      'text',
    ])
    const row = columns.map((_, i) => 'я'.repeat(i === 7 ? 500_000 : 2))
    await load(planOf([tableOf('wide', columns)]), [[0, [row, row]]], true)
    expect(
      await db.rows('SELECT count(*), min("select"), min("Имя ""в"" кавычках"), max(length(c7)) FROM wide'),
    ).toEqual([['2', 'яя', 'яя', 500_000]])
  })
})
