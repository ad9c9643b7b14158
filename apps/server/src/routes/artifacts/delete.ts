import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { deleteArtifact as deleteOfProject } from '@ai-etl/runtime/store/queries/artifacts/delete'
import { one } from '@ai-etl/runtime/store/query'
import { route } from '../../http/route.ts'
import { artifactParams, artifactScope } from './artifact.ts'

export const deleteArtifact = route({
  id: 'deleteArtifact',
  method: 'DELETE',
  path: '/artifacts/:artifactId',
  tag: 'artifacts',
  summary: 'Remove a file',
  scope: artifactScope,
  params: artifactParams,
  answer: null,
  async handle({ services, project, params: { artifactId }, audit }) {
    const { path } = await one(services.database, deleteOfProject, { projectId: project.id, artifactId })
    await rm(join(services.settings.dataDir, path), { force: true })
    await audit('artifact.delete', { kind: 'artifact', id: artifactId })
  },
})
