import { spawn } from 'node:child_process'
import type { LoadMode, LoadPlan } from '@ai-etl/core/contracts/target'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  type Chunks,
  planOf,
  runLoad,
  type TestClickhouse,
  tableOf,
  testClickhouse,
} from '../../../../test/clickhouse.ts'
import { CRASH_POINTS } from './crash-points.ts'

let db: TestClickhouse
beforeAll(async () => {
  db = await testClickhouse()
})
afterAll(() => db.close())

const helper = (name: string) => JSON.stringify(new URL(`../../../../test/${name}`, import.meta.url).href)
/** A process that runs a load and is killed on its way. */
const PROGRAM = `
  import { testContext } from ${helper('postgresql.ts')}
  import { runLoad } from ${helper('clickhouse.ts')}
  const { dataDir, plan, chunks, crash } = JSON.parse(process.argv[1])
  await runLoad(testContext(dataDir, { AI_ETL_CRASH_AT: crash }), plan, chunks)
`

function runAndCrash(plan: LoadPlan, chunks: Chunks, crash: string): Promise<NodeJS.Signals | null> {
  const input = JSON.stringify({ dataDir: db.dataDir, plan, chunks, crash })
  const options = ['--input-type=module', '--disable-warning=ExperimentalWarning', '-e', PROGRAM, input]
  const child = spawn(process.execPath, options, { stdio: ['ignore', 'inherit', 'inherit'] })
  return new Promise((resolve) => child.once('exit', (_code, signal) => resolve(signal)))
}

function loadOf(mode: LoadMode, table: string, load: string): LoadPlan {
  const key = mode === 'upsert' || mode === 'scd2' ? ['id'] : []
  const columns = [
    ['id', 'int32', 'Int32'],
    ['name', 'string', 'Nullable(String)'],
  ] as const
  return planOf([tableOf(table, columns, { key })], {
    load,
    mode,
    input: { address: 'input', fingerprint: load },
    chunkBytes: 1,
  })
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

/** From the first swap on, the new state is what readers see. */
const VISIBLE: readonly string[] = ['clickhouse.swapped', 'clickhouse.published']
/** From the intent on, the next load finishes the publication, whatever happens. */
const DECIDED: readonly string[] = ['clickhouse.intended', ...VISIBLE]

/** Chunks that a resume need not read again; one that has nothing to do reads none. */
const COMMITTED: Readonly<Record<string, number | undefined>> = {
  'clickhouse.chunk-committed': 1,
  'clickhouse.proven': 2,
  'clickhouse.merged': 2,
}

const leavings = () =>
  db.rows("SELECT name FROM system.tables WHERE database = 'ai_etl' AND name NOT IN ('ledger', 'journal')")

describe.each(['append', 'replace', 'upsert', 'scd2'] as const)('%s', (mode) => {
  const ended = mode === 'scd2' ? ", if(_current, '', ' (ended)')" : ''
  const state = async (table: string) =>
    (await db.rows(`SELECT concat(toString(id), ' ', name${ended}) AS text FROM test.${table}`)).flat().toSorted()

  test.each(CRASH_POINTS)(
    'killed at %s: the target is as it was or as it should be, and the same load finishes once',
    async (point) => {
      const table = `t_${mode}_${CRASH_POINTS.indexOf(point)}`
      await runLoad(db.context, loadOf(mode, table, `${table} first`), FIRST)
      const plan = loadOf(mode, table, `${table} second`)
      expect(await runAndCrash(plan, SECOND, point)).toBe('SIGKILL')
      expect(await state(table)).toEqual(VISIBLE.includes(point) ? AFTER[mode] : ['1 a', '2 b'])

      const again = await runLoad(db.context, plan, SECOND)
      expect(again.unchanged).toBe(DECIDED.includes(point))
      expect(await state(table)).toEqual(AFTER[mode])
      expect(again.skipped).toBe(COMMITTED[point] ?? 0)
      expect(await leavings()).toEqual([])
      expect(await db.rows('SELECT load FROM ai_etl.journal')).toEqual([])
      const entered = await db.rows(`SELECT count() AS n FROM ai_etl.ledger WHERE load = '${plan.load}'`)
      expect(entered).toEqual([['1']])
    },
  )

  test('another load finds the leavings of a dead one, cleans them up and goes on', async () => {
    const table = `dead_${mode}`
    await runLoad(db.context, loadOf(mode, table, `${table} first`), FIRST)
    await runAndCrash(loadOf(mode, table, `${table} dead`), SECOND, 'clickhouse.chunk-committed')
    expect(await db.rows('SELECT DISTINCT load FROM ai_etl.journal')).toEqual([[`${table} dead`]])
    const other = await runLoad(db.context, loadOf(mode, table, `${table} other`), SECOND)
    expect(other.skipped).toBe(0)
    expect(await state(table)).toEqual(AFTER[mode])
    expect(await leavings()).toEqual([])
  })
})

test('several tables: killed between two swaps, the next load of the target brings the rest in', async () => {
  const tables = [
    tableOf('pair', [['id', 'int32', 'Int32']]),
    tableOf('pair__child', [['id', 'int32', 'Int32']], { parent: 'pair' }),
  ]
  const chunks = (id: string): Chunks => [
    [
      [0, [[id]]],
      [1, [[id]]],
    ],
  ]
  await runLoad(db.context, planOf(tables, { load: 'pair 1', mode: 'replace' }), chunks('1'))
  const plan = planOf(tables, { load: 'pair 2', mode: 'replace' })
  expect(await runAndCrash(plan, chunks('2'), 'clickhouse.swapped')).toBe('SIGKILL')
  expect(await db.rows('SELECT id FROM test.pair__child')).toEqual([['1']])
  const third = planOf(tables, { load: 'pair 3', mode: 'append' })
  await runLoad(db.context, third, chunks('3'))
  expect(await db.rows('SELECT id FROM test.pair ORDER BY id')).toEqual([['2'], ['3']])
  expect(await db.rows('SELECT id FROM test.pair__child ORDER BY id')).toEqual([['2'], ['3']])
})
