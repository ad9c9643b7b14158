import { page } from '@ai-etl/runtime/store/page'
import { listDatasets as datasetsOfProject } from '@ai-etl/runtime/store/queries/datasets/list'
import { z } from 'zod'
import { answerPage, pageOf, pageQuery } from '../../http/page.ts'
import { route } from '../../http/route.ts'
import { datasetSchema } from './dataset.ts'

export const listDatasets = route({
  id: 'listDatasets',
  method: 'GET',
  path: '/datasets',
  tag: 'datasets',
  summary: 'The datasets of a project, the newest first',
  scope: 'project',
  query: pageQuery.extend({
    connectionId: z.uuid().optional(),
    uploadId: z.uuid().optional(),
    search: z.string().max(200).optional().describe('a part of the name'),
  }),
  answer: pageOf(datasetSchema),
  async handle({ services, project, query }) {
    const { connectionId = null, uploadId = null, search = null } = query
    const asked = { projectId: project.id, connectionId, uploadId, search }
    return answerPage(await page(services.database, datasetsOfProject, asked, query))
  },
})
