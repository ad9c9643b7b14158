import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ownIdentity } from '../embedded/process-identity.ts'
import { emptyRun } from '../load/run-document.ts'
import { knownRuns, runFacts, stagesOf } from './history.ts'

let dataDir: string
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'history-'))
})
afterAll(() => rm(dataDir, { recursive: true }))

const at = (seconds: number) => new Date(Date.UTC(2026, 10, 23, 9, 0, seconds)).toISOString()
const GONE = { pid: 0, started: '0' }
const ABOUT = { source: 'a.csv', target: 'b.parquet', mode: 'append' } as const

async function made(run: string, live: object, document: object | null, log: readonly object[] = []): Promise<void> {
  const folder = join(dataDir, 'runs', run)
  await mkdir(folder, { recursive: true })
  await writeFile(
    join(folder, 'live.json'),
    JSON.stringify({ run, startedAt: at(0), ...ABOUT, process: GONE, ...live }),
  )
  await writeFile(join(folder, 'log.ndjson'), log.map((line) => `${JSON.stringify(line)}\n`).join(''))
  if (document !== null) await writeFile(join(folder, 'run.json'), JSON.stringify(document))
}

const finished = (run: string, more: object) => ({
  ...emptyRun(run, ABOUT, at(0)),
  state: 'succeeded',
  seconds: 4,
  ...more,
})
const LOG = [
  { time: at(1), event: 'start' },
  { time: at(2), event: 'types' },
  { time: at(2), event: 'lanes' },
  { time: at(3), event: 'begin' },
  { time: at(6), event: 'proven' },
  { time: at(7), event: 'end' },
]

test.each([
  ['to its end', LOG, { begin: 1, types: 1, prepare: 1, load: 3, publish: 1 }],
  [
    'begun anew',
    [...LOG.slice(0, 4), { time: at(5), event: 'types' }, { time: at(6), event: 'begin' }],
    { begin: 1, types: 3, prepare: 2 },
  ],
  ['that failed before it was proven', [LOG[0], LOG[1], { time: at(9), event: 'end' }], { begin: 1, types: 1 }],
  ['of which nothing was noted', [], {}],
])('stages of a load %s', (_, log, stages) => {
  expect(Object.fromEntries(stagesOf(at(0), log))).toEqual(stages)
})

test('a run of several loads has their stages and targets together; what is no run, and what goes on, is none', async () => {
  await made('whole', { mode: 'pipeline', pipeline: 'p' }, finished('whole', { read: 3, written: 3 }))
  await made('part-1', { parent: 'whole' }, finished('part-1', { read: 1, target: 'one' }), LOG)
  await made('part-2', { parent: 'whole' }, finished('part-2', { read: 2, target: 'two' }), LOG)
  await made('died', {}, null, LOG.slice(0, 2))
  await made('going', { process: ownIdentity() }, null)
  await mkdir(join(dataDir, 'runs', 'nothing'), { recursive: true })
  const known = await knownRuns(dataDir)
  expect([...known.keys()].toSorted()).toEqual(['died', 'going', 'part-1', 'part-2', 'whole'])
  expect([...(await knownRuns(dataDir, 'part-2')).keys()].toSorted()).toEqual(['part-2', 'whole'])
  const whole = await runFacts(dataDir, known, 'whole', 'en')
  expect(whole).toMatchObject({ state: 'succeeded', read: 3, seconds: 4 })
  expect(whole?.loads.map(({ target }) => target).toSorted()).toEqual(['one', 'two'])
  expect(whole?.stages.find(({ stage }) => stage === 'load')).toEqual({ stage: 'load', seconds: 6 })
  expect(await runFacts(dataDir, known, 'died', 'en')).toMatchObject({ state: 'died', seconds: 2, read: 0, loads: [] })
  expect(await runFacts(dataDir, known, 'going', 'en')).toBeNull()
  expect(await runFacts(dataDir, known, 'nobody', 'en')).toBeNull()
})
