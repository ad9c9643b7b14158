import { applyOperations } from '@ai-etl/core/pipeline/edit/apply'
import { operationSchema } from '@ai-etl/core/pipeline/edit/operations'
import { z } from 'zod'
import { route } from '../../http/route.ts'
import { textSchema } from './pipeline.ts'

export const editPipeline = route({
  id: 'editPipeline',
  method: 'POST',
  path: '/pipelines/edit',
  tag: 'pipelines',
  summary: 'Apply edits to the text of a document, comments and order kept, and give what undoes them; saves nothing',
  scope: 'project',
  body: z.object({ text: textSchema, operations: z.array(operationSchema).min(1).max(100) }),
  answer: z.object({ text: textSchema, inverse: z.array(operationSchema) }),
  async handle({ body }) {
    const { text, inverse } = applyOperations(body.text, body.operations)
    return { text, inverse: [...inverse] }
  },
})
