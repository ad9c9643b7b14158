import { quoted } from '@ai-etl/core/messages/phrase'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../test/postgresql.ts'
import { postgresql } from './index.ts'

let db: TestDatabase
beforeAll(async () => {
  db = await testDatabase()
})
afterAll(() => db.close())

test('runs statements and says what the server is; a refused one carries the server message and the statement', async () => {
  const session = await postgresql.openSql?.(db.address(), db.context)
  expect(session?.server).toMatch(/^PostgreSQL 18\.\d+$/)
  await session?.run('CREATE TABLE t (a int4)')
  await session?.run('INSERT INTO t VALUES (1), (2)')
  expect(await session?.query('SELECT a FROM t ORDER BY a')).toEqual([{ a: 1 }, { a: 2 }])
  await expect(session?.run('SELECT no_such_column FROM t')).rejects.toMatchObject({
    code: 'sql.failed',
    params: { why: quoted('column "no_such_column" does not exist'), statement: 'SELECT no_such_column FROM t' },
  })
  await session?.close()
})

test('names without a schema mean the one of the address, never another when it is missing', async () => {
  await db.rows('CREATE SCHEMA city')
  const session = await postgresql.openSql?.(db.address('city.t'), db.context)
  await session?.run('CREATE TABLE here (a int4)')
  await session?.close()
  expect(await db.rows("SELECT to_regclass('city.here')::text")).toEqual([['city.here']])
  const missing = await postgresql.openSql?.(db.address('nowhere.t'), db.context)
  await expect(missing?.run('CREATE TABLE lost (a int4)')).rejects.toMatchObject({ code: 'sql.failed' })
  await missing?.close()
})

test('databases are made by several commands at once', async () => {
  const { addressOf } = await import('../../../test/postgresql.ts')
  const names = ['one', 'one', 'two', 'three']
  const sessions = await Promise.all(
    names.map((name) => postgresql.openSql?.(addressOf(`postgresql:///${name}`), db.context)),
  )
  const found = await Promise.all(sessions.map((session) => session?.query('SELECT current_database() AS name')))
  expect(found).toEqual(names.map((name) => [{ name }]))
  await Promise.all(sessions.map((session) => session?.close()))
})
