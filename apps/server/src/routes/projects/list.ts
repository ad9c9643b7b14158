import { page } from '@ai-etl/runtime/store/page'
import { listProjectsOfUser } from '@ai-etl/runtime/store/queries/projects/list-of-user'
import { answerPage, pageOf, pageQuery } from '../../http/page.ts'
import { route } from '../../http/route.ts'
import { projectSchema, roleSchema } from './project.ts'

export const listProjects = route({
  id: 'listProjects',
  method: 'GET',
  path: '/projects',
  tag: 'projects',
  summary: 'The projects that the caller is a member of',
  scope: 'user',
  query: pageQuery,
  answer: pageOf(projectSchema.extend({ role: roleSchema })),
  async handle({ services, user, query }) {
    return answerPage(await page(services.database, listProjectsOfUser, { userId: user.userId }, query))
  },
})
