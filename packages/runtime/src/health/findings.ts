import type { SystemHealth } from './health.ts'

export const HEALTH_RULES = [
  'disk-low',
  'engine-broken',
  'failing',
  'schedules-late',
  'queue-late',
  'memory-low',
  'connections-failing',
  'quarantine-growing',
  'quarantine-open',
  'dead-loads',
  'overdue',
  'connections-untested',
] as const
export type HealthRule = (typeof HEALTH_RULES)[number]

/** Something that should be done, by a rule: what was measured, and the limit that it passed. */
export interface HealthFinding {
  readonly rule: HealthRule
  /** Both in the unit of the rule: percent, seconds or a number of things. */
  readonly value: number
  readonly threshold: number
}

/** What a rule measures, and from where on (or, for what should be plenty, below what) it speaks. */
interface Limit {
  readonly limit: number
  readonly below?: true
}

/**
 * PostgreSQL and ClickHouse both want room to sort and merge: 15 % of a disk, 10 % of memory. A job should begin within
 * a minute; one run of ten may fail before somebody is told; a connection nobody tested for a month may be gone.
 */
const LIMITS: Readonly<Record<HealthRule, Limit>> = {
  'disk-low': { limit: 15, below: true },
  'engine-broken': { limit: 1 },
  failing: { limit: 10 },
  'schedules-late': { limit: 1 },
  'queue-late': { limit: 60 },
  'memory-low': { limit: 10, below: true },
  'connections-failing': { limit: 1 },
  'quarantine-growing': { limit: 150 },
  'quarantine-open': { limit: 1 },
  'dead-loads': { limit: 1 },
  overdue: { limit: 1 },
  'connections-untested': { limit: 1 },
}
const UNTESTED_DAYS = 30
const DAY_MS = 24 * 3600 * 1000

/** What to do about a system, the most pressing first. */
export function healthFindings(measured: Omit<SystemHealth, 'findings'>): readonly HealthFinding[] {
  const { disks, engines, memory, queue, runs, schedules, quarantine, retention, connections } = measured
  const oldest = Date.parse(measured.measuredAt) - UNTESTED_DAYS * DAY_MS
  const count = <T>(list: readonly T[], holds: (each: T) => boolean) => list.filter(holds).length
  const values: Readonly<Record<HealthRule, number | null>> = {
    'disk-low': disks.length === 0 ? null : Math.min(...disks.map((disk) => percent(disk.freeBytes, disk.totalBytes))),
    'engine-broken': count(engines, ({ state }) => state === 'broken'),
    failing: percent(runs.day.failed, runs.day.runs),
    'schedules-late': schedules === null ? null : schedules.late.length,
    'queue-late': queue === null ? null : Math.round(queue.oldestSeconds),
    'memory-low': percent(memory.availableBytes, memory.totalBytes),
    'connections-failing': count(connections, ({ ok }) => ok === false),
    'quarantine-growing': quarantine.weekBefore === 0 ? null : percent(quarantine.week, quarantine.weekBefore),
    'quarantine-open': quarantine.rows,
    'dead-loads': retention.deadLoads,
    overdue: retention.overdueRuns,
    'connections-untested': count(
      connections,
      ({ ok, testedAt }) => ok === null || (testedAt !== null && Date.parse(testedAt) < oldest),
    ),
  }
  return HEALTH_RULES.flatMap((rule) => {
    const value = values[rule]
    const { limit, below } = LIMITS[rule]
    if (value === null || (below ? value >= limit : value < limit)) return []
    return [{ rule, value, threshold: limit }]
  })
}

/** To one place behind the point. */
function percent(part: number, whole: number): number {
  return whole === 0 ? 0 : Math.round((1000 * part) / whole) / 10
}
