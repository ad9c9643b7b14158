import { page } from '@ai-etl/runtime/store/page'
import { listUsers as users } from '@ai-etl/runtime/store/queries/users/list'
import { z } from 'zod'
import { answerPage, pageOf, pageQuery } from '../../http/page.ts'
import { route } from '../../http/route.ts'
import { userSchema } from './user.ts'

export const listUsers = route({
  id: 'listUsers',
  method: 'GET',
  path: '/users',
  tag: 'users',
  summary: 'All users',
  scope: 'platform',
  query: pageQuery.extend({ search: z.string().max(100).optional().describe('part of the name') }),
  answer: pageOf(userSchema),
  async handle({ services, query }) {
    return answerPage(await page(services.database, users, { search: query.search ?? null }, query))
  },
})
