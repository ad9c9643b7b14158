import { jobStarted } from '../../analysis/answer.ts'
import { useSchema } from '../../analysis/options.ts'
import { lastProfile } from '../../datasets/profiles.ts'
import { route } from '../../http/route.ts'
import { experimentJob } from '../../jobs/kinds/experiment.ts'
import { datasetParams, datasetScope } from './dataset.ts'

export const experimentWithDataset = route({
  id: 'experimentWithDataset',
  method: 'POST',
  path: '/datasets/:datasetId/experiment',
  tag: 'advice',
  summary: 'Measure a sample in the embedded databases; the job ends with the advice that follows',
  scope: datasetScope,
  params: datasetParams,
  body: useSchema,
  answer: jobStarted,
  status: 202,
  async handle({ services, project, user, params: { datasetId }, body, lang }) {
    // Refused at once rather than in the job.
    await lastProfile(services, project.id, datasetId)
    const input = { datasetId, ...body }
    const request = { projectId: project.id, userId: user.userId, lang, input }
    return { jobId: await services.jobs.start(experimentJob, request) }
  },
})
