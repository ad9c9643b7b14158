import { query } from '../../query.ts'
import { uuid } from '../../types.ts'

/** Its reports stay. */
export const deleteReportSchedule = query({
  name: 'deleteReportSchedule',
  params: { projectId: uuid, reportScheduleId: uuid },
  row: {},
  text: `
    DELETE FROM report_schedules WHERE id = :reportScheduleId AND project_id = :projectId`,
})
