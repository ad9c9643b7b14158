import { page } from '@ai-etl/runtime/store/page'
import { listAdvice as adviceOfProject } from '@ai-etl/runtime/store/queries/advice/list'
import { z } from 'zod'
import { answerPage, pageOf, pageQuery } from '../../http/page.ts'
import { route } from '../../http/route.ts'
import { adviceItemSchema } from './advice.ts'

export const listAdvice = route({
  id: 'listAdvice',
  method: 'GET',
  path: '/advice',
  tag: 'advice',
  summary: 'The advice given in a project, the newest first',
  scope: 'project',
  query: pageQuery.extend({ profileId: z.uuid().optional() }),
  answer: pageOf(adviceItemSchema),
  async handle({ services, project, query }) {
    const { profileId = null } = query
    return answerPage(await page(services.database, adviceOfProject, { projectId: project.id, profileId }, query))
  },
})
