import { showArtifact as artifactOfProject } from '@ai-etl/runtime/store/queries/artifacts/show'
import { one } from '@ai-etl/runtime/store/query'
import { route } from '../../http/route.ts'
import { artifactParams, artifactSchema, artifactScope, shownArtifact } from './artifact.ts'

export const showArtifact = route({
  id: 'showArtifact',
  method: 'GET',
  path: '/artifacts/:artifactId',
  tag: 'artifacts',
  summary: 'What a file is',
  scope: artifactScope,
  params: artifactParams,
  answer: artifactSchema,
  async handle({ services, project, params: { artifactId } }) {
    return shownArtifact(await one(services.database, artifactOfProject, { projectId: project.id, artifactId }))
  },
})
