import { route } from '../../http/route.ts'
import { pipelineVersion } from '../../pipelines/version.ts'
import { documentSchema, textSchema, versionParams, versionSchema } from './pipeline.ts'

export const showPipelineVersion = route({
  id: 'showPipelineVersion',
  method: 'GET',
  path: '/pipelines/:pipelineId/versions/:number',
  tag: 'pipelines',
  summary: 'A version with its text',
  scope: { object: 'pipeline', param: 'pipelineId' },
  params: versionParams,
  answer: versionSchema.extend({ text: textSchema, document: documentSchema }),
  async handle({ services, project, params }) {
    return pipelineVersion(services, { projectId: project.id, ...params })
  },
})
