import type { LoadMode, LoadPlan, LoadReceipt, MissingPolicy, TableOutcome } from '@ai-etl/core/contracts/target'
import { phrase } from '@ai-etl/core/messages/phrase'
import { parseType } from '@ai-etl/core/types/parse'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { batchOf, type TestDatabase, testDatabase } from '../../../../test/postgresql.ts'
import { openTarget } from './target.ts'

let db: TestDatabase
beforeAll(async () => {
  db = await testDatabase()
})
afterAll(() => db.close())

type Rows = readonly (readonly (string | null)[])[]

interface Wanted {
  readonly table: string
  readonly rows: Rows
  readonly mode?: LoadMode
  readonly missing?: MissingPolicy
  readonly load?: string
  readonly fingerprint?: string | null
  readonly again?: boolean
  readonly cursor?: string
  readonly key?: readonly string[]
  readonly chunkBytes?: number
  readonly alter?: readonly string[]
  readonly columns?: readonly (readonly [name: string, type: string])[]
  readonly create?: readonly string[]
  readonly after?: readonly string[]
}

const COLUMNS = [
  ['id', 'int32'],
  ['name', 'string'],
] as const
let loads = 0

function planOf(wanted: Wanted): LoadPlan {
  const columns = wanted.columns ?? COLUMNS
  const name = wanted.table
  return {
    load: wanted.load ?? `load-${++loads}`,
    mode: wanted.mode ?? 'append',
    missing: wanted.missing ?? 'keep',
    tables: [
      {
        name,
        parent: null,
        columns: columns.map(([column, type]) => ({ name: column, type: parseType(type), nullable: true })),
        key: wanted.key ?? [],
        create: wanted.create ?? [`CREATE TABLE "${name}" (id integer, name text)`],
        alter: wanted.alter ?? [],
        after: wanted.after ?? [],
      },
    ],
    input: { address: 'test.csv', fingerprint: wanted.fingerprint ?? null },
    again: wanted.again ?? false,
    cursor: wanted.cursor ?? null,
    chunkBytes: wanted.chunkBytes,
  }
}

async function load(wanted: Wanted): Promise<TableOutcome | 'unchanged'> {
  const target = await openTarget(db.address(), db.context)
  try {
    const session = await target.begin(planOf(wanted))
    if (session.unchanged) return 'unchanged'
    await session.write(batchOf(wanted.rows))
    const proofs = await session.prove({ verify: false })
    return (await session.publish(receiptOf(proofs)))[0]
  } finally {
    await target.close()
  }
}

function receiptOf(tables: LoadReceipt['tables'], cursor: string | null = null): LoadReceipt {
  const written = tables[0].rows
  return { run: 'run', read: written, written, rejected: 0, filtered: 0, tables, cursor }
}

const contents = (table: string, columns = 'id, name') => db.rows(`SELECT ${columns} FROM "${table}" ORDER BY 1, 2`)
/** Schemas that loads have left behind. */
const leavings = () => db.rows("SELECT nspname FROM pg_namespace WHERE nspname LIKE 'ai\\_etl\\_load%'")

const counts = (inserted: number, updated = 0, unchanged = 0, removed = 0) => ({
  inserted,
  updated,
  unchanged,
  removed,
})

describe('append', () => {
  test('makes a missing table, then adds to it', async () => {
    expect(
      await load({
        table: 'appended',
        rows: [
          ['1', 'a'],
          ['2', null],
        ],
      }),
    ).toEqual({ table: 'appended', ...counts(2) })
    expect(await load({ table: 'appended', rows: [['3', '']] })).toMatchObject(counts(1))
    expect(await contents('appended')).toEqual([
      [1, 'a'],
      [2, null],
      [3, ''],
    ])
    expect(await leavings()).toEqual([])
  })

  test('the same input again does nothing, unless told to; a dropped table starts anew', async () => {
    const input = { table: 'once', rows: [['1', 'a']], fingerprint: 'f' } as const
    await load(input)
    expect(await load(input)).toBe('unchanged')
    expect(await load({ ...input, again: true })).toMatchObject(counts(1))
    expect(await contents('once')).toHaveLength(2)
    await db.rows('DROP TABLE once')
    expect(await load(input)).toMatchObject(counts(1))
    expect(await contents('once')).toHaveLength(1)
  })

  test('a load that was published is not loaded again when its command is repeated', async () => {
    await load({ table: 'repeated', rows: [['1', 'a']], load: 'one id' })
    expect(await load({ table: 'repeated', rows: [['1', 'a']], load: 'one id' })).toBe('unchanged')
  })
})

test('a schema that is missing is made with the table; sizes of new tables are known at once', async () => {
  const target = await openTarget(db.address('fresh.sized'), db.context)
  const session = await target.begin(planOf({ table: 'sized', rows: [] }))
  await session.write(
    batchOf([
      ['1', 'a'],
      ['2', 'b'],
    ]),
  )
  await session.publish(receiptOf(await session.prove({ verify: false })))
  expect((await target.existing(['sized'])).get('sized')?.rowsEstimate).toBe(2)
  await target.close()
  expect(await db.rows('SELECT id FROM fresh.sized ORDER BY 1')).toEqual([[1], [2]])
})

describe('replace', () => {
  test('swaps a table that nothing depends on, and keeps its layout, indexes and comment', async () => {
    await db.rows("CREATE TABLE swapped (id integer PRIMARY KEY, name text DEFAULT '?', extra text)")
    await db.rows("CREATE INDEX swapped_name ON swapped (name) WHERE name <> ''; COMMENT ON TABLE swapped IS 'kept'")
    const [[before]] = await db.rows("SELECT 'swapped'::regclass::oid")
    expect(
      await load({
        table: 'swapped',
        mode: 'replace',
        rows: [
          ['1', 'a'],
          ['2', 'b'],
        ],
      }),
    ).toMatchObject(counts(2))
    expect(await load({ table: 'swapped', mode: 'replace', rows: [['5', 'e']] })).toMatchObject(counts(1))
    expect(await contents('swapped', 'id, name, extra')).toEqual([[5, 'e', null]])
    const [[after]] = await db.rows("SELECT 'swapped'::regclass::oid")
    expect(after).not.toBe(before)
    expect(await db.rows("SELECT indexdef FROM pg_indexes WHERE tablename = 'swapped' ORDER BY 1")).toEqual([
      ["CREATE INDEX swapped_name ON public.swapped USING btree (name) WHERE (name <> ''::text)"],
      ['CREATE UNIQUE INDEX swapped_pkey ON public.swapped USING btree (id)'],
    ])
    expect(await db.rows("SELECT obj_description('swapped'::regclass)")).toEqual([['kept']])
    expect(await leavings()).toEqual([])
  })

  test.each([
    ['a view', 'CREATE VIEW of_TABLE AS SELECT id FROM TABLE'],
    ['a grant', 'GRANT SELECT ON TABLE TABLE TO PUBLIC'],
    ['a policy', 'ALTER TABLE TABLE ENABLE ROW LEVEL SECURITY'],
    ['a publication', 'ALTER TABLE TABLE ADD PRIMARY KEY (id); CREATE PUBLICATION of_TABLE FOR TABLE TABLE'],
    ['a foreign key', 'ALTER TABLE TABLE ADD UNIQUE (id); CREATE TABLE of_TABLE (id integer REFERENCES TABLE (id))'],
    ['a serial', 'ALTER TABLE TABLE ADD COLUMN number serial'],
  ])('empties and refills a table that %s depends on', async (what, statements) => {
    const table = `refilled_${what.replaceAll(' ', '_')}`
    await load({ table, rows: [['1', 'a']] })
    await db.rows(
      statements
        .replaceAll('TABLE TABLE', `TABLE ${table}`)
        .replaceAll('of_TABLE', `of_${table}`)
        .replaceAll('FROM TABLE', `FROM ${table}`)
        .replaceAll('REFERENCES TABLE', `REFERENCES ${table}`),
    )
    const oid = await db.rows(`SELECT '${table}'::regclass::oid`)
    expect(await load({ table, mode: 'replace', rows: [['2', 'b']] })).toMatchObject(counts(1))
    expect(await contents(table)).toEqual([[2, 'b']])
    expect(await db.rows(`SELECT '${table}'::regclass::oid`)).toEqual(oid)
  })

  test('refuses where emptying would delete rows of another table', async () => {
    await db.rows('CREATE TABLE blocked (id integer PRIMARY KEY, name text)')
    await db.rows('CREATE TABLE follower (id integer REFERENCES blocked ON DELETE CASCADE)')
    await expect(load({ table: 'blocked', mode: 'replace', rows: [['1', 'a']] })).rejects.toMatchObject({
      code: 'postgresql.replace-blocked',
      params: { table: 'public.blocked', dependents: 'follower (follower_id_fkey)' },
    })
  })

  test('a row whose key another row has fails the load', async () => {
    await db.rows("CREATE TABLE owned (id integer PRIMARY KEY, name text); INSERT INTO owned VALUES (1, 'a')")
    await expect(load({ table: 'owned', mode: 'append', rows: [['1', 'b']] })).rejects.toMatchObject({
      code: 'load.key-taken',
      message: expect.stringContaining('(id)=(1)'),
    })
    expect(await contents('owned')).toEqual([[1, 'a']])
  })

  test('rows that are still referred to fail the load and stay', async () => {
    await db.rows("CREATE TABLE referred (id integer PRIMARY KEY, name text); INSERT INTO referred VALUES (1, 'a')")
    await db.rows('CREATE TABLE referring (id integer REFERENCES referred); INSERT INTO referring VALUES (1)')
    await expect(load({ table: 'referred', mode: 'replace', rows: [['2', 'b']] })).rejects.toMatchObject({
      code: 'sql.failed',
    })
    expect(await contents('referred')).toEqual([[1, 'a']])
    expect(await leavings()).toEqual([])
  })
})

describe('upsert', () => {
  const keyed = { mode: 'upsert', key: ['id'] } as const

  test('inserts, updates what differs, leaves the rest alone', async () => {
    expect(
      await load({
        ...keyed,
        table: 'upserted',
        rows: [
          ['1', 'a'],
          ['2', 'b'],
          ['3', null],
        ],
      }),
    ).toMatchObject(counts(3))
    expect(
      await load({
        ...keyed,
        table: 'upserted',
        rows: [
          ['2', 'B'],
          ['3', null],
          ['4', 'd'],
        ],
      }),
    ).toMatchObject(counts(1, 1, 1))
    expect(await contents('upserted')).toEqual([
      [1, 'a'],
      [2, 'B'],
      [3, null],
      [4, 'd'],
    ])
    expect(
      await load({
        ...keyed,
        table: 'upserted',
        rows: [
          ['2', 'B'],
          ['3', null],
          ['4', 'd'],
        ],
      }),
    ).toMatchObject(counts(0, 0, 3))
  })

  test('deletes or marks what a full source no longer has', async () => {
    await load({
      ...keyed,
      table: 'deleted',
      rows: [
        ['1', 'a'],
        ['2', 'b'],
      ],
    })
    expect(await load({ ...keyed, table: 'deleted', missing: 'delete', rows: [['2', 'b']] })).toMatchObject(
      counts(0, 0, 1, 1),
    )
    expect(await contents('deleted')).toEqual([[2, 'b']])
    await load({
      ...keyed,
      table: 'marked',
      rows: [
        ['1', 'a'],
        ['2', 'b'],
      ],
    })
    expect(await load({ ...keyed, table: 'marked', missing: 'mark', rows: [['2', 'b']] })).toMatchObject(
      counts(0, 0, 1, 1),
    )
    expect(await load({ ...keyed, table: 'marked', missing: 'mark', rows: [['2', 'b']] })).toMatchObject(
      counts(0, 0, 1, 0),
    )
    expect(await contents('marked', 'id, _deleted_at IS NOT NULL')).toEqual([
      [1, true],
      [2, false],
    ])
    expect(
      await load({
        ...keyed,
        table: 'marked',
        missing: 'mark',
        rows: [
          ['1', 'a'],
          ['2', 'b'],
        ],
      }),
    ).toMatchObject(counts(0, 1, 1, 0))
    expect(await contents('marked', 'id, _deleted_at IS NOT NULL')).toEqual([
      [1, false],
      [2, false],
    ])
  })

  test('leaves later rows of a key and rows without one out, with their places', async () => {
    const target = await openTarget(db.address(), db.context)
    const session = await target.begin(planOf({ ...keyed, table: 'doubled', rows: [] }))
    await session.write(
      batchOf([
        ['1', 'first'],
        ['1', 'second'],
        [null, 'none'],
        ['2', 'b'],
      ]),
    )
    const proofs = await session.prove({ verify: false })
    expect(proofs).toEqual([
      {
        table: 'doubled',
        rows: 2,
        fingerprint: null,
        leftOut: [
          { file: 0, line: 4, byte: 20, rule: 'key-null', detail: phrase('load.key-empty', { columns: 'id' }) },
          {
            file: 0,
            line: 3,
            byte: 10,
            rule: 'key-duplicate',
            detail: phrase('load.key-twice', { columns: 'id', value: 'id=1' }),
          },
        ],
      },
    ])
    expect(await session.publish(receiptOf(proofs))).toMatchObject([counts(2)])
    await target.close()
    expect(await contents('doubled')).toEqual([
      [1, 'first'],
      [2, 'b'],
    ])
  })

  test('with a cursor the latest row of a key wins', async () => {
    const wanted = {
      ...keyed,
      table: 'ordered',
      cursor: 'name',
      rows: [
        ['1', 'b'],
        ['1', 'c'],
        ['1', 'a'],
      ],
    }
    expect(await load(wanted)).toMatchObject(counts(1, 0, 2))
    expect(await contents('ordered')).toEqual([[1, 'c']])
  })
})

describe('scd2', () => {
  const versions = { mode: 'scd2', key: ['id'], table: 'versions' } as const
  const state = () => db.rows('SELECT id, name, _current, _valid_to IS NULL FROM versions ORDER BY id, _valid_from')

  test('keeps a version for each change', async () => {
    expect(
      await load({
        ...versions,
        rows: [
          ['1', 'a'],
          ['2', 'b'],
        ],
      }),
    ).toMatchObject(counts(2))
    expect(
      await load({
        ...versions,
        rows: [
          ['1', 'A'],
          ['2', 'b'],
          ['3', 'c'],
        ],
      }),
    ).toMatchObject(counts(1, 1, 1))
    expect(
      await load({
        ...versions,
        missing: 'delete',
        rows: [
          ['1', 'A'],
          ['2', 'b'],
        ],
      }),
    ).toMatchObject(counts(0, 0, 2, 1))
    expect(await state()).toEqual([
      [1, 'a', false, false],
      [1, 'A', true, true],
      [2, 'b', true, true],
      [3, 'c', false, false],
    ])
    const [[gapless]] = await db.rows(
      'SELECT bool_and(o._valid_to = n._valid_from) FROM versions o JOIN versions n ON o.id = n.id WHERE NOT o._current AND n._current',
    )
    expect(gapless).toBe(true)
  })
})
