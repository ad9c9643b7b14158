import { page } from '@ai-etl/runtime/store/page'
import { listReportSchedules as schedulesOfProject } from '@ai-etl/runtime/store/queries/report-schedules/list'
import { answerPage, pageOf, pageQuery } from '../../http/page.ts'
import { route } from '../../http/route.ts'
import { reportScheduleSchema } from './schedule.ts'

export const listReportSchedules = route({
  id: 'listReportSchedules',
  method: 'GET',
  path: '/report-schedules',
  tag: 'reports',
  summary: 'When reports are made, the newest schedules first',
  scope: 'project',
  query: pageQuery,
  answer: pageOf(reportScheduleSchema),
  async handle({ services, project, query }) {
    return answerPage(await page(services.database, schedulesOfProject, { projectId: project.id }, query))
  },
})
