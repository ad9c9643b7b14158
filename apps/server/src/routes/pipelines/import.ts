import { importInPool } from '@ai-etl/runtime/load/pipeline/import'
import { z } from 'zod'
import { route } from '../../http/route.ts'
import { projectSettings } from '../../project-settings.ts'
import { textSchema } from './pipeline.ts'

/** Sources are looked at for their columns. */
const LONGEST_MS = 60_000
const address = z.string().min(1).max(4000)

export const importPipeline = route({
  id: 'importPipeline',
  method: 'POST',
  path: '/pipelines/import',
  tag: 'pipelines',
  summary: 'A SELECT as a document, or a refusal with line and column; saves nothing',
  scope: 'project',
  body: z.object({
    sql: textSchema.describe('one SELECT in the form of PostgreSQL; `:name` is a parameter'),
    name: z.string().min(1).max(500).default('query.sql').describe('what findings and the document call it'),
    sources: z.record(z.string().max(200), address).describe('addresses by the names that the SELECT has for tables'),
    target: address.optional().describe('address of the table to fill; a Parquet file without it'),
  }),
  answer: z.object({ text: textSchema }),
  async handle({ services, project, body, lang, signal }) {
    const settings = await projectSettings(services, project.id, lang)
    const { target, ...request } = body
    const input = { ...request, ...(target !== undefined && { target }) }
    const { pipeline } = await importInPool(services.pool, input, settings, { signal, time: LONGEST_MS })
    return { text: pipeline }
  },
})
