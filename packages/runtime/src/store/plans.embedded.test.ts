import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openStoreBench, type StoreBench } from './fixture.embedded.ts'
import { page } from './page.ts'
import { listRuns } from './queries/runs/list.ts'

const RUNS = 1_000_000
const PROJECTS = 10

let bench: StoreBench
let client: pg.Client
beforeAll(async () => {
  bench = await openStoreBench()
  client = new pg.Client(bench.database.login)
  await client.connect()
  await fill()
}, 600_000)
afterAll(async () => {
  await client.end()
  await bench.close()
})

/** A million runs of ten projects. Indexes and foreign keys are taken off and put back: that is several times faster. */
async function fill(): Promise<void> {
  const { rows: indexes } = await client.query<{ name: string; made: string }>(
    `SELECT indexrelid::regclass::text AS name, pg_get_indexdef(indexrelid) AS made FROM pg_index
     WHERE indrelid = 'runs'::regclass AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid)`,
  )
  const { rows: keys } = await client.query<{ name: string; made: string }>(
    `SELECT conname AS name, pg_get_constraintdef(oid) AS made FROM pg_constraint
     WHERE conrelid = 'runs'::regclass AND contype = 'f'`,
  )
  await client.query(`INSERT INTO projects (name) SELECT 'project ' || n FROM generate_series(1, ${PROJECTS - 1}) n`)
  for (const { name } of indexes) await client.query(`DROP INDEX ${name}`)
  for (const { name } of keys) await client.query(`ALTER TABLE runs DROP CONSTRAINT ${name}`)
  await client.query(`
    INSERT INTO runs (project_id, name, state, trigger, created_at, finished_at)
    SELECT (ARRAY(SELECT id FROM projects))[1 + n % ${PROJECTS}], 'run ' || n,
      CASE WHEN n / ${PROJECTS} % 50 = 7 THEN 'failed' ELSE 'succeeded' END, 'schedule', now() - n * interval '1 minute', now()
    FROM generate_series(1, ${RUNS}) n`)
  for (const { made } of indexes) await client.query(made)
  for (const { name, made } of keys) await client.query(`ALTER TABLE runs ADD CONSTRAINT ${name} ${made} NOT VALID`)
  await client.query('ANALYZE runs')
}

async function planOf(given: readonly string[]): Promise<string> {
  const { rows } = await client.query<Record<string, string>>(`EXPLAIN (GENERIC_PLAN) ${listRuns.variant(given).text}`)
  return rows.map((row) => row['QUERY PLAN']).join('\n')
}

describe('at 1,000,000 runs', () => {
  test.each([
    { given: [], index: 'runs_list', condition: /project_id = \$\d+/ },
    { given: ['after'], index: 'runs_list', condition: /project_id = \$\d+\) AND \(ROW\(created_at, id\) < ROW/ },
    { given: ['state'], index: 'runs_by_state', condition: /project_id = \$\d+\) AND \(state = \$\d+/ },
    {
      given: ['state', 'after'],
      index: 'runs_by_state',
      condition: /state = \$\d+\) AND \(ROW\(created_at, id\) < ROW/,
    },
    { given: ['pipelineId'], index: 'runs_of_pipeline', condition: /pipeline_id = \$\d+/ },
    { given: ['scheduleId'], index: 'runs_of_schedule', condition: /schedule_id = \$\d+/ },
    { given: ['from', 'until'], index: 'runs_list', condition: /created_at >= \$\d+\) AND \(created_at < \$\d+/ },
  ])('a page with $given is read along $index', async ({ given, index, condition }) => {
    const plan = await planOf(given)
    expect(plan).toContain(`Index Scan using ${index} on runs`)
    expect(plan).toMatch(condition)
    expect(plan).not.toMatch(/Seq Scan|Sort/)
  })

  test('a page at the end touches as few pages of the table as one at the beginning', async () => {
    const query = listRuns.variant(['after'])
    const values = [
      bench.projectId,
      new Date(Date.now() - (RUNS - 100 * PROJECTS) * 60_000).toISOString(),
      'ffffffff-ffff-ffff-ffff-ffffffffffff',
      20,
    ]
    expect(query.order).toEqual(['projectId', 'afterBy', 'afterId', 'limit'])
    const { rows } = await client.query<{ 'QUERY PLAN': [{ Plan: Record<string, number> }] }>(
      `EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) ${query.text}`,
      values,
    )
    const { Plan } = rows[0]['QUERY PLAN'][0]
    expect(Plan['Shared Hit Blocks'] + Plan['Shared Read Blocks']).toBeLessThan(60)
  })

  test('pages hold what they should', async () => {
    const asked = { projectId: bench.projectId, state: 'failed' } as const
    const first = await page(bench.database, listRuns, asked, { limit: 20 })
    const second = await page(bench.database, listRuns, asked, { limit: 20, cursor: first.nextCursor })
    const times = [...first.parsed(), ...second.parsed()].map(({ createdAt }) => createdAt)
    expect(times).toEqual([...times].sort().reverse())
    expect(new Set(times).size).toBe(40)
  })
})
