import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { definedQueries, isQuery } from './definitions.embedded.ts'
import { openStoreBench, type StoreBench } from './fixture.embedded.ts'
import type { Query } from './query.ts'
import { rows } from './query.ts'
import { addSampleRows, sampleId } from './sample-rows.embedded.ts'

let bench: StoreBench
beforeAll(async () => {
  bench = await openStoreBench()
  const client = await bench.database.pool.connect()
  await addSampleRows(client)
  client.release()
})
afterAll(() => bench.close())

/** Queries on one object within a project: they have the project's id and an object's. */
const onObjects = (await definedQueries())
  .flatMap(([, found]) => found.filter(isQuery))
  .filter(
    ({ name, params }) => 'projectId' in params && objectOf(params) !== undefined && !/^(insert|upsert)/.test(name),
  )

function objectOf(params: Query['params']): string | undefined {
  return Object.keys(params).find(
    (name) =>
      name.endsWith('Id') &&
      !['projectId', 'userId'].includes(name) &&
      params[name].sql !== 'bigint' &&
      !params[name].nullable,
  )
}

/** A value for each parameter: ids of the first of the sample rows, the project's of the one asked for. */
function valuesOf(query: Query, project: number): Record<string, unknown> {
  const entries = Object.entries(query.params).map(([name, { sql, nullable }]) => {
    if (name === 'projectId') return [name, sampleId(project)]
    if (sql === 'uuid') return [name, name === objectOf(query.params) ? sampleId(1) : nullable ? null : sampleId(1)]
    return [name, nullable ? null : (PLAIN[name] ?? BY_TYPE[sql])]
  })
  return Object.fromEntries(entries) as Record<string, unknown>
}
const PLAIN: Readonly<Record<string, unknown>> = {
  state: 'receiving',
  missed: 'skip',
  overlap: 'skip',
  event: 'failure',
  channel: 'mail',
  language: 'ru',
}
const BY_TYPE: Readonly<Record<string, unknown>> = {
  text: 'x',
  'text[]': ['x'],
  integer: 1,
  bigint: 1,
  boolean: true,
  jsonb: {},
  'timestamp with time zone': '2026-01-01T00:00:00Z',
}

describe('a query on an object', () => {
  test('names the project in each resource', () => {
    expect(onObjects.length).toBeGreaterThan(40)
  })

  test.each(onObjects.map((query) => [query.name, query] as const))(
    '%s finds and changes nothing in another project',
    async (_, query) => {
      const before = await contents()
      const found = await rows(bench.database, query, valuesOf(query, 2) as never)
      // A query that counts has a row for nothing, too.
      expect(found.filter((row) => Object.values(row).some((value) => value !== 0))).toEqual([])
      expect(await contents()).toBe(before)
    },
  )
})

describe('the same query', () => {
  const shows = onObjects.filter(({ name }) => /^(show|findSealed)/.test(name))

  test.each(shows.map((query) => [query.name, query] as const))('%s finds it in its own', async (_, query) => {
    expect(await rows(bench.database, query, valuesOf(query, 1) as never)).toHaveLength(1)
  })
})

/** All rows of all tables as one text. */
async function contents(): Promise<string> {
  const { rows: tables } = await bench.database.pool.query<{ name: string }>(
    "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'ai_etl_meta' ORDER BY 1",
  )
  const texts = tables.map(({ name }) => `(SELECT '${name}' || coalesce(json_agg(t)::text, '') FROM ${name} t)`)
  const { rows: found } = await bench.database.pool.query<{ all: string }>(`SELECT concat(${texts.join(', ')}) AS all`)
  return found[0].all
}
