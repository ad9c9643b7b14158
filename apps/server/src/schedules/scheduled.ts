import { showSchedule } from '@ai-etl/runtime/store/queries/schedules/show'
import { one } from '@ai-etl/runtime/store/query'
import { currentPipeline } from '../pipelines/version.ts'
import type { Services } from '../services.ts'
import type { Scheduled } from './fire.ts'
import type { Recurrence } from './times.ts'

/** What runs of a schedule are made from: the current version of its pipeline. */
export async function scheduledOf(
  services: Pick<Services, 'database'>,
  of: { readonly projectId: string; readonly scheduleId: string },
): Promise<Scheduled & Recurrence> {
  const schedule = await one(services.database, showSchedule, of)
  const { cron, intervalSeconds, timezone, pipelineId } = schedule
  const pipeline = await currentPipeline(services, { projectId: of.projectId, pipelineId })
  return {
    ...of,
    cron,
    intervalSeconds,
    timezone,
    pipelineId,
    pipelineName: pipeline.name,
    version: pipeline.currentVersion,
    // Checked by the route that saved them.
    params: schedule.params as Record<string, string>,
  }
}
