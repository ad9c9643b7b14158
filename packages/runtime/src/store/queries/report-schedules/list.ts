import { list } from '../../page.ts'
import { instant, uuid } from '../../types.ts'
import { REPORT_SCHEDULE, REPORT_SCHEDULE_COLUMNS } from './columns.ts'

/** The report schedules of a project, the newest first. */
export const listReportSchedules = list({
  name: 'listReportSchedules',
  params: { projectId: uuid },
  filters: {},
  item: REPORT_SCHEDULE,
  select: REPORT_SCHEDULE_COLUMNS,
  from: 'report_schedules s',
  where: ['s.project_id = :projectId'],
  order: { by: 's.created_at', byType: instant, id: 's.id', idType: uuid, direction: 'DESC' },
})
