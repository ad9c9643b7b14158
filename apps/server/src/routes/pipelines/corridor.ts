import { walkedQuery, walkedSchema } from '../../corridor/answer.ts'
import { corridorOfPipeline } from '../../corridor/walked.ts'
import { route } from '../../http/route.ts'
import { pipelineParams } from './pipeline.ts'

export const pipelineCorridor = route({
  id: 'pipelineCorridor',
  method: 'GET',
  path: '/pipelines/:pipelineId/corridor',
  tag: 'pipelines',
  summary: 'Where a pipeline stands in the corridor of the dataset that it reads',
  scope: { object: 'pipeline', param: 'pipelineId' },
  params: pipelineParams,
  query: walkedQuery,
  answer: walkedSchema,
  async handle({ services, project, params: { pipelineId }, query, lang }) {
    const asked = { projectId: project.id, datasetId: query.dataset ?? null, lang }
    const { dataset, stations } = await corridorOfPipeline(services, pipelineId, asked)
    return { dataset, stations: [...stations] }
  },
})
