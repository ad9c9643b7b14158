import { updateProject as change } from '@ai-etl/runtime/store/queries/projects/update'
import { one } from '@ai-etl/runtime/store/query'
import { route } from '../../http/route.ts'
import { projectNames, projectParams, projectSchema } from './project.ts'

export const updateProject = route({
  id: 'updateProject',
  method: 'PATCH',
  path: '/projects/:projectId',
  tag: 'projects',
  summary: 'Rename or describe a project',
  scope: { object: 'project', param: 'projectId' },
  params: projectParams,
  body: projectNames.partial(),
  answer: projectSchema,
  async handle({ services, project, body, audit }) {
    const unchanged = { name: null, description: null }
    const updated = await one(services.database, change, { ...unchanged, ...body, projectId: project.id })
    await audit('project.update', { kind: 'project', id: project.id }, body)
    return updated
  },
})
