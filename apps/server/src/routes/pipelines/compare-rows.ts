import { diffRows } from '@ai-etl/core/pipeline/diff-rows'
import { previewInPool } from '@ai-etl/runtime/load/pipeline/pooled'
import { z } from 'zod'
import { route } from '../../http/route.ts'
import { UNNAMED } from '../../pipelines/document.ts'
import { projectSettings } from '../../project-settings.ts'
import { textSchema } from './pipeline.ts'

const LONGEST_MS = 30_000

export const comparePipelineRows = route({
  id: 'comparePipelineRows',
  method: 'POST',
  path: '/pipelines/difference-of-rows',
  tag: 'pipelines',
  summary: 'What differs in the first rows that a source or step gives in two texts, such as two versions',
  scope: 'project',
  body: z.object({
    before: textSchema,
    after: textSchema,
    step: z.string().min(1).max(200).describe('name of a source or step that both have'),
    rows: z.int().min(1).max(200).default(50),
  }),
  answer: z.object({
    columns: z.array(z.object({ name: z.string(), before: z.string().nullable(), after: z.string().nullable() })),
    rows: z.array(z.object({ kind: z.enum(['same', 'added', 'removed']), values: z.array(z.string().nullable()) })),
  }),
  async handle({ services, project, body, lang, signal }) {
    const settings = await projectSettings(services, project.id, lang)
    const { step, rows: most } = body
    const rowsOf = (text: string) =>
      previewInPool(services.pool, { at: { name: UNNAMED, text }, step, rows: most, params: {} }, settings, {
        signal,
        time: LONGEST_MS,
      })
    const [before, after] = await Promise.all([rowsOf(body.before), rowsOf(body.after)])
    const { columns, rows } = diffRows(before, after, most)
    return { columns: [...columns], rows: rows.map(({ kind, values }) => ({ kind, values: [...values] })) }
  },
})
