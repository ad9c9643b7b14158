import { updateReportSchedule as updateOfProject } from '@ai-etl/runtime/store/queries/report-schedules/update'
import { one } from '@ai-etl/runtime/store/query'
import { route } from '../../http/route.ts'
import { keptReportSchedule, shownReportSchedule } from './kept.ts'
import { reportScheduleBody, reportScheduleParams, reportScheduleSchema, reportScheduleScope } from './schedule.ts'

export const updateReportSchedule = route({
  id: 'updateReportSchedule',
  method: 'PUT',
  path: '/report-schedules/:reportScheduleId',
  tag: 'reports',
  summary: 'Replace a schedule of reports',
  scope: reportScheduleScope,
  params: reportScheduleParams,
  body: reportScheduleBody,
  answer: reportScheduleSchema,
  async handle({ services, project, params, body, lang, audit }) {
    const kept = await keptReportSchedule(services, project.id, body, lang)
    const updated = await one(services.database, updateOfProject, { ...kept, ...params })
    await audit('report-schedule.update', { kind: 'reportSchedule', id: params.reportScheduleId }, { cron: body.cron })
    return shownReportSchedule(updated)
  },
})
