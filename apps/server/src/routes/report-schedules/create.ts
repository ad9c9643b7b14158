import { insertReportSchedule } from '@ai-etl/runtime/store/queries/report-schedules/insert'
import { one } from '@ai-etl/runtime/store/query'
import { route } from '../../http/route.ts'
import { keptReportSchedule, shownReportSchedule } from './kept.ts'
import { reportScheduleBody, reportScheduleSchema } from './schedule.ts'

export const createReportSchedule = route({
  id: 'createReportSchedule',
  method: 'POST',
  path: '/report-schedules',
  tag: 'reports',
  summary: 'Make a report by the clock',
  scope: 'project',
  body: reportScheduleBody,
  answer: reportScheduleSchema,
  status: 201,
  async handle({ services, project, user, body, lang, audit }) {
    const kept = await keptReportSchedule(services, project.id, body, lang)
    const made = await one(services.database, insertReportSchedule, { ...kept, createdBy: user.userId })
    await audit('report-schedule.create', { kind: 'reportSchedule', id: made.id }, { kind: made.kind, cron: made.cron })
    return shownReportSchedule(made)
  },
})
