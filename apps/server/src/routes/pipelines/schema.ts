import { pipelineJsonSchema } from '@ai-etl/core/pipeline/json-schema'
import { stepSchemas } from '@ai-etl/core/pipeline/steps/schemas'
import { z } from 'zod'
import { route } from '../../http/route.ts'

export const showPipelineSchema = route({
  id: 'showPipelineSchema',
  method: 'GET',
  path: '/pipelines/schema',
  tag: 'pipelines',
  summary: 'JSON Schema of the whole document, and of each type of step by name',
  scope: 'user',
  answer: z.object({
    document: z.record(z.string(), z.unknown()),
    steps: z.record(z.string(), z.record(z.string(), z.unknown())),
  }),
  async handle() {
    return described
  },
})

const steps = Object.entries(stepSchemas).map(([type, schema]) => [type, z.toJSONSchema(schema, { io: 'input' })])
const described = {
  document: pipelineJsonSchema() as Record<string, unknown>,
  steps: Object.fromEntries(steps) as Record<string, Record<string, unknown>>,
}
