import type { KnownRun } from '../runs/history.ts'
import type { QuarantineHealth, RunsHealth } from './health.ts'

const DAY_MS = 24 * 3600 * 1000
const WEEK_DAYS = 7

/** A run that is over, as far as health goes. */
export interface EndedRun {
  /** RFC 3339 */
  readonly startedAt: string
  readonly failed: boolean
  readonly rejected: number
  readonly failure: { readonly code: string; readonly message: string; readonly fix: string } | null
}

/** The code of a run whose process was killed: nobody was left to say why. */
const DIED = { code: 'died', message: '', fix: '' }

/** The runs of a data folder that are over; parts of others count with them. */
export function endedRuns(known: ReadonlyMap<string, KnownRun>): readonly EndedRun[] {
  return [...known.values()].flatMap(({ live, document }): EndedRun[] => {
    if (live.parent !== undefined || (document === null && live.alive)) return []
    const { startedAt } = live
    if (document === null) return [{ startedAt, failed: true, rejected: 0, failure: DIED }]
    const { state, rejected, failure } = document
    return [{ startedAt, failed: state === 'failed', rejected, failure: state === 'failed' ? (failure ?? DIED) : null }]
  })
}

/** Runs of the last day and week, and why those of the week failed. */
export function runsHealth(runs: readonly EndedRun[], now: Date): RunsHealth {
  const counts = (of: readonly EndedRun[]) => ({ runs: of.length, failed: of.filter(({ failed }) => failed).length })
  const since = (days: number) => runs.filter(({ startedAt }) => Date.parse(startedAt) >= now.getTime() - days * DAY_MS)
  const week = since(WEEK_DAYS)
  const failed = week.filter((run) => run.failed).sort((a, b) => (a.startedAt < b.startedAt ? 1 : -1))
  const byCode = Map.groupBy(failed, ({ failure }) => (failure ?? DIED).code)
  return {
    day: counts(since(1)),
    week: counts(week),
    days: lastDays(WEEK_DAYS, now).map((day) => ({
      day,
      ...counts(week.filter(({ startedAt }) => startedAt.startsWith(day))),
    })),
    failures: [...byCode.values()]
      .map((own) => ({ ...(own[0].failure ?? DIED), runs: own.length, lastAt: own[0].startedAt }))
      .sort((a, b) => b.runs - a.runs),
  }
}

/** How many rows were set aside by day. */
export function quarantineHealth(runs: readonly EndedRun[], now: Date): QuarantineHealth {
  const days = lastDays(2 * WEEK_DAYS, now).map((day) => ({
    day,
    rows: sum(runs.filter(({ startedAt }) => startedAt.startsWith(day))),
  }))
  return {
    rows: sum(runs),
    week: days.slice(WEEK_DAYS).reduce((total, { rows }) => total + rows, 0),
    weekBefore: days.slice(0, WEEK_DAYS).reduce((total, { rows }) => total + rows, 0),
    days,
  }
}

const sum = (runs: readonly EndedRun[]) => runs.reduce((total, { rejected }) => total + rejected, 0)

/** `2026-11-23` of today and the days before (UTC), the earliest first. */
export function lastDays(count: number, now: Date): readonly string[] {
  return Array.from({ length: count }, (_, i) =>
    new Date(now.getTime() - (count - 1 - i) * DAY_MS).toISOString().slice(0, 10),
  )
}
