import { findJob } from '@ai-etl/runtime/store/queries/jobs/find'
import { one } from '@ai-etl/runtime/store/query'
import { maySeePersonal } from '../../analysis/personal.ts'
import { route } from '../../http/route.ts'
import { jobParams, jobSchema, shownJob } from './job.ts'

export const showJob = route({
  id: 'showJob',
  method: 'GET',
  path: '/jobs/:jobId',
  tag: 'jobs',
  summary:
    'How a job stands, and what it ended with. A result with personal values is shown from the role architect on',
  scope: { object: 'job', param: 'jobId' },
  params: jobParams,
  answer: jobSchema,
  async handle({ services, project, params, lang }) {
    const job = await one(services.database, findJob, params)
    const hidden = job.showsPersonal && !maySeePersonal(project.role)
    return shownJob(hidden ? { ...job, result: null } : job, lang)
  },
})
