import { applyOperations } from '@ai-etl/core/pipeline/edit/apply'
import { operationSchema } from '@ai-etl/core/pipeline/edit/operations'
import { editInPool } from '@ai-etl/runtime/load/pipeline/pooled'
import { z } from 'zod'
import { route } from '../../http/route.ts'
import { projectSettings } from '../../project-settings.ts'
import { textSchema } from './pipeline.ts'

/** Far above what reading the SELECTs of a document takes. */
const LONGEST_MS = 15_000

export const editPipeline = route({
  id: 'editPipeline',
  method: 'POST',
  path: '/pipelines/edit',
  tag: 'pipelines',
  summary: 'Apply edits to the text of a document, comments and order kept, and give what undoes them; saves nothing',
  scope: 'project',
  body: z.object({ text: textSchema, operations: z.array(operationSchema).min(1).max(100) }),
  answer: z.object({ text: textSchema, inverse: z.array(operationSchema) }),
  async handle({ services, project, body, lang, signal }) {
    // Only a new name has SELECTs read: that is work for another process.
    const renames = body.operations.some(({ op }) => op === 'rename')
    const bounds = { signal, time: LONGEST_MS }
    const { text, inverse } = renames
      ? await editInPool(services.pool, body, await projectSettings(services, project.id, lang), bounds)
      : applyOperations(body.text, body.operations)
    return { text, inverse: [...inverse] }
  },
})
