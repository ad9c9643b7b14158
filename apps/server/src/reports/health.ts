import type { Language } from '@ai-etl/core/messages/language'
import type { ContextSettings } from '@ai-etl/runtime/context'
import { VERSION } from '@ai-etl/runtime/corridor/health'
import { healthFindings } from '@ai-etl/runtime/health/findings'
import type { ConnectionHealth, RunsHealth, SchedulesHealth, SystemHealth } from '@ai-etl/runtime/health/health'
import { measureMachine } from '@ai-etl/runtime/health/measure'
import { lastDays } from '@ai-etl/runtime/health/runs'
import type { Live } from '@ai-etl/runtime/profiling/profile'
import { page } from '@ai-etl/runtime/store/page'
import { listConnections } from '@ai-etl/runtime/store/queries/connections/list'
import { jobQueueState } from '@ai-etl/runtime/store/queries/jobs/queue-state'
import { metricSeries } from '@ai-etl/runtime/store/queries/metrics/series'
import { countRunsByState } from '@ai-etl/runtime/store/queries/runs/count-by-state'
import { runFailures } from '@ai-etl/runtime/store/queries/runs/failures'
import { runTrend } from '@ai-etl/runtime/store/queries/runs/trend'
import { listSchedules } from '@ai-etl/runtime/store/queries/schedules/list'
import { one, rows } from '@ai-etl/runtime/store/query'
import { problemOf } from '../jobs/failure.ts'
import { retentionPolicy } from '../retention/policy.ts'
import type { Services } from '../services.ts'

const DAY_MS = 24 * 3600 * 1000
const WEEK_DAYS = 7
/** A time that was not taken for so long is late, as it is for alerts. */
const LATE_MS = 60_000
/** How far back the memory of processes is looked for, and how many rows of lists are told. */
const PROCESSES_MS = 5 * 60_000
const MOST_LISTED = 200

type Needed = Pick<Services, 'database' | 'settings'>

/**
 * The health of a server, as somebody of a project may know it: disks, engines, memory and queue of the whole, and
 * runs, schedules, rows set aside and connections of that project. Connections show their last test.
 */
export async function serverHealth(
  services: Needed,
  projectId: string,
  settings: ContextSettings,
  live: Live,
  now: Date,
): Promise<SystemHealth> {
  const { database } = services
  const policy = await retentionPolicy(services)
  const retention = { days: policy.runs, quarantineDays: policy.quarantine }
  const [machine, queue, runs, schedules, quarantine, connections] = await Promise.all([
    processesOf(services, now).then((processes) => measureMachine(settings, live, retention, now, processes)),
    one(database, jobQueueState, {}),
    runsOf(services, projectId, settings.lang, now),
    schedulesOf(services, projectId, now),
    quarantineOf(services, projectId, policy.quarantine, now),
    connectionsOf(services, projectId),
  ])
  const measured = {
    of: 'server' as const,
    name: 'ai-etl',
    measuredAt: now.toISOString(),
    version: VERSION,
    ...machine,
    queue: { ...queue, oldestSeconds: Math.round(queue.oldestSeconds * 1000) / 1000 },
    runs,
    schedules,
    quarantine,
    connections,
  }
  return { ...measured, findings: healthFindings(measured) }
}

/** Processes of the server by their number, with the memory that each noted last. */
async function processesOf({ database }: Needed, now: Date): Promise<SystemHealth['memory']['processes']> {
  const from = new Date(now.getTime() - PROCESSES_MS).toISOString()
  const span = { projectId: null, name: 'memory', from, until: now.toISOString(), stepSeconds: 60 }
  const last = new Map<string, number>([[String(process.pid), process.memoryUsage.rss()]])
  for (const { labels, value } of await rows(database, metricSeries, span)) {
    // Written by sampleMetrics alone.
    const { process: pid } = labels as { readonly process: string }
    if (pid !== String(process.pid)) last.set(pid, Math.round(value))
  }
  return [...last].map(([name, bytes]) => ({ name: `ai-etl ${name}`, bytes }))
}

async function runsOf({ database }: Needed, projectId: string, lang: Language, now: Date): Promise<RunsHealth> {
  const back = (days: number) => new Date(now.getTime() - days * DAY_MS).toISOString()
  const days = lastDays(WEEK_DAYS, now)
  const trendSince = `${days[0]}T00:00:00.000Z`
  const [day, week, trend, failures] = await Promise.all([
    rows(database, countRunsByState, { projectId, since: back(1) }),
    rows(database, countRunsByState, { projectId, since: back(WEEK_DAYS) }),
    rows(database, runTrend, { projectId, pipelineId: null, since: trendSince, timezone: 'UTC' }),
    rows(database, runFailures, { projectId, since: back(WEEK_DAYS) }),
  ])
  return {
    day: countsOf(day),
    week: countsOf(week),
    days: days.map((each) => {
      const { runs = 0, failed = 0 } = trend.find((one) => one.day === each) ?? {}
      return { day: each, runs, failed }
    }),
    failures: failures.map(({ code, runs, lastAt, error, failure }) => {
      // What a run of the command line said of itself; of a run of this server the error that it kept.
      const told = (failure ?? {}) as { readonly message?: string; readonly fix?: string }
      const { message = '', fix = '' } = error === null ? told : problemOf(error, lang)
      return { code: code ?? 'died', runs, lastAt, message, fix }
    }),
  }
}

function countsOf(states: readonly { readonly state: string; readonly runs: number }[]) {
  const over = states.filter(({ state }) => state !== 'queued' && state !== 'running')
  return {
    runs: over.reduce((sum, { runs }) => sum + runs, 0),
    failed: over.find(({ state }) => state === 'failed')?.runs ?? 0,
  }
}

async function schedulesOf({ database }: Needed, projectId: string, now: Date): Promise<SchedulesHealth> {
  const found = (await page(database, listSchedules, { projectId }, { limit: MOST_LISTED })).parsed()
  const enabled = found.filter((schedule) => schedule.enabled)
  return {
    known: found.length,
    enabled: enabled.length,
    late: enabled.flatMap(({ nextAt, pipelineName }) => {
      const late = nextAt === null ? 0 : now.getTime() - Date.parse(nextAt)
      return nextAt === null || late < LATE_MS
        ? []
        : [{ name: pipelineName, dueAt: nextAt, lateSeconds: Math.round(late / 1000) }]
    }),
  }
}

async function quarantineOf(
  { database }: Needed,
  projectId: string,
  keptDays: number,
  now: Date,
): Promise<SystemHealth['quarantine']> {
  const days = lastDays(2 * WEEK_DAYS, now)
  const since = new Date(now.getTime() - Math.max(keptDays, 2 * WEEK_DAYS) * DAY_MS).toISOString()
  const trend = await rows(database, runTrend, { projectId, pipelineId: null, since, timezone: 'UTC' })
  const told = days.map((day) => ({ day, rows: trend.find((each) => each.day === day)?.rejected ?? 0 }))
  const sum = (list: readonly { readonly rows: number }[]) => list.reduce((total, each) => total + each.rows, 0)
  return {
    rows: trend.reduce((total, { rejected }) => total + rejected, 0),
    week: sum(told.slice(WEEK_DAYS)),
    weekBefore: sum(told.slice(0, WEEK_DAYS)),
    days: told,
  }
}

async function connectionsOf({ database }: Needed, projectId: string): Promise<readonly ConnectionHealth[]> {
  const found = (await page(database, listConnections, { projectId }, { limit: MOST_LISTED })).parsed()
  return found.map(({ name, address, testedAt, test }) => {
    const failed = test?.steps.find(({ ok }) => !ok)
    return {
      name,
      address,
      testedAt,
      ok: test === null ? null : test.ok,
      seconds: test === null ? null : Math.round(test.steps.reduce((sum, { ms }) => sum + ms, 0)) / 1000,
      message: failed?.message ?? null,
      fix: failed?.fix ?? null,
    }
  })
}
