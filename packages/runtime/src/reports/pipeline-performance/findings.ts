import type { PipelinePerformance } from './measure.ts'

export const PERFORMANCE_RULES = [
  'failing',
  'late',
  'rejecting',
  'slower',
  'overlapping',
  'preparing-slow',
  'publishing-slow',
  'rereading',
  'idle-runs',
  'by-hand',
] as const
export type PerformanceRule = (typeof PERFORMANCE_RULES)[number]

/** Something that should be done, by a rule: what was measured, and the limit that it passed. */
export interface PerformanceFinding {
  readonly rule: PerformanceRule
  /** Both in the unit of the rule: percent, seconds or runs. */
  readonly value: number
  readonly threshold: number
}

/**
 * The limits of the rules. A pipeline that fails one time in ten is looked at by somebody every week; a hundredth of
 * the rows, and a third of the time, are what people notice; twice the interval is a missed time.
 */
const LIMITS: Readonly<Record<PerformanceRule, number>> = {
  failing: 10,
  late: 200,
  rejecting: 1,
  slower: 130,
  overlapping: 50,
  'preparing-slow': 50,
  'publishing-slow': 30,
  rereading: 80,
  'idle-runs': 50,
  'by-hand': 3,
}
/** Stages of loads that take less altogether are not worth a change, in seconds a run. */
const WORTH_SECONDS = 10

/** What to do about a pipeline, the most pressing first. */
export function performanceFindings(measured: Omit<PipelinePerformance, 'findings'>): readonly PerformanceFinding[] {
  const { totals, typical, trend, schedule, targets, stages, runs } = measured
  const tried = totals.runs - totals.cancelled
  const every = schedule?.enabled ? schedule.everySeconds : null
  const stage = (name: string) => stages.find((each) => each.stage === name)
  const loads = stages.reduce((sum, { seconds }) => sum + seconds, 0)
  const worth = typical !== null && loads / typical.runs >= WORTH_SECONDS
  const upserted = runs.filter(({ loads: own }) => own.some(({ mode }) => mode === 'upsert'))
  const unchanged = upserted.reduce((sum, run) => sum + run.unchanged, 0)
  const reread = upserted.reduce((sum, run) => sum + run.written, 0)
  const oldest = Math.max(0, ...targets.flatMap(({ ageSeconds }) => ageSeconds ?? []))
  const values: Readonly<Record<PerformanceRule, number | null>> = {
    failing: tried === 0 ? null : percent(totals.failed, tried),
    late: every === null || targets.length === 0 ? null : percent(oldest, every),
    rejecting: percent(totals.rejected, totals.read),
    slower: trend === null ? null : percent(trend.earlier.rowsPerSecond, trend.later.rowsPerSecond),
    overlapping: every === null || typical === null ? null : percent(typical.slowestSeconds, every),
    'preparing-slow': worth
      ? (['begin', 'types', 'prepare'] as const).reduce((sum, name) => sum + (stage(name)?.share ?? 0), 0)
      : null,
    'publishing-slow': worth ? (stage('publish')?.share ?? null) : null,
    rereading: upserted.length < 2 ? null : percent(unchanged, reread),
    'idle-runs': tried < LIMITS['by-hand'] ? null : percent(totals.unchanged, tried),
    'by-hand': schedule === null ? totals.succeeded : null,
  }
  return PERFORMANCE_RULES.flatMap((rule) => {
    const value = values[rule]
    return value !== null && value >= LIMITS[rule] ? [{ rule, value, threshold: LIMITS[rule] }] : []
  })
}

/** To one place behind the point. */
function percent(part: number, whole: number): number {
  return whole === 0 ? 0 : Math.round((1000 * part) / whole) / 10
}
