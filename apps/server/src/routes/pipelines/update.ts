import { PlatformError } from '@ai-etl/core/errors/error'
import { updatePipeline as update } from '@ai-etl/runtime/store/queries/pipelines/update'
import { maybe } from '@ai-etl/runtime/store/query'
import { z } from 'zod'
import { route } from '../../http/route.ts'
import { pipelineParams, pipelineSchema } from './pipeline.ts'

export const updatePipeline = route({
  id: 'updatePipeline',
  method: 'PATCH',
  path: '/pipelines/:pipelineId',
  tag: 'pipelines',
  summary: 'Rename a pipeline, or change its description; its document is changed by saving a text',
  scope: { object: 'pipeline', param: 'pipelineId' },
  params: pipelineParams,
  body: z.object({
    name: z.string().trim().min(1).max(200).optional(),
    description: z.string().max(10_000).optional(),
  }),
  answer: pipelineSchema,
  async handle({ services, project, params, body, audit }) {
    const { name = null, description = null } = body
    const values = { projectId: project.id, ...params, name, description }
    const updated = await maybe(services.database, update, values).catch(asConflict(name ?? ''))
    if (updated === null) throw new PlatformError('object.missing', { kind: 'pipeline', id: params.pipelineId })
    await audit('pipeline.update', { kind: 'pipeline', id: params.pipelineId }, { ...body })
    return updated
  },
})

/** PostgreSQL's unique_violation. */
const TAKEN = '23505'

function asConflict(name: string) {
  return (error: unknown): never => {
    if ((error as { code?: string }).code === TAKEN)
      throw new PlatformError('object.exists', { kind: 'pipeline', name }, { cause: error })
    throw error
  }
}
