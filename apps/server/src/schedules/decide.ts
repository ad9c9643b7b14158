import { type Recurrence, timesAfter, timesBefore } from './times.ts'

/** What a schedule says of times that were missed and of runs that go on. */
export interface Policy extends Recurrence {
  readonly missed: 'catch-up' | 'skip'
  readonly overlap: 'queue' | 'skip' | 'replace'
}

/** What is to be done at a moment. */
export interface Decision {
  /** Moments that get a run, the earliest first. */
  readonly runs: readonly Date[]
  /** Runs of the pipeline that go on are to be cancelled first. */
  readonly replace: boolean
  /** Null: never again. */
  readonly nextAt: Date | null
}

/** A time that passed longer ago was missed: no server ran. In milliseconds. */
const LATE_MS = 60_000
/** Missed times that are caught up at most; older ones are given up. */
const MOST_CAUGHT_UP = 100

/**
 * Decides what becomes of a schedule's due time.
 * @param dueAt the time that has come
 * @param isOpen whether a run of the pipeline waits or goes on
 */
export function decide(policy: Policy, dueAt: Date, now: Date, isOpen: boolean): Decision {
  const due = [dueAt, ...passed(policy, dueAt, now)]
  const nextAt = timesAfter(policy, now, 1, dueAt).at(0) ?? null
  const wanted =
    policy.missed === 'catch-up' ? due : due.slice(-1).filter((time) => now.getTime() - time.getTime() < LATE_MS)
  if (wanted.length === 0 || !isOpen || policy.overlap === 'queue') return { runs: wanted, replace: false, nextAt }
  if (policy.overlap === 'skip') return { runs: [], replace: false, nextAt }
  return { runs: wanted.slice(-1), replace: true, nextAt }
}

/** Further times that came by `now`, the last of them at most. */
function passed(policy: Policy, dueAt: Date, now: Date): readonly Date[] {
  return timesBefore(policy, new Date(now.getTime() + 1), MOST_CAUGHT_UP, dueAt).filter((time) => time > dueAt)
}
