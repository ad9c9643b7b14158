import { PlatformError } from '@ai-etl/core/errors/error'
import type { Language } from '@ai-etl/core/messages/language'
import { deadLoads, forgetLoad } from '@ai-etl/runtime/load/journal'
import { findJobInput } from '@ai-etl/runtime/store/queries/jobs/find-input'
import { showRun } from '@ai-etl/runtime/store/queries/runs/show'
import { maybe, one } from '@ai-etl/runtime/store/query'
import { z } from 'zod'
import { unsealInput } from '../jobs/secrets.ts'
import type { Services } from '../services.ts'
import { beginRun } from './begin.ts'
import { runWorkSchema } from './request.ts'

interface By {
  readonly projectId: string
  readonly userId: string
  readonly lang: Language
}

/**
 * Does a run that is over once more, as a run of its own. What its load has committed in its target's staging is found
 * by the next load of the same kind, unless it is to begin anew.
 * @throws PlatformError `run.not-over`, `run.not-repeatable` when its job is gone by retention, or it never had one
 */
export async function retryRun(
  services: Pick<Services, 'database' | 'jobs' | 'secrets' | 'settings'>,
  { projectId, userId, lang }: By,
  runId: string,
  from: 'last-chunk' | 'start',
): Promise<{ readonly runId: string; readonly jobId: string }> {
  const { database, settings } = services
  const run = await one(database, showRun, { projectId, runId })
  if (run.finishedAt === null) throw new PlatformError('run.not-over', { run: runId })
  const job = run.jobId === null ? null : await maybe(database, findJobInput, { jobId: run.jobId })
  if (job === null) throw new PlatformError('run.not-repeatable', { run: runId })
  if (from === 'start')
    for (const dead of await deadLoads(settings.dataDir)) if (dead.entry.run === run.runFolder) await forgetLoad(dead)
  const { work } = z.object({ work: runWorkSchema }).parse(await unsealInput(job.input.given, services.secrets))
  const { pipelineId, pipelineVersion } = run
  const pipeline = pipelineId !== null && pipelineVersion !== null ? { id: pipelineId, version: pipelineVersion } : null
  return beginRun(services, { projectId, userId, lang, work, pipeline, trigger: 'retry', retryOf: runId })
}
