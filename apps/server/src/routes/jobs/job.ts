import type { Language } from '@ai-etl/core/messages/language'
import { JOB_STATES } from '@ai-etl/runtime/store/queries/jobs/document'
import type { findJob } from '@ai-etl/runtime/store/queries/jobs/find'
import type { ValuesOf } from '@ai-etl/runtime/store/query'
import { z } from 'zod'
import { problemOf } from '../../jobs/failure.ts'
import { kindOf } from '../../jobs/kinds/index.ts'
import { textSaid } from '../../runs/said.ts'

export const jobParams = z.object({ jobId: z.uuid() })

/** How far work is. */
export const progressSchema = z.looseObject({
  stage: z.string(),
  done: z.number(),
  total: z.number().nullable(),
  unit: z.enum(['bytes', 'rows', 'steps']),
  rows: z.number().optional(),
  text: z.string().optional(),
})

export const jobItemSchema = z.object({
  id: z.uuid(),
  kind: z.string(),
  state: z.enum(JOB_STATES),
  attempt: z.number(),
  progress: progressSchema.nullable(),
  userId: z.uuid().nullable(),
  createdAt: z.string(),
  startedAt: z.string().nullable(),
  finishedAt: z.string().nullable(),
})

export const failureSchema = z.object({
  code: z.string(),
  message: z.string(),
  where: z.string().nullable(),
  fix: z.string(),
})

export const jobSchema = jobItemSchema.extend({
  result: z.unknown().describe('what the work gave, in the form of its kind; null until it succeeded'),
  error: failureSchema.nullable(),
})

/** What is answered where work is begun: where to follow it. */
export const startedSchema = z.object({ jobId: z.uuid() })

/** How far a job is, told in the reader's language. */
export function shownProgress(progress: unknown, lang: Language): z.input<typeof progressSchema> | null {
  // Written as a ProgressEvent alone.
  return progress === null ? null : textSaid(progress as z.input<typeof progressSchema>, lang)
}

/** A job's row as the reader sees it: its failure and its result said in their language. */
export function shownJob(row: ValuesOf<(typeof findJob)['row']>, lang: Language): z.input<typeof jobSchema> {
  const { projectId: _, showsPersonal: __, ...job } = row
  return {
    ...job,
    progress: shownProgress(row.progress, lang),
    result: kindOf(row.kind)?.said?.(row.result, lang) ?? row.result,
    error: row.error === null ? null : problemOf(row.error, lang),
  }
}
