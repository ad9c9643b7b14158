import { checkInPool } from '@ai-etl/runtime/load/pipeline/pooled'
import { z } from 'zod'
import { route } from '../../http/route.ts'
import { projectSettings } from '../../project-settings.ts'
import { checkSchema, documentName, paramsSchema, textSchema } from './pipeline.ts'

/** Sources that answer slower than this are looked at by a dry run. */
const LONGEST_MS = 60_000

export const checkPipeline = route({
  id: 'checkPipeline',
  method: 'POST',
  path: '/pipelines/check',
  tag: 'pipelines',
  summary: 'Types, names, connections and warnings of a document, saved or not; touches no target',
  scope: 'project',
  body: z.object({
    text: textSchema,
    name: documentName,
    params: paramsSchema,
    explain: z.boolean().default(false).describe('say where each part would run, and why'),
  }),
  answer: checkSchema,
  async handle({ services, project, body, lang, signal }) {
    const settings = await projectSettings(services, project.id, lang)
    const at = { name: body.name, text: body.text }
    const bounds = { signal, time: LONGEST_MS }
    const {
      ok,
      steps,
      errors,
      warnings,
      lineage = [],
      explain,
    } = await checkInPool(services.pool, { at, explain: body.explain, params: body.params }, settings, bounds)
    return {
      ...(explain && { explain: [...explain] }),
      ok,
      steps: steps.map(({ id, columns }) => ({ id, columns: [...columns] })),
      errors: [...errors],
      warnings: [...warnings],
      lineage,
    }
  },
})
