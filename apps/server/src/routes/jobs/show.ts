import { findJob } from '@ai-etl/runtime/store/queries/jobs/find'
import { one } from '@ai-etl/runtime/store/query'
import { route } from '../../http/route.ts'
import { jobParams, jobSchema, shownJob } from './job.ts'

export const showJob = route({
  id: 'showJob',
  method: 'GET',
  path: '/jobs/:jobId',
  tag: 'jobs',
  summary: 'How a job stands, and what it ended with',
  scope: { object: 'job', param: 'jobId' },
  params: jobParams,
  answer: jobSchema,
  async handle({ services, params, lang }) {
    return shownJob(await one(services.database, findJob, params), lang)
  },
})
