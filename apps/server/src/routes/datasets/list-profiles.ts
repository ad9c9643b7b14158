import { page } from '@ai-etl/runtime/store/page'
import { listProfiles } from '@ai-etl/runtime/store/queries/profiles/list'
import { answerPage, pageOf, pageQuery } from '../../http/page.ts'
import { route } from '../../http/route.ts'
import { profileItemSchema } from '../profiles/profile.ts'
import { datasetParams, datasetScope } from './dataset.ts'

export const listProfilesOfDataset = route({
  id: 'listProfilesOfDataset',
  method: 'GET',
  path: '/datasets/:datasetId/profiles',
  tag: 'datasets',
  summary: 'The profiles of a dataset, the newest first',
  scope: datasetScope,
  params: datasetParams,
  query: pageQuery,
  answer: pageOf(profileItemSchema),
  async handle({ services, project, params: { datasetId }, query }) {
    return answerPage(await page(services.database, listProfiles, { projectId: project.id, datasetId }, query))
  },
})
