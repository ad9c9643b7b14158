import { hasLiteralSecret } from '@ai-etl/core/address/mask'
import { z } from 'zod'
import type { Policy } from '../../schedules/decide.ts'
import { type Recurrence, timesAfter } from '../../schedules/times.ts'

export const scheduleParams = z.object({ scheduleId: z.uuid() })

const YEAR_SECONDS = 366 * 24 * 3600

/** When: cron in a time zone, or an interval. */
export const recurrenceSchema = z.object({
  cron: z.string().min(1).max(200).nullable().default(null).describe('minute hour day month day-of-week'),
  intervalSeconds: z.int().min(10).max(YEAR_SECONDS).nullable().default(null),
  timezone: z.string().min(1).max(100).default('UTC').describe('IANA name; daylight changes are followed'),
})

export const scheduleBody = recurrenceSchema
  .extend({
    params: z
      .record(
        z.string().max(200),
        z
          .string()
          .max(10_000)
          .refine((value) => !hasLiteralSecret(value), 'secret'),
      )
      .default({})
      .describe('values of parameters; ${scheduledFor} and ${scheduledDate} stand for the moment of the run'),
    missed: z.enum(['catch-up', 'skip']).default('skip').describe('times at which no server ran'),
    overlap: z.enum(['queue', 'skip', 'replace']).default('skip').describe('a time at which the run before goes on'),
    enabled: z.boolean().default(true),
  })
  .refine(({ cron, intervalSeconds }) => (cron === null) !== (intervalSeconds === null), {
    message: 'give cron or intervalSeconds',
    path: ['cron'],
  })

export const scheduleSchema = z.object({
  id: z.uuid(),
  projectId: z.uuid(),
  pipelineId: z.uuid(),
  cron: z.string().nullable(),
  intervalSeconds: z.number().nullable(),
  timezone: z.string(),
  params: z.record(z.string(), z.string()),
  missed: z.enum(['catch-up', 'skip']),
  overlap: z.enum(['queue', 'skip', 'replace']),
  origin: z.enum(['hand', 'document']).describe('document: its times are those of the pipeline’s document'),
  enabled: z.boolean(),
  nextAt: z.string().nullable(),
  lastAt: z.string().nullable(),
  createdBy: z.uuid().nullable(),
  createdAt: z.string(),
  updatedAt: z.string(),
})

/** What a new or changed schedule keeps: with its next time. @throws PlatformError `schedule.*` */
export function keptSchedule(body: z.output<typeof scheduleBody>, now: Date) {
  const { cron, intervalSeconds, timezone, params, missed, overlap, enabled } = body
  const policy: Policy = { cron, intervalSeconds, timezone, missed, overlap }
  const next = nextTimes(policy, now, 1).at(0) ?? null
  return { ...policy, params, enabled, nextAt: enabled ? next : null }
}

export function nextTimes(recurrence: Recurrence, now: Date, count: number): readonly string[] {
  return timesAfter(recurrence, now, count).map((time) => time.toISOString())
}

/** A schedule's row as it is answered. */
export function shownSchedule<T extends { params: unknown }>(row: T): T & { params: Record<string, string> } {
  // Written by keptSchedule alone.
  return { ...row, params: row.params as Record<string, string> }
}
