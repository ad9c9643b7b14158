import { query } from '../../query.ts'
import { instant, integer } from '../../types.ts'
import { REPORT_SCHEDULE, REPORT_SCHEDULE_COLUMNS } from './columns.ts'

/** Those whose time has come, locked to the end of the transaction; those that another server holds are left out. */
export const takeDueReportSchedules = query({
  name: 'takeDueReportSchedules',
  params: { until: instant, limit: integer },
  row: REPORT_SCHEDULE,
  text: `
    SELECT ${REPORT_SCHEDULE_COLUMNS} FROM report_schedules s
    WHERE s.enabled AND s.next_at <= :until ORDER BY s.next_at LIMIT :limit
    FOR UPDATE SKIP LOCKED`,
})
