import type { Language } from '@ai-etl/core/messages/language'
import { z } from 'zod'
import { problemOf } from '../../jobs/failure.ts'
import type { failureSchema } from '../jobs/job.ts'

export const runParams = z.object({ runId: z.uuid() })
export const RUN_STATES = ['queued', 'running', 'succeeded', 'failed', 'cancelled', 'unchanged'] as const
export const TRIGGERS = ['manual', 'schedule', 'api', 'retry', 'backfill'] as const

/** A run as lists show it. */
export const runItemSchema = z.object({
  id: z.uuid(),
  projectId: z.uuid(),
  name: z.string(),
  pipelineId: z.uuid().nullable(),
  pipelineVersion: z.number().nullable(),
  scheduleId: z.uuid().nullable(),
  jobId: z.uuid().nullable(),
  retryOf: z.uuid().nullable(),
  state: z.enum(RUN_STATES),
  trigger: z.enum(TRIGGERS),
  scheduledFor: z.string().nullable(),
  runFolder: z.string().nullable().describe('its id on the command line'),
  read: z.number(),
  written: z.number(),
  rejected: z.number(),
  filtered: z.number(),
  bytes: z.number(),
  error: z.unknown().describe('code and message of a failure; show the run for all of it'),
  worker: z.string().nullable(),
  startedBy: z.uuid().nullable(),
  createdAt: z.string(),
  startedAt: z.string().nullable(),
  finishedAt: z.string().nullable(),
})

export const runTableSchema = z.object({
  target: z.string(),
  name: z.string(),
  address: z.string(),
  read: z.number(),
  written: z.number(),
  rejected: z.number(),
  filtered: z.number(),
  inserted: z.number(),
  updated: z.number(),
  unchanged: z.number(),
  removed: z.number(),
})

export const receiptSchema = z.object({
  target: z.string(),
  table: z.string(),
  chunk: z.number(),
  read: z.number(),
  written: z.number(),
  rejected: z.number(),
  filtered: z.number(),
  targetRows: z.number(),
  sourceFingerprint: z.string().nullable(),
  targetFingerprint: z.string().nullable(),
})

/** What is answered where a run is begun. */
export const begunSchema = z.object({ runId: z.uuid(), jobId: z.uuid() })

/** The failure that a run's row keeps, in the reader's language. */
export function shownFailure(error: unknown, lang: Language): z.input<typeof failureSchema> | null {
  return error === null ? null : problemOf(error, lang)
}
