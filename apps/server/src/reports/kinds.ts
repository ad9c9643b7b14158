import { REPORT_KINDS } from '@ai-etl/runtime/reports/list'
import { REPORT_FORMATS } from '@ai-etl/runtime/reports/write'
import { z } from 'zod'

export const reportKind = z.enum(REPORT_KINDS)
export const reportFormats = z.array(z.enum(REPORT_FORMATS)).min(1).max(REPORT_FORMATS.length)
export const ALL_FORMATS = [...REPORT_FORMATS]

/**
 * What a report is about. Of data a dataset, a run (then its source) or an address without secrets; of
 * pipeline-performance a pipeline, a run or a dataset (then the pipeline that reads it), or a pipeline's name as the
 * address; of system-health always the server.
 */
export const subjectSchema = z.union([
  z.object({ datasetId: z.uuid() }),
  z.object({ pipelineId: z.uuid() }),
  z.object({ runId: z.uuid() }),
  z.object({ server: z.literal(true) }),
  z.object({ address: z.string().min(1).max(4000) }),
])
export type Subject = z.output<typeof subjectSchema>
