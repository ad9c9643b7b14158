import { route } from '../../http/route.ts'
import { jobParams } from './job.ts'

export const cancelJob = route({
  id: 'cancelJob',
  method: 'POST',
  path: '/jobs/:jobId/cancel',
  tag: 'jobs',
  summary: 'End a job that waits or runs; one that is over stays as it is',
  scope: { object: 'job', param: 'jobId' },
  params: jobParams,
  answer: null,
  async handle({ services, params, audit }) {
    await services.jobs.cancel(params.jobId)
    await audit('job.cancel', { kind: 'job', id: params.jobId })
  },
})
