import { deleteProject as remove } from '@ai-etl/runtime/store/queries/projects/delete'
import { none } from '@ai-etl/runtime/store/query'
import { route } from '../../http/route.ts'
import { projectParams } from './project.ts'

export const deleteProject = route({
  id: 'deleteProject',
  method: 'DELETE',
  path: '/projects/:projectId',
  tag: 'projects',
  summary: 'Remove a project with everything in it; tables that were loaded stay where they are',
  scope: { object: 'project', param: 'projectId' },
  params: projectParams,
  answer: null,
  async handle({ services, project, audit }) {
    await audit('project.delete', { kind: 'project', id: project.id })
    await none(services.database, remove, { projectId: project.id })
    services.callers.forget()
  },
})
