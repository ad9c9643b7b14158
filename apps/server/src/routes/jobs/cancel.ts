import { PlatformError } from '@ai-etl/core/errors/error'
import { findJob } from '@ai-etl/runtime/store/queries/jobs/find'
import { one } from '@ai-etl/runtime/store/query'
import { atLeast } from '../../access/role.ts'
import { route } from '../../http/route.ts'
import { jobParams } from './job.ts'

export const cancelJob = route({
  id: 'cancelJob',
  method: 'POST',
  path: '/jobs/:jobId/cancel',
  tag: 'jobs',
  summary:
    'End a job that waits or runs; one that is over stays as it is. That of somebody else needs the role engineer',
  scope: { object: 'job', param: 'jobId' },
  params: jobParams,
  answer: null,
  async handle({ services, project, user, params, audit }) {
    const job = await one(services.database, findJob, params)
    if (job.userId !== user.userId && !atLeast(project.role, 'engineer'))
      throw new PlatformError('access.denied', { needed: 'engineer' })
    await services.jobs.cancel(params.jobId)
    await audit('job.cancel', { kind: 'job', id: params.jobId })
  },
})
