import { spawn } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runFolder } from '../runs/folder.ts'
import { quarantineShow } from '../runs/quarantine-read.ts'
import { LoadBench } from './fixture.embedded.ts'
import type { LoadRequest } from './request.ts'
import { type SideJob, job as sideJob } from './side-lane-job.ts'

/** Loads into ClickHouse whose input is read by two threads, each from its own place on. */
let bench: LoadBench
beforeAll(async () => {
  bench = await LoadBench.open()
})
afterAll(() => bench.close())

const ROWS = 80_000
const NOTE = 'n'.repeat(110)
const LANES = { mode: 'replace', laneBytes: 0 } as const

/** Lines of a file that is large enough to be cut: row i is on line i + 2. */
function lines(change: Readonly<Record<number, string>> = {}): string[] {
  return Array.from({ length: ROWS }, (_, i) => change[i] ?? `${i},${i % 7}.5,${NOTE}`)
}
const write = (name: string, rows: readonly string[]) => bench.write(name, `id,price,note\n${rows.join('\n')}\n`)
const target = (table: string) => `clickhouse:///city#${table}`
const summed = (table: string) => bench.query('clickhouse', `SELECT count(), sum(toInt64(id)) FROM ${table}`)
const sum = (ROWS * (ROWS - 1)) / 2

async function eventsOf(run: string, event: string): Promise<number> {
  const log = await readFile(join(runFolder(bench.settings.dataDir, run).path, 'log.ndjson'), 'utf8')
  return log.split('\n').filter((line) => line.includes(`"event":"${event}"`)).length
}

test('both parts are loaded, proven by values, and their rejected rows stand in order with their exact places', async () => {
  const broken = { 5: '5,half', 40_000: '40000,half', 79_990: '79990,half' }
  const rows = lines(broken)
  await write('both.csv', rows)
  const run = await bench.load('both.csv', target('both'), { ...LANES, verify: true })
  expect(run).toMatchObject({ state: 'succeeded', read: ROWS, written: ROWS - 3, rejected: 3 })
  expect(await eventsOf(run.run, 'lanes')).toBe(1)
  expect(await summed('both')).toEqual([[`${ROWS - 3}`, `${sum - 5 - 40_000 - 79_990}`]])
  const { rows: rejected } = await quarantineShow(bench.settings.dataDir, run.run, 'en', { showPersonal: true })
  const byteOf = (row: number) => Buffer.byteLength(`id,price,note\n${rows.slice(0, row).join('\n')}\n`)
  expect(rejected.map(({ line, byte, raw }) => [line, byte, raw])).toEqual(
    [5, 40_000, 79_990].map((row) => [row + 2, byteOf(row), `${row},half`]),
  )
})

test('values refused after reading are kept with their places, too', async () => {
  await write('cast.csv', lines({ 70_000: `70000,x,${NOTE}` }))
  const steps = [{ type: 'cast', columns: { price: 'decimal(5,1)' }, onError: 'reject' }] as const
  const run = await bench.load('cast.csv', target('cast'), { ...LANES, steps })
  expect(run).toMatchObject({ written: ROWS - 1, rejected: 1 })
  const { rows } = await quarantineShow(bench.settings.dataDir, run.run, 'en')
  expect(rows).toMatchObject([{ line: 70_002, rule: 'cast' }])
})

test('a value in the second part that contradicts the sampled types begins the load anew', async () => {
  await write('late.csv', lines({ 79_777: `x,1,${NOTE}` }))
  const run = await bench.load('late.csv', target('late'), LANES)
  expect(run).toMatchObject({ state: 'succeeded', written: ROWS, rejected: 0, warnings: [expect.any(String)] })
  expect(await bench.query('clickhouse', "SELECT count(), countIf(id = 'x') FROM late")).toEqual([[`${ROWS}`, '1']])
})

test('a record that runs over the border of the parts is read whole', async () => {
  // Rows in quotes, around the middle of the file: only the reader of the first part can tell that they are none.
  const inside = [...lines().slice(38_000, 42_000), 'and no row'].join('\n')
  const rows = [...lines().slice(0, 38_000), `38000,1,"${inside}"`, ...lines().slice(42_000)]
  await write('border.csv', rows)
  const run = await bench.load('border.csv', target('border'), LANES)
  expect(run).toMatchObject({ state: 'succeeded', read: rows.length, written: rows.length, rejected: 0 })
  expect(await eventsOf(run.run, 'lanes')).toBe(1)
  expect(await eventsOf(run.run, 'begin')).toBe(2)
  const longest = 'SELECT count(), max(length(note)) FROM border'
  expect(await bench.query('clickhouse', longest)).toEqual([[`${rows.length}`, `${inside.length}`]])
})

test('a thread that finds other input than was cut reads nothing', async () => {
  await write('cut.csv', lines())
  const request = { source: 'cut.csv', target: target('cut'), ...LANES }
  // Only what tells the input is looked at.
  const run = { step: 'run', request, fingerprint: 'of another file' } as SideJob
  expect(await sideJob(run, bench.context(), bench.settings)).toMatchObject({ end: 'changed', rows: [] })
})

test('rejected rows of both parts together are held against the limit', async () => {
  await write('good.csv', lines())
  await bench.load('good.csv', target('limited'), LANES)
  await write('limited.csv', lines({ 5: 'half', 79_990: 'half' }))
  const failed = bench.load('limited.csv', target('limited'), { ...LANES, maxRejected: 1 })
  await expect(failed).rejects.toMatchObject({ code: 'load.too-many-rejected', known: { rejected: 2 } })
  expect(await summed('limited')).toEqual([[`${ROWS}`, `${sum}`]])
})

test.each(['clickhouse.begun', 'clickhouse.proven', 'clickhouse.intended', 'clickhouse.published'])(
  'killed at %s, the same load again makes the table equal to the truth',
  async (boundary) => {
    const table = `killed_${boundary.slice(11)}`
    await bench.write('before.csv', 'id,price,note\n1,1.5,old\n')
    await bench.load('before.csv', target(table))
    await write('killed.csv', lines())
    const options = { ...LANES, source: 'killed.csv', target: target(table), mode: 'append' } as const
    expect(await killedAt(boundary, options)).toBe('SIGKILL')
    const [[rows]] = await summed(table)
    expect(['1', `${ROWS + 1}`]).toContain(rows)
    await bench.load('killed.csv', target(table), { ...LANES, mode: 'append' })
    expect(await summed(table)).toEqual([[`${ROWS + 1}`, `${sum + 1}`]])
  },
)

/** The signal that ended a process which ran the load with a crash planted. */
function killedAt(boundary: string, request: LoadRequest): Promise<string | number | null> {
  const program = fileURLToPath(new URL('./crash-child.embedded.ts', import.meta.url))
  const settings = { ...bench.settings, environment: { ...bench.settings.environment, AI_ETL_CRASH_AT: boundary } }
  const child = spawn(process.execPath, [program, JSON.stringify(request), JSON.stringify(settings)], {
    stdio: 'ignore',
  })
  return new Promise((resolve) => child.once('exit', (code, signal) => resolve(signal ?? code)))
}
