import { REPORT_FORMATS } from '@ai-etl/runtime/reports/write'
import { z } from 'zod'

/** Kinds of reports that the server makes, and what each is about. */
export const REPORT_KINDS = ['data-analysis', 'data-quality'] as const

export const reportKind = z.enum(REPORT_KINDS)
export const reportFormats = z.array(z.enum(REPORT_FORMATS)).min(1).max(REPORT_FORMATS.length)
export const ALL_FORMATS = [...REPORT_FORMATS]

/** What a report is about: a dataset, or an address without secrets. */
export const subjectSchema = z.union([
  z.object({ datasetId: z.uuid() }),
  z.object({ address: z.string().min(1).max(4000) }),
])
export type Subject = z.output<typeof subjectSchema>
