import { maskSecrets } from '@ai-etl/core/address/mask'
import type { Language } from '@ai-etl/core/messages/language'
import { insertRun } from '@ai-etl/runtime/store/queries/runs/insert'
import { setRunJob } from '@ai-etl/runtime/store/queries/runs/set-job'
import { none, one, transaction } from '@ai-etl/runtime/store/query'
import { runJob } from '../jobs/kinds/run.ts'
import type { Services } from '../services.ts'
import { keptRequest, type RunWork } from './request.ts'

/** A run that is asked for. */
export interface NewRun {
  readonly projectId: string
  readonly userId: string | null
  readonly lang: Language
  readonly work: RunWork
  /** Null: no run of a kept pipeline. */
  readonly pipeline: { readonly id: string; readonly version: number } | null
  readonly trigger: 'manual' | 'schedule' | 'api' | 'retry' | 'backfill'
  readonly scheduleId?: string
  /** The moment that a schedule or a back-fill meant. */
  readonly scheduledFor?: string
  readonly retryOf?: string
}

/** Puts a run into its list and its job into the queue. */
export async function beginRun(
  { database, jobs }: Pick<Services, 'database' | 'jobs'>,
  { projectId, userId, lang, work, pipeline, trigger, scheduleId, scheduledFor, retryOf }: NewRun,
): Promise<{ readonly runId: string; readonly jobId: string }> {
  return transaction(database, async (tx) => {
    const run = await one(tx, insertRun, {
      projectId,
      trigger,
      name: nameOf(work),
      pipelineId: pipeline?.id ?? null,
      pipelineVersion: pipeline?.version ?? null,
      scheduleId: scheduleId ?? null,
      jobId: null,
      retryOf: retryOf ?? null,
      request: keptRequest(work),
      scheduledFor: scheduledFor ?? null,
      startedBy: userId,
    })
    const jobId = await jobs.start(runJob, { projectId, userId, lang, input: { runId: run.id, work } }, tx)
    await none(tx, setRunJob, { projectId, runId: run.id, jobId })
    return { runId: run.id, jobId }
  })
}

function nameOf(work: RunWork): string {
  switch (work.kind) {
    case 'pipeline':
      return work.name
    case 'load':
      return `${maskSecrets(work.source)} → ${maskSecrets(work.target)}`
    case 'replay':
      return `${work.name ?? work.of} ↻`
  }
}
