import { page } from '@ai-etl/runtime/store/page'
import { JOB_STATES } from '@ai-etl/runtime/store/queries/jobs/document'
import { listJobs as jobs } from '@ai-etl/runtime/store/queries/jobs/list'
import { z } from 'zod'
import { answerPage, pageOf, pageQuery } from '../../http/page.ts'
import { route } from '../../http/route.ts'
import { jobItemSchema } from './job.ts'

export const listJobs = route({
  id: 'listJobs',
  method: 'GET',
  path: '/jobs',
  tag: 'jobs',
  summary: 'Long work of a project, the newest first',
  scope: 'project',
  query: pageQuery.extend({ state: z.enum(JOB_STATES).optional(), kind: z.string().max(100).optional() }),
  answer: pageOf(jobItemSchema.extend({ projectId: z.uuid().nullable(), cancelRequested: z.boolean() })),
  async handle({ services, project, query }) {
    const { state = null, kind = null } = query
    return answerPage(await page(services.database, jobs, { projectId: project.id, state, kind }, query))
  },
})
