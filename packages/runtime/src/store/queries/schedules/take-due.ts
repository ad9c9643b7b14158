import { query } from '../../query.ts'
import { instant, integer, text } from '../../types.ts'
import { SCHEDULE, SCHEDULE_COLUMNS } from './columns.ts'

/** Schedules whose time has come, locked to the end of the transaction; those that another server holds are left out. */
export const takeDueSchedules = query({
  name: 'takeDueSchedules',
  params: { until: instant, limit: integer },
  row: { ...SCHEDULE, currentVersion: integer, pipelineName: text },
  text: `
    SELECT ${SCHEDULE_COLUMNS}, p.current_version AS "currentVersion", p.name AS "pipelineName"
    FROM schedules s JOIN pipelines p ON p.id = s.pipeline_id
    WHERE s.enabled AND s.next_at <= :until ORDER BY s.next_at LIMIT :limit
    FOR UPDATE OF s SKIP LOCKED`,
})
