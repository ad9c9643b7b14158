import { page } from '@ai-etl/runtime/store/page'
import { listPipelineVersions as versions } from '@ai-etl/runtime/store/queries/pipeline-versions/list'
import { z } from 'zod'
import { answerPage, pageOf, pageQuery } from '../../http/page.ts'
import { route } from '../../http/route.ts'
import { pipelineParams, versionSchema } from './pipeline.ts'

export const listPipelineVersions = route({
  id: 'listPipelineVersions',
  method: 'GET',
  path: '/pipelines/:pipelineId/versions',
  tag: 'pipelines',
  summary: 'Versions of a pipeline, the latest first',
  scope: { object: 'pipeline', param: 'pipelineId' },
  params: pipelineParams,
  query: pageQuery,
  answer: pageOf(versionSchema.extend({ author: z.string().nullable() })),
  async handle({ services, project, params, query }) {
    return answerPage(await page(services.database, versions, { projectId: project.id, ...params }, query))
  },
})
