import { insertMember } from '@ai-etl/runtime/store/queries/members/insert'
import { insertProject } from '@ai-etl/runtime/store/queries/projects/insert'
import { one, transaction } from '@ai-etl/runtime/store/query'
import { route } from '../../http/route.ts'
import { projectNames, projectSchema } from './project.ts'

export const createProject = route({
  id: 'createProject',
  method: 'POST',
  path: '/projects',
  tag: 'projects',
  summary: 'Make a project; the caller becomes its administrator',
  scope: 'user',
  body: projectNames.partial({ description: true }),
  answer: projectSchema,
  status: 201,
  async handle({ services, user, body, audit }) {
    const project = await transaction(services.database, async (tx) => {
      const made = await one(tx, insertProject, { description: '', ...body, createdBy: user.userId })
      await one(tx, insertMember, { projectId: made.id, userId: user.userId, role: 'admin' })
      return made
    })
    services.callers.forget()
    await audit('project.create', { kind: 'project', id: project.id }, { name: project.name })
    return project
  },
})
