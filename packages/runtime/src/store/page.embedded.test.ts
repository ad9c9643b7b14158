import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openStoreBench, type StoreBench } from './fixture.embedded.ts'
import { page } from './page.ts'
import { listMembers } from './queries/members/list.ts'
import { listRuns } from './queries/runs/list.ts'
import { listUsers } from './queries/users/list.ts'

let bench: StoreBench
beforeAll(async () => {
  bench = await openStoreBench()
})
afterAll(() => bench.close())

/** All items of a list by pages of a size, and how many pages there were. */
async function all<Item>(
  read: (cursor: string | null) => Promise<{ parsed(): readonly Item[]; nextCursor: string | null }>,
): Promise<{ items: readonly Item[]; pages: number }> {
  const items: Item[] = []
  for (let cursor: string | null = null, pages = 1; ; pages++) {
    const found = await read(cursor)
    items.push(...found.parsed())
    cursor = found.nextCursor
    if (cursor === null) return { items, pages }
  }
}

async function addRuns(names: readonly string[], state: 'queued' | 'failed'): Promise<void> {
  // One statement: all are made at the same moment, so that only the id tells them apart.
  await bench.database.pool.query(
    `INSERT INTO runs (project_id, name, state, trigger, finished_at)
     SELECT $1, name, $3, 'manual', CASE WHEN $3 <> 'queued' THEN now() END FROM unnest($2::text[]) name`,
    [bench.projectId, names, state],
  )
}

const runs = (limit: number, filters: { state?: 'queued' | 'failed' | null; trigger?: 'api' } = {}) =>
  all((cursor) => page(bench.database, listRuns, { projectId: bench.projectId, ...filters }, { limit, cursor }))

describe('pages', () => {
  const queued = Array.from({ length: 7 }, (_, i) => `queued ${i}`)
  const failed = Array.from({ length: 4 }, (_, i) => `failed ${i}`)
  beforeAll(async () => {
    await addRuns(queued, 'queued')
    await addRuns(failed, 'failed')
  })

  test.each([
    { limit: 1, pages: 11 },
    { limit: 3, pages: 4 },
    { limit: 11, pages: 1 },
    { limit: 200, pages: 1 },
  ])('of $limit hold every item once, the newest first, ties included', async ({ limit, pages }) => {
    const found = await runs(limit)
    expect(found.items.map(({ name }) => name).sort()).toEqual([...queued, ...failed].sort())
    expect(found.items.slice(0, 4).every(({ name }) => failed.includes(name))).toBe(true)
    expect(found.pages).toBe(pages)
  })

  test('keep to the filters that are given; null is none', async () => {
    expect((await runs(3, { state: 'queued' })).items).toHaveLength(7)
    expect((await runs(3, { state: 'queued', trigger: 'api' })).items).toEqual([])
    expect((await runs(3, { state: null })).items).toHaveLength(11)
  })

  test('stay where they are when something is added at the top', async () => {
    const first = await page(bench.database, listRuns, { projectId: bench.projectId }, { limit: 4 })
    await addRuns(['late'], 'queued')
    const second = await page(
      bench.database,
      listRuns,
      { projectId: bench.projectId },
      { limit: 20, cursor: first.nextCursor },
    )
    expect(
      second
        .parsed()
        .map(({ name }) => name)
        .sort(),
    ).toEqual(queued)
  })

  test('are JSON as the API gives it: camelCase, times of RFC 3339, numbers, nulls', async () => {
    const { items } = await page(bench.database, listRuns, { projectId: bench.projectId }, { limit: 1 })
    expect(JSON.parse(items)).toMatchObject([
      {
        projectId: bench.projectId,
        name: 'late',
        pipelineId: null,
        read: 0,
        createdAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?\+00:00$/),
      },
    ])
  })

  test('of nothing are an empty list', async () => {
    const found = await page(bench.database, listRuns, { projectId: bench.userId }, { limit: 20 })
    expect(found).toMatchObject({ items: '[]', nextCursor: null })
  })

  test('by name go on behind names with any character', async () => {
    const names = ["o'neil", 'Борис', '"anna"', 'a\\b', '[1,2]']
    await bench.database.pool.query(
      `WITH made AS (INSERT INTO users (username, password_hash) SELECT name, 'x' FROM unnest($1::text[]) name RETURNING id)
       INSERT INTO members (project_id, user_id, role) SELECT $2, id, 'analyst' FROM made`,
      [names, bench.projectId],
    )
    const found = await all((cursor) =>
      page(bench.database, listMembers, { projectId: bench.projectId }, { limit: 1, cursor }),
    )
    expect(found.items.map(({ username }) => username).sort()).toEqual([...names, 'anna'].sort())
  })

  test.each([
    ['no JSON', 'x'],
    ['no list', '{"a":1}'],
    ['too few parts', '["2026-01-01 00:00:00+00"]'],
    ['numbers', '[1,2]'],
    ['no time', '["now","00000000-0000-4000-8000-000000000000"]'],
    ['no id', `["2026-01-01 00:00:00+00","' OR 1=1"]`],
  ])('a cursor that holds %s is refused', async (_, cursor) => {
    await expect(page(bench.database, listUsers, {}, { limit: 1, cursor })).rejects.toMatchObject({
      code: 'store.cursor-invalid',
    })
  })
})
