import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type AnyList, definedQueries, isList, isQuery } from './definitions.embedded.ts'
import { describeStatement } from './describe.embedded.ts'
import { openStoreBench, type StoreBench } from './fixture.embedded.ts'
import { PROJECT_OF } from './project-of-object.ts'
import type { Query } from './query.ts'

const defined = await definedQueries()
const statements = [
  ...defined.flatMap(([file, found]) => found.flatMap((one) => queriesOf(one).map((query) => [file, query] as const))),
  ...Object.values(PROJECT_OF).map((query) => ['project-of-object.ts', query as Query] as const),
]

/** A query, or the items of a list and its variants: no filter, each filter, all of them, each also behind a page. */
function queriesOf(found: Query | AnyList): readonly Query[] {
  if (isQuery(found)) return [found]
  const filters = Object.keys(found.filters)
  const given = [[], ...filters.map((filter) => [filter]), filters]
  return [found.rows, ...given.flatMap((names) => [found.variant(names), found.variant([...names, 'after'])])]
}

let bench: StoreBench
let client: pg.Client
beforeAll(async () => {
  bench = await openStoreBench()
  client = new pg.Client(bench.database.login)
  await client.connect()
})
afterAll(async () => {
  await client.end()
  await bench.close()
})

describe('every query', () => {
  test.each(statements)('%s: PostgreSQL gives what is declared', async (_, query) => {
    const columns = await describeStatement(client, query.text)
    const declared = Object.entries(query.row).map(([name, { sql }]) => ({ name, sql }))
    expect(columns.map(({ name, sql }) => ({ name, sql })).sort(byName)).toEqual(declared.sort(byName))
    const nullHere = columns.filter(({ nullable }) => nullable === true).map(({ name }) => name)
    expect(nullHere.filter((name) => !query.row[name].nullable && !query.row[name].present)).toEqual([])
  })

  test('has a name and a file of its own', () => {
    const names = statements.map(([, { name }]) => name)
    expect(new Set(names).size).toBe(new Set(statements.map(([, query]) => query)).size)
    expect(defined.filter(([, found]) => found.length > 1).map(([file]) => file)).toEqual([])
  })
})

/** Short by their nature: those of a project's members, of a person's projects, of one run. */
const SHORT = ['listMembers', 'listProjectsOfUser', 'listReceipts']

describe('every list', () => {
  const lists = defined.flatMap(([, found]) => found.filter(isList)).filter(({ name }) => !SHORT.includes(name))

  test.each(lists.map((list) => [list.name, list] as const))('%s is read along an index', async (_, list) => {
    // Tables are empty here, where reading them whole is right: what is asked is whether an index has the order.
    await client.query('SET enable_seqscan = off; SET enable_sort = off; SET enable_bitmapscan = off')
    for (const given of [[], ['after']]) {
      const { rows } = await client.query<Record<string, string>>(`EXPLAIN (GENERIC_PLAN) ${list.variant(given).text}`)
      const plan = rows.map((row) => row['QUERY PLAN']).join('\n')
      expect(plan).not.toMatch(/Sort/)
      expect(plan).toMatch(/Index (Only )?Scan/)
    }
  })
})

const byName = (a: { name: string }, b: { name: string }) => (a.name < b.name ? -1 : 1)
