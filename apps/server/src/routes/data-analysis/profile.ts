import { profileSchema } from '@ai-etl/core/documents/profile'
import { answerByJob, asyncQuery, jobStarted } from '../../analysis/answer.ts'
import { profileOptionsSchema } from '../../analysis/options.ts'
import { checkPersonal } from '../../analysis/personal.ts'
import { route } from '../../http/route.ts'
import { profileJob } from '../../jobs/kinds/profile.ts'
import { readable } from '../../sources/readable.ts'
import { sourceSchema } from '../../sources/source.ts'

export const profile = route({
  id: 'profile',
  method: 'POST',
  path: '/data-analysis/profile',
  tag: 'data-analysis',
  summary: 'Measure a dataset',
  scope: 'project',
  query: asyncQuery,
  accepted: jobStarted,
  body: profileOptionsSchema.extend({ source: sourceSchema }),
  answer: profileSchema,
  async handle(call) {
    const { source, ...options } = call.body
    checkPersonal(options.showPersonal, call.project.role)
    if (options.showPersonal) await call.audit('personal.show', null, { route: 'profile' })
    return answerByJob(profileJob, { source: await readable(source, call.project.id, call.services), ...options }, call)
  },
})
