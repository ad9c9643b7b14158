import { page } from '@ai-etl/runtime/store/page'
import { listConnections as connectionsOfProject } from '@ai-etl/runtime/store/queries/connections/list'
import { z } from 'zod'
import { exchangeConnections } from '../../connections/shared-file.ts'
import { answerPage, pageOf, pageQuery } from '../../http/page.ts'
import { route } from '../../http/route.ts'
import { connectionSchema } from './connection.ts'

export const listConnections = route({
  id: 'listConnections',
  method: 'GET',
  path: '/connections',
  tag: 'connections',
  summary: 'The saved connections of a project, the newest first, those of the command line among them',
  scope: 'project',
  query: pageQuery.extend({ connector: z.string().max(100).optional() }),
  answer: pageOf(connectionSchema),
  async handle({ services, project, query }) {
    if (query.cursor === undefined) await exchangeConnections(services, project.id)
    const { connector = null } = query
    return answerPage(await page(services.database, connectionsOfProject, { projectId: project.id, connector }, query))
  },
})
