import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { METADATA_DATABASE } from '@ai-etl/core/address/platform-names'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { embeddedPostgresql } from '../embedded/postgresql.ts'
import { type MetadataDatabase, metadataDatabase } from './database.ts'
import { transaction } from './query.ts'
import { connected, openScratch, type Scratch } from './scratch.embedded.ts'

let scratch: Scratch
let database: MetadataDatabase
beforeAll(async () => {
  scratch = await openScratch()
  database = await metadataDatabase({ dataDir: scratch.dataDir })
})
afterAll(async () => {
  await database.close()
  await scratch.close()
})

async function single(of: MetadataDatabase, sql: string): Promise<unknown> {
  const { rows } = await of.pool.query<unknown[]>({ text: sql, rowMode: 'array' })
  return rows[0][0]
}

describe('the embedded one', () => {
  test('is the platform’s own, in a role that may do nothing else', async () => {
    expect(await single(database, 'SELECT current_database()')).toBe(METADATA_DATABASE)
    expect(
      await single(
        database,
        `SELECT ARRAY[rolsuper, rolcreatedb, rolcreaterole, rolreplication, rolbypassrls]::text
         FROM pg_roles WHERE rolname = current_user`,
      ),
    ).toBe('{f,f,f,f,f}')
    expect(await single(database, "SELECT to_regclass('users')::text")).toBe('users')
  })

  test('gives whoever makes connections of its own the same login', async () => {
    const client = new pg.Client(database.login)
    await client.connect()
    expect((await client.query('SHOW search_path')).rows).toEqual([{ search_path: 'ai_etl_meta' }])
    await client.end()
  })

  test('keeps its password beside the data, for its owner only', async () => {
    const folder = join(scratch.dataDir, 'embedded', 'postgresql')
    expect((await stat(join(folder, 'metadata-secret'))).mode & 0o077).toBe(0)
    const password = await readFile(join(folder, 'metadata-secret'), 'utf8')
    expect(await readFile(join(folder, 'state.json'), 'utf8')).not.toContain(password)
  })

  test.each([
    ['to connect', METADATA_DATABASE, 'SELECT 1', /pg_hba|permission denied/],
    [
      'to copy it as a template',
      'postgres',
      `CREATE DATABASE taken TEMPLATE ${METADATA_DATABASE}`,
      /permission denied/,
    ],
    ['to drop it', 'postgres', `DROP DATABASE ${METADATA_DATABASE}`, /must be owner/],
    ['to let itself in', 'postgres', `GRANT CONNECT ON DATABASE ${METADATA_DATABASE} TO etl`, /permission denied/],
    ['to become its role', 'postgres', 'SET ROLE etl_metadata', /permission denied/],
    ['to change its password', 'postgres', "ALTER ROLE etl_metadata PASSWORD 'x'", /permission denied/],
  ])('refuses the role of users’ data %s', async (_, name, sql, why) => {
    const { host, port, user, password } = await embeddedPostgresql(scratch.dataDir)
    const client = new pg.Client({ host, port, user, password, database: name })
    await expect(client.connect().then(() => client.query(sql))).rejects.toThrow(why)
    await client.end().catch(() => {})
  })

  test('does not let its role into the databases of users', async () => {
    const client = new pg.Client({ ...database.login, database: 'postgres' })
    await expect(client.connect()).rejects.toThrow(/pg_hba/)
  })
})

describe('an embedded server that was killed', () => {
  test('is started again by whoever needs it next', async () => {
    const folder = join(scratch.dataDir, 'embedded', 'postgresql')
    const state = async () =>
      JSON.parse(await readFile(join(folder, 'state.json'), 'utf8')) as { server: { pid: number } }
    const before = (await state()).server.pid
    expect(await single(database, 'SELECT 1')).toBe(1)
    process.kill(before, 'SIGKILL')
    const answered = await until(async () => {
      const found = await transaction(database, async (tx) => (await tx.query({ text: 'SELECT 1 AS one' })).rows)
      // Connections that were open outlive their server for a moment.
      expect((await state()).server.pid).not.toBe(before)
      return found
    })
    expect(answered).toEqual([{ one: 1 }])
    const client = new pg.Client(database.login)
    await client.connect()
    await client.end()
  })
})

/** What the work gives when it succeeds at last. */
async function until<T>(work: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await work()
    } catch {
      await sleep(50)
    }
  }
}

describe('that of an address', () => {
  test('gets a schema of its own, also when several processes start at once', async () => {
    const databaseUrl = await scratch.create()
    const opened = await Promise.all([1, 2, 3].map(() => metadataDatabase({ dataDir: '/nowhere', databaseUrl })))
    expect(await single(opened[0], "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'")).toBe(0)
    expect(await single(opened[2], "SELECT 'ai_etl_meta.users'::regclass::text")).toBe('users')
    await Promise.all(opened.map((each) => each.close()))
  })

  test('keeps settings of the session that the address gives', async () => {
    const databaseUrl = `${await scratch.create()}?options=-c%20work_mem%3D7MB`
    const opened = await metadataDatabase({ dataDir: '/nowhere', databaseUrl })
    for (const [name, value] of [
      ['work_mem', '7MB'],
      ['search_path', 'ai_etl_meta'],
      ['TimeZone', 'UTC'],
      ['plan_cache_mode', 'force_generic_plan'],
    ]) {
      expect(await single(opened, `SHOW ${name}`)).toBe(value)
    }
    await opened.close()
  })

  test('may have had the schema made for a user who may not make one', async () => {
    const databaseUrl = await scratch.create()
    await connected(databaseUrl, (client) => client.query('CREATE SCHEMA ai_etl_meta'))
    const opened = await metadataDatabase({ dataDir: '/nowhere', databaseUrl })
    expect(await single(opened, 'SELECT count(*) > 0 FROM migrations')).toBe(true)
    await opened.close()
  })

  test.each([
    ['a port at which nothing listens', 'postgresql://u:pl4nted@127.0.0.1:1/db', 'ECONNREFUSED'],
    ['a host that is none', 'postgresql://u:pl4nted@nowhere.invalid/db', 'nowhere.invalid'],
  ])('with %s is named without its password', async (_, databaseUrl, why) => {
    const error = await metadataDatabase({ dataDir: '/nowhere', databaseUrl }).catch((cause: unknown) => cause)
    expect(error).toMatchObject({ code: 'store.unreachable' })
    expect(String(error)).toContain(why)
    expect(String(error)).not.toContain('pl4nted')
  })
})
