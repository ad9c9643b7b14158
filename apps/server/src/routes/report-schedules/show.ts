import { showReportSchedule as scheduleOfProject } from '@ai-etl/runtime/store/queries/report-schedules/show'
import { one } from '@ai-etl/runtime/store/query'
import { route } from '../../http/route.ts'
import { shownReportSchedule } from './kept.ts'
import { reportScheduleParams, reportScheduleSchema, reportScheduleScope } from './schedule.ts'

export const showReportSchedule = route({
  id: 'showReportSchedule',
  method: 'GET',
  path: '/report-schedules/:reportScheduleId',
  tag: 'reports',
  summary: 'A schedule of reports',
  scope: reportScheduleScope,
  params: reportScheduleParams,
  answer: reportScheduleSchema,
  async handle({ services, project, params }) {
    return shownReportSchedule(await one(services.database, scheduleOfProject, { projectId: project.id, ...params }))
  },
})
