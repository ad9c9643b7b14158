import { showProject as find } from '@ai-etl/runtime/store/queries/projects/show'
import { one } from '@ai-etl/runtime/store/query'
import { route } from '../../http/route.ts'
import { projectParams, projectSchema, roleSchema } from './project.ts'

export const showProject = route({
  id: 'showProject',
  method: 'GET',
  path: '/projects/:projectId',
  tag: 'projects',
  summary: 'A project, with the caller’s role in it',
  scope: { object: 'project', param: 'projectId' },
  params: projectParams,
  answer: projectSchema.extend({ role: roleSchema }),
  async handle({ services, project }) {
    return { ...(await one(services.database, find, { projectId: project.id })), role: project.role }
  },
})
