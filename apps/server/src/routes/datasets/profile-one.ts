import { z } from 'zod'
import { jobStarted } from '../../analysis/answer.ts'
import { route } from '../../http/route.ts'
import { profileDatasetsJob } from '../../jobs/kinds/profile-datasets.ts'
import { datasetParams, datasetScope } from './dataset.ts'

export const profileDataset = route({
  id: 'profileDataset',
  method: 'POST',
  path: '/datasets/:datasetId/profiles',
  tag: 'datasets',
  summary: 'Measure a dataset',
  scope: datasetScope,
  params: datasetParams,
  body: z.object({ sample: z.int().min(1).optional().describe('about so many rows instead of all') }),
  answer: jobStarted,
  status: 202,
  async handle({ services, project, user, params: { datasetId }, body, lang }) {
    const input = { datasetIds: [datasetId], ...body }
    const request = { projectId: project.id, userId: user.userId, lang, input }
    return { jobId: await services.jobs.start(profileDatasetsJob, request) }
  },
})
