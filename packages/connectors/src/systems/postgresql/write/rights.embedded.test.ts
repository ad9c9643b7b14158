import type { LoadMode, LoadPlan } from '@ai-etl/core/contracts/target'
import { scalar } from '@ai-etl/core/types/logical'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addressOf, testContext } from '../../../../test/postgresql.ts'
import { type Rows, runLoad } from '../../../../test/postgresql-load.ts'
import { startServer, type TestServer } from '../../../../test/postgresql-server.ts'

let server: TestServer
let reader: pg.Client
beforeAll(async () => {
  server = await startServer('host all all 127.0.0.1/32 trust')
  await server.admin(`CREATE ROLE maker LOGIN; CREATE ROLE adder LOGIN; CREATE ROLE ai_etl LOGIN CREATEDB;
    CREATE SCHEMA place; GRANT USAGE, CREATE ON SCHEMA place TO maker; GRANT USAGE ON SCHEMA place TO adder`)
  reader = new pg.Client({ host: '127.0.0.1', port: server.port, user: 'postgres', database: 'postgres' })
  await reader.connect()
})
afterAll(async () => {
  await reader.end()
  await server.stop()
})

const rows = async (sql: string) => (await reader.query({ text: sql, rowMode: 'array' })).rows

let loads = 0
function load(
  user: string,
  mode: LoadMode,
  table: string,
  given: Rows,
  changes: Partial<LoadPlan> = {},
  schema = 'place',
) {
  const columns = ['id', 'name'].map((name) => ({ name, type: scalar('string'), nullable: true }))
  const plan: LoadPlan = {
    load: `load ${++loads}`,
    mode,
    missing: 'keep',
    tables: [
      {
        name: table,
        parent: null,
        columns,
        key: mode === 'upsert' ? ['id'] : [],
        create: [`CREATE TABLE ${table} (id text, name text)`],
        alter: [],
        after: [],
      },
    ],
    input: { address: 'x', fingerprint: null },
    again: false,
    cursor: null,
    chunkBytes: 1,
    ...changes,
  }
  const address = addressOf(`postgresql://${user}@127.0.0.1:${server.port}/postgres#${schema}.${table}`)
  return runLoad(address, testContext('/nonexistent'), plan, [[[0, given]]])
}

test('a role that may only make tables beside the target keeps its ledger there, in every mode', async () => {
  const input = { input: { address: 'x', fingerprint: 'f' } }
  await load('maker', 'append', 'own', [['1', 'a']], input)
  expect((await load('maker', 'append', 'own', [['1', 'a']], input)).unchanged).toBe(true)
  await load('maker', 'upsert', 'own', [
    ['1', 'A'],
    ['2', 'b'],
  ])
  expect(await rows('SELECT * FROM place.own ORDER BY 1')).toEqual([
    ['1', 'A'],
    ['2', 'b'],
  ])
  await load('maker', 'replace', 'own', [['3', 'c']])
  expect(await rows('SELECT * FROM place.own')).toEqual([['3', 'c']])
  expect(
    await rows("SELECT relname FROM pg_class WHERE relnamespace = 'place'::regnamespace AND relkind = 'r' ORDER BY 1"),
  ).toEqual([['ai_etl_chunks'], ['ai_etl_ledger'], ['ai_etl_loads'], ['own']])
  expect(await rows("SELECT FROM pg_namespace WHERE nspname LIKE 'ai\\_etl%'")).toEqual([])
})

test('a role that may create nothing is refused with the right that is missing', async () => {
  await rows('CREATE TABLE place.shared (id text, name text); GRANT SELECT, INSERT ON place.shared TO adder')
  await expect(load('adder', 'append', 'shared', [['1', 'a']])).rejects.toMatchObject({
    code: 'postgresql.nowhere-to-keep',
    params: { user: 'adder', database: 'postgres', schema: 'place' },
  })
  expect(await rows('SELECT * FROM place.shared')).toEqual([])
})

test('a role named like the schema of the platform still loads into the schema that the address gives', async () => {
  await rows('GRANT CREATE ON DATABASE postgres TO ai_etl; GRANT CREATE ON SCHEMA public TO ai_etl')
  await load('ai_etl', 'append', 'there', [['1', 'a']], {}, 'public')
  expect(await rows('SELECT * FROM public.there')).toEqual([['1', 'a']])
})

test("a table of another owner is emptied and refilled, its owner's rights untouched", async () => {
  await rows(
    "CREATE TABLE public.theirs (id text, name text); INSERT INTO public.theirs VALUES ('1', 'a'); GRANT ALL ON public.theirs TO ai_etl",
  )
  await load('ai_etl', 'replace', 'theirs', [['2', 'b']], {}, 'public')
  expect(await rows('SELECT * FROM public.theirs')).toEqual([['2', 'b']])
  expect(await rows("SELECT relowner::regrole::text FROM pg_class WHERE oid = 'public.theirs'::regclass")).toEqual([
    ['postgres'],
  ])
})
