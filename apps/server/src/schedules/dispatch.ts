import { setRunJob } from '@ai-etl/runtime/store/queries/runs/set-job'
import { takeWaitingRuns } from '@ai-etl/runtime/store/queries/runs/take-waiting'
import { none, rows, transaction } from '@ai-etl/runtime/store/query'
import { runJob } from '../jobs/kinds/run.ts'
import type { Services } from '../services.ts'

const AT_ONCE = 20

/**
 * Gives jobs to the runs that wait for one: those of schedules and back-fills, one of a pipeline at a time and in their
 * order. Row and job change in one transaction, so that no run is started twice.
 */
export async function dispatchWaiting({ database, jobs }: Pick<Services, 'database' | 'jobs'>): Promise<void> {
  await transaction(database, async (tx) => {
    for (const run of await rows(tx, takeWaitingRuns, { limit: AT_ONCE })) {
      const { projectId, text, pipelineName: name } = run
      // Written by insertScheduled alone.
      const { params } = run.request as { params: Record<string, string> }
      const aside = run.trigger === 'backfill'
      const input = { runId: run.id, work: { kind: 'pipeline' as const, name, text, params, aside } }
      const userId = run.startedBy ?? run.createdBy
      const jobId = await jobs.start(runJob, { projectId, userId, lang: 'ru', input }, tx)
      await none(tx, setRunJob, { projectId, runId: run.id, jobId })
    }
  })
}
