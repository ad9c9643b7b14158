import { page } from '@ai-etl/runtime/store/page'
import { listTokens as tokens } from '@ai-etl/runtime/store/queries/tokens/list'
import { answerPage, pageOf, pageQuery } from '../../http/page.ts'
import { route } from '../../http/route.ts'
import { tokenSchema } from './token.ts'

export const listTokens = route({
  id: 'listTokens',
  method: 'GET',
  path: '/tokens',
  tag: 'tokens',
  summary: 'The caller’s API tokens',
  scope: 'user',
  query: pageQuery,
  answer: pageOf(tokenSchema),
  async handle({ services, user, query }) {
    return answerPage(await page(services.database, tokens, { userId: user.userId }, query))
  },
})
