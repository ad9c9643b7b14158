import { qualitySchema } from '@ai-etl/core/documents/queries'
import { answerByJob, asyncQuery, jobStarted } from '../../analysis/answer.ts'
import { profileOptionsSchema } from '../../analysis/options.ts'
import { checkPersonal } from '../../analysis/personal.ts'
import { route } from '../../http/route.ts'
import { dataQualityReportJob } from '../../jobs/kinds/data-quality-report.ts'
import { readable } from '../../sources/readable.ts'
import { sourceSchema } from '../../sources/source.ts'

export const dataQualityReport = route({
  id: 'dataQualityReport',
  method: 'POST',
  path: '/data-analysis/data-quality-report',
  tag: 'data-analysis',
  summary: 'Score the quality of a dataset, with findings and how to mend them',
  scope: 'project',
  query: asyncQuery,
  accepted: jobStarted,
  body: profileOptionsSchema.extend({ source: sourceSchema }),
  answer: qualitySchema,
  async handle(call) {
    const { source, ...options } = call.body
    checkPersonal(options.showPersonal, call.project.role)
    if (options.showPersonal) await call.audit('personal.show', null, { route: 'dataQualityReport' })
    const input = { source: await readable(source, call.project.id, call.services), ...options }
    return answerByJob(dataQualityReportJob, input, call)
  },
})
