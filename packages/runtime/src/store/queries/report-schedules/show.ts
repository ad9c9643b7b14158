import { query } from '../../query.ts'
import { uuid } from '../../types.ts'
import { REPORT_SCHEDULE, REPORT_SCHEDULE_COLUMNS } from './columns.ts'

export const showReportSchedule = query({
  name: 'showReportSchedule',
  params: { projectId: uuid, reportScheduleId: uuid },
  row: REPORT_SCHEDULE,
  text: `
    SELECT ${REPORT_SCHEDULE_COLUMNS} FROM report_schedules s
    WHERE s.id = :reportScheduleId AND s.project_id = :projectId`,
})
