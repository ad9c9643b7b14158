import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { healthFindings } from '../health/findings.ts'
import type { SystemHealth } from '../health/health.ts'
import { quarantineHealth, runsHealth } from '../health/runs.ts'
import type { RunFacts } from '../runs/history.ts'
import { SECTION_IDS } from './model.ts'
import { measurePerformance, type PerformanceSchedule } from './pipeline-performance/measure.ts'
import { strayNumbers, unfounded } from './spans.embedded.ts'
import { makeReport, writeReport } from './write.ts'

const NOW = new Date('2026-11-23T09:00:00.000Z')
const HOUR_MS = 3600_000
const MADE_AT = NOW.toISOString()

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'operation-reports-'))
})
afterAll(() => rm(folder, { recursive: true }))

/** A run `hours` before NOW that read 10,000 records in as many seconds as given. */
function run(hours: number, seconds: number, changes: Partial<RunFacts> = {}): RunFacts {
  const startedAt = new Date(NOW.getTime() - hours * HOUR_MS).toISOString()
  const table = { name: 'tickets', written: 9990, rejected: 10 }
  return {
    run: `20261123-0000${String(hours).padStart(2, '0')}-00000000`,
    state: 'succeeded',
    startedAt,
    seconds,
    waitSeconds: 0.25,
    read: 10_000,
    written: 9990,
    rejected: 10,
    filtered: 0,
    unchanged: 0,
    bytes: 4_000_000,
    failure: null,
    stages: [
      { stage: 'types', seconds: seconds / 4 },
      { stage: 'load', seconds: seconds / 2 },
    ],
    loads: [
      {
        target: 'clickhouse:///city#tickets',
        state: 'succeeded',
        mode: 'append',
        seconds,
        read: 10_000,
        written: 9990,
        tables: [table],
      },
    ],
    ...changes,
  }
}

const FAILED: Partial<RunFacts> = {
  state: 'failed',
  read: 0,
  written: 0,
  rejected: 0,
  loads: [],
  stages: [],
  failure: { code: 'connection.refused', message: 'Nothing listens at 127.0.0.1:5432', fix: 'Start the server.' },
}
const HOURLY: PerformanceSchedule = { text: '0 * * * *', timezone: 'UTC', everySeconds: 3600, enabled: true }

describe('what the runs of a pipeline come to', () => {
  const busy = measurePerformance(
    'tickets',
    [
      run(1, 40),
      run(2, 40),
      run(3, 20),
      run(4, 20),
      run(5, 3, FAILED),
      run(6, 2, { ...FAILED, state: 'died', failure: null }),
    ],
    HOURLY,
    NOW,
  )

  test('counts, medians, and the later half beside the earlier one', () => {
    expect(busy.totals).toMatchObject({ runs: 6, succeeded: 4, failed: 2, read: 40_000, lostSeconds: 5, seconds: 125 })
    expect(busy.typical).toMatchObject({ seconds: 30, slowestSeconds: 40, rowsPerSecond: 375 })
    expect([busy.trend?.earlier.rowsPerSecond, busy.trend?.later.rowsPerSecond]).toEqual([500, 250])
    expect(busy.stages).toEqual([
      { stage: 'types', seconds: 30, share: 33 },
      { stage: 'load', seconds: 60, share: 67 },
    ])
    expect(busy.targets).toMatchObject([
      { loads: 4, seconds: 30, freshAt: '2026-11-23T08:00:40.000Z', ageSeconds: 3560 },
    ])
    expect(busy.failures.map(({ code, runs }) => [code, runs])).toEqual([
      ['connection.refused', 1],
      ['died', 1],
    ])
  })

  test.each([
    ['failures and a slowdown', busy, { failing: 33.3, slower: 200 }],
    ['nothing but runs by hand', [run(1, 2), run(2, 2), run(3, 2)], { 'by-hand': 3 }],
    ['all is well by the clock', [run(1, 2), run(2, 2), run(3, 2)], {}, HOURLY],
    ['a target that waits', [run(3, 2)], { late: 299.9 }, HOURLY],
    ['a run that fills the hour', [run(0, 1900)], { overlapping: 52.8 }, HOURLY],
    ['a hundredth of the rows', [run(0, 2, { rejected: 100, written: 9900 })], { rejecting: 1 }, HOURLY],
    [
      'nothing new most times',
      [
        run(0, 2),
        run(1, 1, { ...FAILED, state: 'unchanged', failure: null }),
        run(2, 1, { ...FAILED, state: 'unchanged', failure: null }),
      ],
      { 'idle-runs': 66.7 },
      HOURLY,
    ],
    [
      'rows that were there',
      [0, 1].map((hours) =>
        run(hours, 2, { unchanged: 9000, loads: run(0, 2).loads.map((load) => ({ ...load, mode: 'upsert' })) }),
      ),
      { rereading: 90.1 },
      HOURLY,
    ],
    [
      'a start that takes longer than the load',
      [
        run(0, 30, {
          stages: [
            { stage: 'begin', seconds: 20 },
            { stage: 'load', seconds: 10 },
          ],
        }),
      ],
      { 'preparing-slow': 67 },
      HOURLY,
    ],
    ['no run at all', [], {}],
  ] as const)('%s', (_, runs, expected, schedule: PerformanceSchedule | null = null) => {
    const measured = 'findings' in runs ? runs : measurePerformance('p', runs, schedule, NOW)
    expect(Object.fromEntries(measured.findings.map(({ rule, value }) => [rule, value]))).toEqual(expected)
  })

  describe.each([
    ['many runs', busy],
    ['one run', measurePerformance('tickets', [run(1, 2)], null, NOW)],
    ['no run', measurePerformance('tickets', [], null, NOW)],
  ])('the report on %s', (name, performance) => {
    test.each(['ru', 'en'] as const)('says nothing but the evidence in %s', async (lang) => {
      const report = makeReport('pipeline-performance', { performance }, lang, MADE_AT)
      expect(report.sections.map(({ id }) => id)).toEqual(SECTION_IDS)
      expect(report.sections.filter(({ blocks }) => blocks.length === 0)).toEqual([])
      expect(unfounded(report, { performance })).toEqual([])
      expect(await strayNumbers(report, { performance }, join(folder, name))).toEqual([])
    })
  })
})

const GIGABYTE = 1e9
const DAYS_AGO = (days: number) => new Date(NOW.getTime() - days * 24 * HOUR_MS).toISOString()
const ENDED = [
  { startedAt: DAYS_AGO(0.1), failed: false, rejected: 30, failure: null },
  { startedAt: DAYS_AGO(0.2), failed: true, rejected: 0, failure: FAILED.failure ?? null },
  { startedAt: DAYS_AGO(9), failed: true, rejected: 10, failure: FAILED.failure ?? null },
]
const WELL: Omit<SystemHealth, 'findings'> = {
  of: 'server',
  name: 'ai-etl',
  measuredAt: MADE_AT,
  version: '0.1.0',
  disks: [
    {
      what: 'data-folder',
      name: 'data',
      totalBytes: 100 * GIGABYTE,
      usedBytes: 50 * GIGABYTE,
      freeBytes: 50 * GIGABYTE,
    },
  ],
  parts: [{ part: 'runs', bytes: 4_000_000 }],
  engines: [
    { engine: 'postgresql', state: 'running', version: '18.4', users: 2, bytes: 50_000_000, memoryBytes: 40_000_000 },
    { engine: 'clickhouse', state: 'unused', version: null, users: 0, bytes: 0, memoryBytes: null },
  ],
  memory: {
    totalBytes: 24 * GIGABYTE,
    availableBytes: 12 * GIGABYTE,
    processes: [{ name: '4711', bytes: 200_000_000 }],
  },
  queue: { queued: 0, running: 1, oldestSeconds: 0 },
  runs: runsHealth([], NOW),
  schedules: { known: 3, enabled: 2, late: [] },
  quarantine: quarantineHealth([], NOW),
  retention: { days: 30, quarantineDays: 90, overdueRuns: 0, overdueBytes: 0, deadLoads: 0 },
  connections: [
    {
      name: 'city',
      address: 'postgresql://db/city',
      ok: true,
      testedAt: MADE_AT,
      seconds: 0.1,
      message: null,
      fix: null,
    },
  ],
}
const BAD: Omit<SystemHealth, 'findings'> = {
  ...WELL,
  disks: [
    ...WELL.disks,
    { what: 'file-root', name: 'in', totalBytes: GIGABYTE, usedBytes: 0.9 * GIGABYTE, freeBytes: 0.1 * GIGABYTE },
  ],
  engines: WELL.engines.map((engine) => ({ ...engine, state: 'broken' as const })),
  memory: { ...WELL.memory, availableBytes: GIGABYTE },
  queue: { queued: 9, running: 2, oldestSeconds: 61.4 },
  runs: runsHealth(ENDED, NOW),
  schedules: { known: 3, enabled: 2, late: [{ name: 'tickets', dueAt: DAYS_AGO(1), lateSeconds: 86_400 }] },
  quarantine: quarantineHealth(ENDED, NOW),
  retention: { ...WELL.retention, overdueRuns: 4, overdueBytes: 12_345, deadLoads: 2 },
  connections: [
    { ...WELL.connections[0], ok: false, message: 'Password refused', fix: 'Give the right one.' },
    { ...WELL.connections[0], name: 'new', ok: null, testedAt: null, seconds: null },
  ],
}

describe('the health of a system', () => {
  test('of one that is well nothing is found', () => expect(healthFindings(WELL)).toEqual([]))

  test('each rule finds what it is for', () => {
    expect(Object.fromEntries(healthFindings(BAD).map(({ rule, value }) => [rule, value]))).toEqual({
      'disk-low': 10,
      'engine-broken': 2,
      failing: 50,
      'schedules-late': 1,
      'queue-late': 61,
      'memory-low': 4.2,
      'connections-failing': 1,
      'quarantine-growing': 300,
      'quarantine-open': 40,
      'dead-loads': 2,
      overdue: 4,
      'connections-untested': 1,
    })
  })

  test('runs by day, and the reasons of the week alone', () => {
    const health = runsHealth(ENDED, NOW)
    expect([health.day, health.week]).toEqual([
      { runs: 2, failed: 1 },
      { runs: 2, failed: 1 },
    ])
    expect(health.days.map(({ runs }) => runs)).toEqual([0, 0, 0, 0, 0, 0, 2])
    expect(health.failures.map(({ code, runs }) => [code, runs])).toEqual([['connection.refused', 1]])
  })

  describe.each([
    ['well', WELL],
    ['bad', BAD],
    [
      'a folder alone',
      { ...WELL, of: 'data-folder', queue: null, schedules: null, disks: [], parts: [], connections: [] },
    ],
  ] as const)('the report on %s', (name, measured) => {
    const health: SystemHealth = { ...measured, findings: healthFindings(measured) }
    test.each(['ru', 'en'] as const)('says nothing but the evidence in %s', async (lang) => {
      const report = makeReport('system-health', { health }, lang, MADE_AT)
      expect(report.sections.map(({ id }) => id)).toEqual(SECTION_IDS)
      expect(report.sections.filter(({ blocks }) => blocks.length === 0)).toEqual([])
      expect(unfounded(report, { health })).toEqual([])
      expect(await strayNumbers(report, { health }, join(folder, name))).toEqual([])
    })
  })

  test('is written in every format, with its charts', async () => {
    const report = makeReport('system-health', { health: { ...BAD, findings: healthFindings(BAD) } }, 'ru', MADE_AT)
    const [html, pdf] = await Promise.all(
      (await writeReport(report, ['html', 'pdf'], folder)).map((path) => readFile(path)),
    )
    expect(html.toString().match(/<svg/g)?.length).toBe(10)
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
  })
})
