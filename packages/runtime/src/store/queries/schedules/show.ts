import { query } from '../../query.ts'
import { uuid } from '../../types.ts'
import { SCHEDULE, SCHEDULE_COLUMNS } from './columns.ts'

export const showSchedule = query({
  name: 'showSchedule',
  params: { projectId: uuid, scheduleId: uuid },
  row: SCHEDULE,
  text: `
    SELECT ${SCHEDULE_COLUMNS} FROM schedules s WHERE s.id = :scheduleId AND s.project_id = :projectId`,
})
