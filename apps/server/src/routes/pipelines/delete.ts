import { deletePipeline as remove } from '@ai-etl/runtime/store/queries/pipelines/delete'
import { none } from '@ai-etl/runtime/store/query'
import { route } from '../../http/route.ts'
import { pipelineParams } from './pipeline.ts'

export const deletePipeline = route({
  id: 'deletePipeline',
  method: 'DELETE',
  path: '/pipelines/:pipelineId',
  tag: 'pipelines',
  summary: 'Remove a pipeline with its versions and schedules; its runs and tables stay',
  scope: { object: 'pipeline', param: 'pipelineId' },
  params: pipelineParams,
  answer: null,
  async handle({ services, project, params, audit }) {
    await audit('pipeline.delete', { kind: 'pipeline', id: params.pipelineId })
    await none(services.database, remove, { projectId: project.id, ...params })
  },
})
