import { page } from '@ai-etl/runtime/store/page'
import { listMembers as members } from '@ai-etl/runtime/store/queries/members/list'
import { z } from 'zod'
import { answerPage, pageOf, pageQuery } from '../../http/page.ts'
import { route } from '../../http/route.ts'
import { memberSchema, projectParams } from './project.ts'

export const listMembers = route({
  id: 'listMembers',
  method: 'GET',
  path: '/projects/:projectId/members',
  tag: 'members',
  summary: 'The members of a project by name',
  scope: { object: 'project', param: 'projectId' },
  params: projectParams,
  query: pageQuery,
  answer: pageOf(
    memberSchema.extend({
      username: z.string(),
      displayName: z.string(),
      disabled: z.boolean(),
      createdAt: z.string(),
    }),
  ),
  async handle({ services, project, query }) {
    return answerPage(await page(services.database, members, { projectId: project.id }, query))
  },
})
