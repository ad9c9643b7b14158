import { query } from '../../query.ts'
import { uuid } from '../../types.ts'

/** Its runs stay. */
export const deleteSchedule = query({
  name: 'deleteSchedule',
  params: { projectId: uuid, scheduleId: uuid },
  row: {},
  text: `
    DELETE FROM schedules WHERE id = :scheduleId AND project_id = :projectId`,
})
