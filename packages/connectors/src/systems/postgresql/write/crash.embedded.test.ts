import { spawn } from 'node:child_process'
import type { LoadMode, LoadPlan } from '@ai-etl/core/contracts/target'
import { scalar } from '@ai-etl/core/types/logical'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../../test/postgresql.ts'
import { type Chunks, runLoad } from '../../../../test/postgresql-load.ts'
import { CRASH_POINTS, type CrashPoint } from './crash-points.ts'

let db: TestDatabase
beforeAll(async () => {
  db = await testDatabase()
})
afterAll(() => db.close())

const test_ = (name: string) => new URL(`../../../../test/${name}`, import.meta.url).href
/** A process that runs a load and is killed on its way. */
const PROGRAM = `
  import { addressOf, testContext } from ${JSON.stringify(test_('postgresql.ts'))}
  import { runLoad } from ${JSON.stringify(test_('postgresql-load.ts'))}
  const { dataDir, plan, chunks, crash } = JSON.parse(process.argv[1])
  const context = testContext(dataDir, { AI_ETL_CRASH_AT: crash })
  await runLoad(addressOf('postgresql:///test'), context, plan, chunks)
`

function runAndCrash(plan: LoadPlan, chunks: Chunks, crash: string): Promise<NodeJS.Signals | null> {
  const input = JSON.stringify({ dataDir: db.dataDir, plan, chunks, crash })
  const options = ['--input-type=module', '--disable-warning=ExperimentalWarning', '-e', PROGRAM, input]
  const child = spawn(process.execPath, options, { stdio: ['ignore', 'inherit', 'inherit'] })
  return new Promise((resolve) => child.once('exit', (_code, signal) => resolve(signal)))
}

function planOf(mode: LoadMode, table: string, load: string): LoadPlan {
  const columns = ['id', 'name'].map((name) => ({
    name,
    type: scalar(name === 'id' ? 'int32' : 'string'),
    nullable: true,
  }))
  const create = [`CREATE TABLE ${table} (id int4, name text)`]
  const key = mode === 'upsert' || mode === 'scd2' ? ['id'] : []
  return {
    load,
    mode,
    missing: 'keep',
    tables: [{ name: table, parent: null, columns, key, create, alter: [], after: [] }],
    input: { address: 'input', fingerprint: load },
    again: false,
    cursor: null,
    chunkBytes: 1,
  }
}

const FIRST: Chunks = [
  [
    [
      0,
      [
        ['1', 'a'],
        ['2', 'b'],
      ],
    ],
  ],
]
const SECOND: Chunks = [[[0, [['2', 'B']]]], [[0, [['3', 'c']]]]]
const AFTER: Record<LoadMode, string[]> = {
  append: ['1 a', '2 B', '2 b', '3 c'],
  replace: ['2 B', '3 c'],
  upsert: ['1 a', '2 B', '3 c'],
  scd2: ['1 a', '2 B', '2 b (ended)', '3 c'],
}

const SCHEMAS =
  "SELECT nspname FROM pg_namespace WHERE nspname NOT LIKE 'pg\\_%' AND nspname <> 'information_schema' ORDER BY 1"
/** Tables of the platform besides its ledger, and what stands in those of loads under way. */
const leavings = () =>
  db.rows(`SELECT relname FROM pg_class WHERE relnamespace = 'ai_etl'::regnamespace AND relkind IN ('r', 'p')
    AND relname NOT IN ('ledger', 'loads', 'chunks')
    UNION ALL SELECT load FROM ai_etl.loads UNION ALL SELECT load FROM ai_etl.chunks`)

const SKIPPED: Record<CrashPoint, number> = {
  'postgresql.begun': 0,
  'postgresql.chunk-copied': 0,
  'postgresql.chunk-committed': 1,
  'postgresql.proven': 2,
  'postgresql.merged': 2,
  'postgresql.published': 0,
}

describe.each(['append', 'replace', 'upsert', 'scd2'] as const)('%s', (mode) => {
  const ended = mode === 'scd2' ? "|| CASE WHEN _current THEN '' ELSE ' (ended)' END" : ''
  const state = async (table: string) =>
    (await db.rows(`SELECT id || ' ' || name ${ended} AS text FROM ${table}`)).map(([text]) => String(text)).toSorted()

  test.each(CRASH_POINTS)(
    'killed at %s: the target is as it was or as it should be, and the same load finishes once',
    async (point) => {
      const table = `t_${mode}_${CRASH_POINTS.indexOf(point)}`
      const address = db.address()
      await runLoad(address, db.context, planOf(mode, table, `${table} first`), FIRST)
      const plan = planOf(mode, table, `${table} second`)
      expect(await runAndCrash(plan, SECOND, point)).toBe('SIGKILL')
      expect(await state(table)).toEqual(point === 'postgresql.published' ? AFTER[mode] : ['1 a', '2 b'])
      expect(await db.rows(SCHEMAS)).toEqual([['ai_etl'], ['public']])

      const again = await runLoad(address, db.context, plan, SECOND)
      expect(again.unchanged).toBe(point === 'postgresql.published')
      // Behind the first commit nothing of it is read again.
      expect(again.skipped).toBe(SKIPPED[point])
      expect(await state(table)).toEqual(AFTER[mode])
      expect(await leavings()).toEqual([])
      expect(await db.rows('SELECT * FROM ai_etl.loads')).toEqual([])
      expect(await db.rows('SELECT * FROM ai_etl.chunks')).toEqual([])
    },
  )

  test('another load finds the leavings of a dead one, cleans them up and goes on', async () => {
    const table = `dead_${mode}`
    await runLoad(db.address(), db.context, planOf(mode, table, `${table} first`), FIRST)
    await runAndCrash(planOf(mode, table, `${table} dead`), SECOND, 'postgresql.chunk-committed')
    expect(await db.rows('SELECT load FROM ai_etl.loads')).toEqual([[`${table} dead`]])
    const other = await runLoad(db.address(), db.context, planOf(mode, table, `${table} other`), SECOND)
    expect(other.skipped).toBe(0)
    expect(await state(table)).toEqual(AFTER[mode])
    expect(await db.rows('SELECT load FROM ai_etl.loads')).toEqual([])
    expect(await leavings()).toEqual([])
  })
})
