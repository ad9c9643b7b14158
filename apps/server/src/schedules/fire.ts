import type { Queryable } from '@ai-etl/runtime/store/database'
import { insertRun } from '@ai-etl/runtime/store/queries/runs/insert'
import { openRunsOfPipeline } from '@ai-etl/runtime/store/queries/runs/open-of-pipeline'
import { setScheduleNext } from '@ai-etl/runtime/store/queries/schedules/set-next'
import { takeDueSchedules } from '@ai-etl/runtime/store/queries/schedules/take-due'
import { none, one, rows, transaction, type ValuesOf } from '@ai-etl/runtime/store/query'
import { recordEnd } from '../runs/record.ts'
import type { Services } from '../services.ts'
import { type Decision, decide, type Policy } from './decide.ts'
import { paramsAt } from './params.ts'

const AT_ONCE = 20

/** What a scheduled run is made from. */
export interface Scheduled {
  readonly scheduleId: string
  readonly projectId: string
  readonly pipelineId: string
  readonly pipelineName: string
  readonly version: number
  readonly params: Readonly<Record<string, string>>
  readonly timezone: string
}

/**
 * Puts runs of the schedules whose time has come into the list, in one transaction with their next times: whatever
 * happens to this process, each time is taken once. Their jobs follow (dispatch.ts).
 */
export async function fireDue(services: Pick<Services, 'database' | 'jobs' | 'log'>, now: Date): Promise<void> {
  const cancelled = await transaction(services.database, async (tx) => {
    const replaced: OpenRun[] = []
    for (const due of await rows(tx, takeDueSchedules, { until: now.toISOString(), limit: AT_ONCE })) {
      const open = await rows(tx, openRunsOfPipeline, { pipelineId: due.pipelineId })
      const dueAt = new Date(due.nextAt ?? now)
      const { runs, replace, nextAt } = decided(services, due, dueAt, now, open.length > 0)
      const of = {
        scheduleId: due.id,
        projectId: due.projectId,
        pipelineId: due.pipelineId,
        timezone: due.timezone,
        pipelineName: due.pipelineName,
        version: due.currentVersion,
        // Checked by the route that saved them.
        params: due.params as Record<string, string>,
      }
      for (const moment of runs) await insertScheduled(tx, of, moment, 'schedule', null)
      const lastAt = runs.at(-1)?.toISOString() ?? null
      await none(tx, setScheduleNext, { scheduleId: due.id, lastAt, nextAt: nextAt?.toISOString() ?? null })
      if (replace) replaced.push(...open)
      services.log.info({ scheduleId: due.id, runs: runs.length, overlap: open.length > 0 }, 'schedule due')
    }
    return replaced
  })
  for (const run of cancelled) await cancelReplaced(services, run)
}

type OpenRun = ValuesOf<(typeof openRunsOfPipeline)['row']>

/** One that still waits for the others has no job yet: it ends here, and is not begun. */
async function cancelReplaced(services: Pick<Services, 'database' | 'jobs'>, run: OpenRun): Promise<void> {
  if (run.jobId !== null) await services.jobs.cancel(run.jobId)
  else if (run.state === 'queued') await recordEnd(services, run.id, 'cancelled', { document: null, error: null })
}

/** One schedule that cannot be read (its time zone is gone) is not to hold up the others: it never comes due again. */
function decided(
  { log }: Pick<Services, 'log'>,
  schedule: Policy & { readonly id: string },
  dueAt: Date,
  now: Date,
  isOpen: boolean,
): Decision {
  try {
    return decide(schedule, dueAt, now, isOpen)
  } catch (error) {
    log.error({ err: error, scheduleId: schedule.id }, 'a schedule cannot be read')
    return { runs: [], replace: false, nextAt: null }
  }
}

/** A run that waits for its job. */
export async function insertScheduled(
  tx: Queryable,
  of: Scheduled,
  moment: Date,
  trigger: 'schedule' | 'backfill' | 'manual',
  startedBy: string | null,
): Promise<string> {
  const { scheduleId, projectId, pipelineId, pipelineName, version, params, timezone } = of
  const run = await one(tx, insertRun, {
    projectId,
    name: pipelineName,
    pipelineId,
    pipelineVersion: version,
    scheduleId,
    trigger,
    startedBy,
    jobId: null,
    retryOf: null,
    request: {
      kind: 'pipeline',
      params: paramsAt(params, moment, timezone),
    },
    scheduledFor: moment.toISOString(),
  })
  return run.id
}
