import { DIALECTS } from '@ai-etl/core/documents/ddl'
import { page } from '@ai-etl/runtime/store/page'
import { listDesigns as designsOfProject } from '@ai-etl/runtime/store/queries/designs/list'
import { z } from 'zod'
import { answerPage, pageOf, pageQuery } from '../../http/page.ts'
import { route } from '../../http/route.ts'
import { designItemSchema } from './design.ts'

export const listDesigns = route({
  id: 'listDesigns',
  method: 'GET',
  path: '/designs',
  tag: 'designs',
  summary: 'The designs of a project, the newest first',
  scope: 'project',
  query: pageQuery.extend({ profileId: z.uuid().optional(), dialect: z.enum(DIALECTS).optional() }),
  answer: pageOf(designItemSchema),
  async handle({ services, project, query }) {
    const { profileId = null, dialect = null } = query
    return answerPage(
      await page(services.database, designsOfProject, { projectId: project.id, profileId, dialect }, query),
    )
  },
})
