import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { embeddedPostgresql } from '@ai-etl/runtime/embedded/postgresql'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { endOf, type TestServer, testServer } from '../../fixture.embedded.ts'

const ROWS = 300_000

let server: TestServer
let folder: string
let city: pg.Client

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chunks-'))
  const rows = Array.from({ length: ROWS }, (_, i) => `${i},the name of row ${i}\n`)
  await writeFile(join(folder, 'rows.csv'), `id,name\n${rows.join('')}`)
  await writeFile(join(folder, 'few.csv'), 'id\n1\n')
  server = await testServer({ AI_ETL_FILE_ROOTS: folder })
  // The first load makes the database and what loads write down there.
  await loaded('few.csv', 'few')
  const { host, port, user, password } = await embeddedPostgresql(server.dataDir)
  city = new pg.Client({ host, port, user, password, database: 'city' })
  await city.connect()
})
afterAll(async () => {
  await city?.end()
  await server?.close()
  await rm(folder, { recursive: true, force: true })
})

async function loaded(file: string, table: string) {
  const body = { source: join(folder, file), target: `postgresql:///city#public.${table}`, chunkBytes: 100_000 }
  return endOf(server.admin, (await server.admin.call('startLoad', { body })).runId)
}

const one = async (sql: string) => (await city.query({ text: sql, rowMode: 'array' })).rows[0]

async function refuseChunks(which: string): Promise<void> {
  await city.query(`CREATE OR REPLACE TRIGGER no_room BEFORE INSERT ON ai_etl.chunks
    FOR EACH ROW WHEN (${which}) EXECUTE FUNCTION no_room()`)
}

test('a run that failed behind committed chunks goes on from them when it is retried: nothing is lost or doubled', async () => {
  await city.query(`CREATE FUNCTION no_room() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION 'no room for chunk %', NEW.chunk; END $$`)
  await refuseChunks('NEW.chunk >= 3')
  const failed = await loaded('rows.csv', 'chunked')
  expect(failed.state).toBe('failed')
  expect(failed.error?.message).toContain('no room for chunk 3')
  // Nothing of it is published, and what was committed is kept.
  expect(await one("SELECT coalesce(to_regclass('public.chunked')::text, 'none')")).toEqual(['none'])
  const [kept] = await one('SELECT count(*)::int FROM ai_etl.chunks')
  expect(kept).toBeGreaterThan(0)

  // One that began anew would commit the first chunks once more.
  await refuseChunks('NEW.chunk < 3')
  const { runId } = await server.admin.call('retryRun', { params: { runId: failed.id }, body: {} })
  expect(await endOf(server.admin, runId)).toMatchObject({
    state: 'succeeded',
    read: ROWS,
    written: ROWS,
    retryOf: failed.id,
  })
  expect(await one('SELECT count(*)::int, count(DISTINCT id)::int, max(id)::int FROM public.chunked')).toEqual([
    ROWS,
    ROWS,
    ROWS - 1,
  ])
  const { items } = await server.admin.call('listReceipts', { params: { runId } })
  expect(items).toMatchObject([{ targetRows: ROWS }])
})
