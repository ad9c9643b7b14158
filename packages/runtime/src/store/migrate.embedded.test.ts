import { readFile, writeFile } from 'node:fs/promises'
import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { MIGRATIONS, type Migration, migrate, readMigrations, SCHEMA } from './migrate.ts'
import { addSampleRows } from './sample-rows.embedded.ts'
import { schemaText } from './schema-text.ts'
import { connected, openScratch, type Scratch } from './scratch.embedded.ts'

const ours = await readMigrations(MIGRATIONS)
let scratch: Scratch
beforeAll(async () => {
  scratch = await openScratch()
})
afterAll(() => scratch.close())

const migration = (number: number, sql: string, checksum = String(number)): Migration => ({
  number,
  name: `${String(number).padStart(4, '0')}_made.sql`,
  sql,
  checksum,
})
const one = migration(1, 'CREATE TABLE t (a int);')
const two = migration(2, 'ALTER TABLE t ADD b int;')

async function fresh<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  return connected(await scratch.create(), work)
}

async function columnsOfT(client: pg.Client): Promise<readonly string[]> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT attname AS name FROM pg_attribute WHERE attrelid = '${SCHEMA}.t'::regclass AND attnum > 0 ORDER BY attnum`,
  )
  return rows.map(({ name }) => name)
}

describe('migrations', () => {
  test('are applied in order, once', () =>
    fresh(async (client) => {
      expect(await migrate(client, [one])).toEqual(['0001_made.sql'])
      expect(await migrate(client, [one, two])).toEqual(['0002_made.sql'])
      expect(await migrate(client, [one, two])).toEqual([])
      expect(await columnsOfT(client)).toEqual(['a', 'b'])
    }))

  test('by several processes at once are applied once', async () => {
    const address = await scratch.create()
    const applied = await Promise.all(
      Array.from({ length: 4 }, () => connected(address, (client) => migrate(client, ours))),
    )
    expect(applied.map(({ length }) => length).sort((a, b) => a - b)).toEqual([0, 0, 0, ours.length])
  })

  test.each([
    {
      name: 'of a newer version',
      known: [one],
      error: { code: 'store.newer', params: { number: 2, name: '0002_made.sql' } },
    },
    {
      name: 'changed after they were applied',
      known: [migration(1, 'CREATE TABLE t (b int);', 'other'), two],
      error: { code: 'store.migration-changed', params: { name: '0001_made.sql' } },
    },
  ])('$name are refused', ({ known, error }) =>
    fresh(async (client) => {
      await migrate(client, [one, two])
      await expect(migrate(client, known)).rejects.toMatchObject(error)
    }),
  )

  test('that fail name file and line and leave nothing behind', () =>
    fresh(async (client) => {
      const broken = migration(2, 'ALTER TABLE t ADD b int;\n-- why\nALTER TABLE nowhere ADD c int;\n')
      await expect(migrate(client, [one, broken])).rejects.toMatchObject({
        code: 'store.migration-failed',
        params: { name: '0002_made.sql', line: 3, why: 'relation "nowhere" does not exist' },
      })
      const wrong = migration(2, 'ALTER TABLE t ADD b int;\n\nALTER TABLE t\n  ADD c itn;\n')
      await expect(migrate(client, [one, wrong])).rejects.toMatchObject({ params: { name: '0002_made.sql', line: 4 } })
      expect(await columnsOfT(client)).toEqual(['a'])
      expect(await migrate(client, [one, two])).toEqual(['0002_made.sql'])
    }))

  test('without a transaction run as they are, while others wait for them', async () => {
    const address = await scratch.create()
    const concurrent = migration(2, '-- no-transaction\nCREATE INDEX CONCURRENTLY IF NOT EXISTS t_a ON t (a);')
    const all = [one, concurrent]
    const applied = await Promise.all([1, 2, 3].map(() => connected(address, (client) => migrate(client, all))))
    expect(applied.flat().sort()).toEqual(['0001_made.sql', '0002_made.sql'])
    await connected(address, async (client) => {
      const { rows } = await client.query(
        `SELECT indisvalid FROM pg_index WHERE indexrelid = '${SCHEMA}.t_a'::regclass`,
      )
      expect(rows).toEqual([{ indisvalid: true }])
    })
  })
})

describe('the schema', () => {
  const file = new URL('./schema.sql', import.meta.url)

  test('is the committed schema.sql', () =>
    fresh(async (client) => {
      await migrate(client, ours)
      const made = await schemaText(client)
      if (process.env.UPDATE_GOLDEN) await writeFile(file, made)
      expect(made).toBe(await readFile(file, 'utf8'))
    }))

  test.each(ours.map(({ name }, index) => [name, index + 1] as const))(
    'is reached from %s, with rows in it',
    (_, count) =>
      fresh(async (client) => {
        await migrate(client, ours.slice(0, count))
        const before = await addSampleRows(client)
        await migrate(client, ours)
        expect(await schemaText(client)).toBe(await readFile(file, 'utf8'))
        expect(await countRows(client, Object.keys(before))).toEqual(before)
      }),
  )
})

async function countRows(client: pg.Client, tables: readonly string[]): Promise<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const table of tables) {
    counts[table] = Number((await client.query<{ count: string }>(`SELECT count(*) FROM ${table}`)).rows[0].count)
  }
  return counts
}
