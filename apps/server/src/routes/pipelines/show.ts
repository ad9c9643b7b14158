import { route } from '../../http/route.ts'
import { currentPipeline } from '../../pipelines/version.ts'
import { documentSchema, pipelineParams, pipelineSchema, textSchema } from './pipeline.ts'

export const showPipeline = route({
  id: 'showPipeline',
  method: 'GET',
  path: '/pipelines/:pipelineId',
  tag: 'pipelines',
  summary: 'A pipeline with the text of its current version',
  scope: { object: 'pipeline', param: 'pipelineId' },
  params: pipelineParams,
  answer: pipelineSchema.extend({ text: textSchema, document: documentSchema }),
  async handle({ services, project, params }) {
    return currentPipeline(services, { projectId: project.id, ...params })
  },
})
