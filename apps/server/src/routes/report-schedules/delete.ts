import { deleteReportSchedule as deleteOfProject } from '@ai-etl/runtime/store/queries/report-schedules/delete'
import { none } from '@ai-etl/runtime/store/query'
import { route } from '../../http/route.ts'
import { reportScheduleParams, reportScheduleScope } from './schedule.ts'

export const deleteReportSchedule = route({
  id: 'deleteReportSchedule',
  method: 'DELETE',
  path: '/report-schedules/:reportScheduleId',
  tag: 'reports',
  summary: 'Remove a schedule of reports; the reports stay',
  scope: reportScheduleScope,
  params: reportScheduleParams,
  answer: null,
  async handle({ services, project, params, audit }) {
    await none(services.database, deleteOfProject, { projectId: project.id, ...params })
    await audit('report-schedule.delete', { kind: 'reportSchedule', id: params.reportScheduleId })
  },
})
