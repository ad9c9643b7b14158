import { PlatformError } from '@ai-etl/core/errors/error'
import { showDataset } from '@ai-etl/runtime/store/queries/datasets/show'
import { maybe } from '@ai-etl/runtime/store/query'
import { z } from 'zod'
import { jobStarted } from '../../analysis/answer.ts'
import { route } from '../../http/route.ts'
import { profileDatasetsJob } from '../../jobs/kinds/profile-datasets.ts'

export const profileDatasets = route({
  id: 'profileDatasets',
  method: 'POST',
  path: '/datasets/profiles',
  tag: 'datasets',
  summary: 'Measure datasets, together: relations between them are found too',
  scope: 'project',
  body: z.object({
    datasetIds: z.array(z.uuid()).min(1).max(50),
    sample: z.int().min(1).optional().describe('about so many rows instead of all'),
  }),
  answer: jobStarted,
  status: 202,
  async handle({ services, project, user, body, lang }) {
    const projectId = project.id
    for (const datasetId of body.datasetIds)
      if ((await maybe(services.database, showDataset, { projectId, datasetId })) === null)
        throw new PlatformError('object.missing', { kind: 'dataset', id: datasetId })
    const request = { projectId, userId: user.userId, lang, input: body }
    return { jobId: await services.jobs.start(profileDatasetsJob, request) }
  },
})
