import { previewInPool } from '@ai-etl/runtime/load/pipeline/pooled'
import { z } from 'zod'
import { route } from '../../http/route.ts'
import { projectSettings } from '../../project-settings.ts'
import { documentName, paramsSchema, textSchema } from './pipeline.ts'

/** A person waits and types on: what takes longer is of no use to them. */
const LONGEST_MS = 15_000

export const previewPipelineStep = route({
  id: 'previewPipelineStep',
  method: 'POST',
  path: '/pipelines/preview',
  tag: 'pipelines',
  summary: 'The first rows that a source or step of a document gives, saved or not',
  scope: 'project',
  body: z.object({
    text: textSchema,
    name: documentName,
    step: z.string().min(1).max(200).describe('name of a source or step'),
    params: paramsSchema,
    rows: z.int().min(1).max(200).default(20),
  }),
  answer: z.object({
    step: z.string(),
    columns: z.array(z.object({ name: z.string(), type: z.string() })),
    rows: z.array(z.array(z.string().nullable())).describe('canonical texts; null is NULL'),
    read: z.number(),
    rejected: z.number(),
  }),
  async handle({ services, project, body, lang, signal }) {
    const settings = await projectSettings(services, project.id, lang)
    const { name, text, ...asked } = body
    const bounds = { signal, time: LONGEST_MS }
    const { step, columns, rows, read, rejected } = await previewInPool(
      services.pool,
      { at: { name, text }, ...asked },
      settings,
      bounds,
    )
    return { step, columns: [...columns], rows: rows.map((row) => [...row]), read, rejected }
  },
})
