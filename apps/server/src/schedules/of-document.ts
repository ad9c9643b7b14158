import { PlatformError } from '@ai-etl/core/errors/error'
import type { Pipeline } from '@ai-etl/core/pipeline/schema'
import type { Queryable } from '@ai-etl/runtime/store/database'
import { showPipeline } from '@ai-etl/runtime/store/queries/pipelines/show'
import { countOtherSchedules } from '@ai-etl/runtime/store/queries/schedules/count-others'
import { insertSchedule } from '@ai-etl/runtime/store/queries/schedules/insert'
import { scheduleOfDocument } from '@ai-etl/runtime/store/queries/schedules/of-document'
import { showSchedule } from '@ai-etl/runtime/store/queries/schedules/show'
import { updateSchedule } from '@ai-etl/runtime/store/queries/schedules/update'
import { maybe, one } from '@ai-etl/runtime/store/query'
import { z } from 'zod'
import { type Recurrence, timesAfter } from './times.ts'

type Stated = Pipeline['schedule']

export const otherSchedules = z.number().describe('other schedules of the pipeline that are on: each runs it as well')

/** What became of the schedule that a saved document states. */
export const followedSchedule = z
  .object({
    scheduleId: z.uuid(),
    change: z.enum(['made', 'changed', 'resumed', 'paused']),
    enabled: z.boolean(),
    others: otherSchedules,
  })
  .nullable()
  .describe('what became of the schedule that the document states; null: nothing changed')
export type FollowedSchedule = z.output<typeof followedSchedule>

interface OfPipeline {
  readonly projectId: string
  readonly pipelineId: string
}

/**
 * Makes the schedule of a pipeline what its document says. One that was paused by hand stays paused while its document
 * goes on stating one; one that the document drops is paused, and goes on when it is stated again.
 * @param stated by the version before and by this one
 * @throws PlatformError `schedule.cron-invalid`, `schedule.zone-unknown`
 */
export async function followDocument(
  tx: Queryable,
  of: OfPipeline,
  stated: { readonly before: Stated; readonly now: Stated },
  userId: string,
): Promise<FollowedSchedule> {
  const kept = await maybe(tx, scheduleOfDocument, of)
  const told = async (scheduleId: string, change: NonNullable<FollowedSchedule>['change'], enabled: boolean) => {
    const { others } = await one(tx, countOtherSchedules, { ...of, scheduleId })
    return { scheduleId, change, enabled, others }
  }
  if (stated.now === undefined) {
    if (kept === null || !kept.enabled) return null
    await one(tx, updateSchedule, { ...kept, scheduleId: kept.id, enabled: false, nextAt: null })
    return told(kept.id, 'paused', false)
  }
  const { cron, timezone } = stated.now
  const recurrence = { cron, intervalSeconds: null, timezone }
  const next = timesAfter(recurrence, new Date(), 1).at(0)?.toISOString() ?? null
  if (kept === null) {
    const standard = { params: {}, missed: 'skip', overlap: 'skip', enabled: true, fromDocument: true } as const
    const made = await one(tx, insertSchedule, { ...of, ...recurrence, ...standard, nextAt: next, createdBy: userId })
    return told(made.id, 'made', true)
  }
  const returns = stated.before === undefined && !kept.enabled
  if (!returns && kept.cron === cron && kept.timezone === timezone) return null
  const enabled = kept.enabled || returns
  const values = { ...kept, ...recurrence, scheduleId: kept.id, enabled, nextAt: enabled ? next : null }
  await one(tx, updateSchedule, values)
  return told(kept.id, returns ? 'resumed' : 'changed', enabled)
}

/** When a schedule from the document runs is not changed by hand. @throws PlatformError `schedule.from-document` */
export async function refuseOtherTimes(
  database: Queryable,
  of: { readonly projectId: string; readonly scheduleId: string },
  { cron, intervalSeconds, timezone }: Recurrence,
): Promise<void> {
  const kept = await one(database, showSchedule, of)
  const same = kept.cron === cron && kept.intervalSeconds === intervalSeconds && kept.timezone === timezone
  if (kept.origin === 'document' && !same) throw new PlatformError('schedule.from-document', {})
}

/** A schedule from the document is removed there, while the document states it. @throws PlatformError `schedule.from-document` */
export async function refuseRemoval(
  database: Queryable,
  of: { readonly projectId: string; readonly scheduleId: string },
): Promise<void> {
  const kept = await one(database, showSchedule, of)
  if (kept.origin !== 'document') return
  const { document } = await one(database, showPipeline, { projectId: of.projectId, pipelineId: kept.pipelineId })
  // Saved by keptDocument alone.
  if ((document as Pick<Pipeline, 'schedule'>).schedule !== undefined)
    throw new PlatformError('schedule.from-document', {})
}
