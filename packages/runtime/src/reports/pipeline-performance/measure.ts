import { RUN_STAGES, type RunFacts, type RunStage } from '../../runs/history.ts'
import { type PerformanceFinding, performanceFindings } from './findings.ts'

/** What the pipeline-performance report is made from: the runs of one pipeline, and what they come to. */
export interface PipelinePerformance {
  /** Name of the pipeline, or the way of a plain load. */
  readonly pipeline: string
  /** RFC 3339: when it was measured. */
  readonly measuredAt: string
  readonly schedule: PerformanceSchedule | null
  /** The newest first. */
  readonly runs: readonly RunFacts[]
  /** Runs in the order of time, as charts draw them: the last ones alone. */
  readonly recent: readonly { readonly startedAt: string; readonly seconds: number; readonly written: number }[]
  readonly totals: Totals
  /** Of runs that loaded something; null when none did. */
  readonly typical: Speed | null
  /** Of runs that loaded something: the earlier half beside the later one; null where they are too few. */
  readonly trend: { readonly earlier: Speed; readonly later: Speed } | null
  /** Of runs that loaded something, all together. */
  readonly stages: readonly { readonly stage: RunStage; readonly seconds: number; readonly share: number }[]
  /** The slowest first. */
  readonly targets: readonly TargetFacts[]
  /** The largest first. */
  readonly tables: readonly TableFacts[]
  /** The most frequent first. */
  readonly failures: readonly FailureFacts[]
  readonly findings: readonly PerformanceFinding[]
}

export interface PerformanceSchedule {
  /** Cron fields, or an interval, as it was written. */
  readonly text: string
  readonly timezone: string
  /** Between two of its next times; null: it never comes again. */
  readonly everySeconds: number | null
  readonly enabled: boolean
}

interface Totals {
  readonly runs: number
  readonly succeeded: number
  readonly unchanged: number
  readonly failed: number
  readonly cancelled: number
  readonly read: number
  readonly written: number
  readonly rejected: number
  readonly filtered: number
  readonly bytes: number
  readonly seconds: number
  /** Spent on runs that failed or died. */
  readonly lostSeconds: number
  /** Longest wait between asking for a run and its start; null where nobody noted it. */
  readonly longestWaitSeconds: number | null
}

/** Medians of some runs. */
interface Speed {
  readonly runs: number
  readonly seconds: number
  readonly slowestSeconds: number
  readonly read: number
  readonly written: number
  readonly rowsPerSecond: number
  readonly bytesPerSecond: number
}

interface TargetFacts {
  readonly target: string
  readonly loads: number
  /** Medians. */
  readonly seconds: number
  readonly written: number
  readonly rowsPerSecond: number
  /** When a run that wrote or proved it ended last; null: never. */
  readonly freshAt: string | null
  readonly ageSeconds: number | null
}

interface TableFacts {
  readonly target: string
  readonly name: string
  readonly written: number
  readonly rejected: number
}

interface FailureFacts {
  readonly code: string
  readonly runs: number
  readonly lastAt: string
  readonly message: string
  readonly fix: string
}

/** How many runs charts draw. */
const MOST_DRAWN = 24
/** Fewer than these say nothing of a trend: each half has two. */
const LEAST_FOR_TREND = 4

/**
 * Puts the runs of a pipeline together.
 * @param runs in any order; those that go on still are no part of it
 */
export function measurePerformance(
  pipeline: string,
  runs: readonly RunFacts[],
  schedule: PerformanceSchedule | null,
  now: Date,
): PipelinePerformance {
  const newest = [...runs].sort((a, b) => (a.startedAt < b.startedAt ? 1 : -1))
  const loaded = newest.filter(({ state, read }) => state === 'succeeded' && read > 0)
  const half = Math.floor(loaded.length / 2)
  const measured = {
    pipeline,
    measuredAt: now.toISOString(),
    schedule,
    runs: newest,
    recent: newest
      .slice(0, MOST_DRAWN)
      .reverse()
      .map(({ startedAt, seconds, written }) => ({ startedAt, seconds, written })),
    totals: totalsOf(newest),
    typical: loaded.length === 0 ? null : speedOf(loaded),
    trend:
      loaded.length < LEAST_FOR_TREND
        ? null
        : { earlier: speedOf(loaded.slice(-half)), later: speedOf(loaded.slice(0, half)) },
    stages: stagesOf(loaded),
    targets: targetsOf(newest, now),
    tables: tablesOf(newest),
    failures: failuresOf(newest),
  }
  return { ...measured, findings: performanceFindings(measured) }
}

function totalsOf(runs: readonly RunFacts[]): Totals {
  const sum = (value: (run: RunFacts) => number) => rounded(runs.reduce((total, run) => total + value(run), 0))
  const count = (...states: RunFacts['state'][]) => runs.filter(({ state }) => states.includes(state)).length
  const waits = runs.flatMap(({ waitSeconds }) => waitSeconds ?? [])
  return {
    runs: runs.length,
    succeeded: count('succeeded'),
    unchanged: count('unchanged'),
    failed: count('failed', 'died'),
    cancelled: count('cancelled'),
    read: sum((run) => run.read),
    written: sum((run) => run.written),
    rejected: sum((run) => run.rejected),
    filtered: sum((run) => run.filtered),
    bytes: sum((run) => run.bytes),
    seconds: sum((run) => run.seconds),
    lostSeconds: sum((run) => (run.state === 'failed' || run.state === 'died' ? run.seconds : 0)),
    longestWaitSeconds: waits.length === 0 ? null : Math.max(...waits),
  }
}

function speedOf(runs: readonly RunFacts[]): Speed {
  const over = (value: (run: RunFacts) => number) => median(runs.map(value))
  return {
    runs: runs.length,
    seconds: over((run) => run.seconds),
    slowestSeconds: Math.max(...runs.map((run) => run.seconds)),
    read: over((run) => run.read),
    written: over((run) => run.written),
    rowsPerSecond: Math.round(over((run) => perSecond(run.read, run.seconds))),
    bytesPerSecond: Math.round(over((run) => perSecond(run.bytes, run.seconds))),
  }
}

function stagesOf(runs: readonly RunFacts[]): PipelinePerformance['stages'] {
  const all = runs.flatMap(({ stages }) => stages)
  const whole = all.reduce((sum, { seconds }) => sum + seconds, 0)
  return RUN_STAGES.flatMap((stage) => {
    const own = all.filter((each) => each.stage === stage)
    if (own.length === 0 || whole === 0) return []
    const seconds = own.reduce((sum, each) => sum + each.seconds, 0)
    return [{ stage, seconds: rounded(seconds), share: Math.round((100 * seconds) / whole) }]
  })
}

function targetsOf(runs: readonly RunFacts[], now: Date): readonly TargetFacts[] {
  const loads = runs.flatMap((run) => run.loads.map((load) => ({ ...load, run })))
  const byTarget = Map.groupBy(loads, ({ target }) => target)
  return [...byTarget.entries()]
    .map(([target, own]) => {
      const done = own.filter(({ state }) => state === 'succeeded')
      const fresh = own.filter(({ state }) => state === 'succeeded' || state === 'unchanged')
      const ends = fresh.map(({ run }) => Date.parse(run.startedAt) + run.seconds * 1000)
      const last = ends.length === 0 ? null : Math.max(...ends)
      return {
        target,
        loads: own.length,
        seconds: median(done.map(({ seconds }) => seconds)),
        written: median(done.map(({ written }) => written)),
        rowsPerSecond: Math.round(median(done.map(({ read, seconds }) => perSecond(read, seconds)))),
        freshAt: last === null ? null : new Date(last).toISOString(),
        ageSeconds: last === null ? null : Math.max(0, Math.round((now.getTime() - last) / 1000)),
      }
    })
    .sort((a, b) => b.seconds - a.seconds)
}

function tablesOf(runs: readonly RunFacts[]): readonly TableFacts[] {
  const tables = new Map<string, { target: string; name: string; written: number; rejected: number }>()
  for (const { target, tables: own } of runs.flatMap(({ loads }) => loads))
    for (const { name, written, rejected } of own) {
      const key = JSON.stringify([target, name])
      const known = tables.get(key) ?? { target, name, written: 0, rejected: 0 }
      tables.set(key, { ...known, written: known.written + written, rejected: known.rejected + rejected })
    }
  return [...tables.values()].sort((a, b) => b.written - a.written)
}

/** The code of a run whose process was killed: nobody was left to say why. */
export const DIED = 'died'

function failuresOf(runs: readonly RunFacts[]): readonly FailureFacts[] {
  const failed = runs.filter(({ state }) => state === 'failed' || state === 'died')
  const byCode = Map.groupBy(failed, ({ failure }) => failure?.code ?? DIED)
  return [...byCode.entries()]
    .map(([code, own]) => {
      const [{ startedAt, failure }] = own
      return { code, runs: own.length, lastAt: startedAt, message: failure?.message ?? '', fix: failure?.fix ?? '' }
    })
    .sort((a, b) => b.runs - a.runs)
}

function median(values: readonly number[]): number {
  if (values.length === 0) return 0
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  return rounded(sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2)
}

const perSecond = (amount: number, seconds: number) => (seconds === 0 ? 0 : amount / seconds)
const rounded = (value: number) => Math.round(value * 1000) / 1000
