import { z } from 'zod'
import { artifactSchema } from '../artifacts/artifact.ts'

/** A report as lists show it: without its document. */
export const reportItemSchema = z
  .object({
    id: z.uuid(),
    projectId: z.uuid(),
    scheduleId: z.uuid().nullable(),
    kind: z.string(),
    subject: z.string().describe('id of a dataset, pipeline:ID, run:ID, server, or an address'),
    title: z.string(),
    language: z.enum(['ru', 'en']),
    state: z.enum(['queued', 'running', 'ready', 'failed']),
    jobId: z.uuid().nullable(),
    createdBy: z.uuid().nullable(),
    createdAt: z.string(),
    finishedAt: z.string().nullable(),
  })
  .meta({ id: 'ReportItem' })

const span = z
  .union([
    z.string().describe('words of ours'),
    z.object({
      kind: z.literal('figure'),
      shown: z.string(),
      value: z.number(),
      how: z.enum(['value', 'share', 'count', 'sum']),
      from: z.array(z.string()).describe('places in the documents, JSON pointers'),
    }),
    z.object({
      kind: z.literal('quotation'),
      text: z.string(),
      shown: z.string().optional().describe('as a reader writes it, where that differs'),
      from: z.string(),
      code: z.boolean(),
    }),
  ])
  .meta({ id: 'ReportSpan' })
const spans = z.array(span)
const figure = z.object({
  kind: z.literal('figure'),
  shown: z.string(),
  value: z.number(),
  how: z.enum(['value', 'share', 'count', 'sum']),
  from: z.array(z.string()),
})
const block = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('paragraph'), text: spans }),
    z.object({ kind: z.literal('points'), items: z.array(z.object({ lead: spans, text: spans })) }),
    z.object({ kind: z.literal('facts'), items: z.array(z.object({ label: z.string(), value: spans })) }),
    z.object({
      kind: z.literal('table'),
      head: z.array(z.string()),
      rows: z.array(z.array(spans)),
      numeric: z.array(z.boolean()),
    }),
    z.object({
      kind: z.literal('chart'),
      chart: z.object({
        shape: z.enum(['bars', 'columns']),
        title: z.string(),
        subtitle: z.string(),
        items: z.array(z.object({ label: z.string(), figure })),
        most: z.number().optional(),
      }),
    }),
  ])
  .meta({ id: 'ReportBlock' })

/** A report's model: what every format is drawn from. */
export const reportModelSchema = z
  .object({
    kind: z.string(),
    lang: z.enum(['ru', 'en']),
    title: spans,
    subtitle: spans,
    madeAt: z.string(),
    sections: z.array(z.object({ id: z.string(), title: z.string(), blocks: z.array(block) })),
  })
  .meta({ id: 'Report' })

const problem = z.object({
  code: z.string(),
  message: z.string(),
  where: z.string().nullable(),
  fix: z.string(),
})

/** A report with its model, once it is ready, and its files. */
export const reportAnswer = reportItemSchema.extend({
  error: problem.nullable(),
  document: reportModelSchema.nullable(),
  artifacts: z.array(artifactSchema),
})

export const reportParams = z.object({ reportId: z.uuid() })
export const reportScope = { object: 'report', param: 'reportId' } as const
