import { query } from '../../query.ts'
import { boolean, instant, integer, json, nullable, text, uuid } from '../../types.ts'
import { MISSED, OVERLAP, SCHEDULE, SCHEDULE_COLUMNS } from './columns.ts'

/** Replaces all of a schedule but its pipeline. No row: no such schedule. */
export const updateSchedule = query({
  name: 'updateSchedule',
  params: {
    projectId: uuid,
    scheduleId: uuid,
    cron: nullable(text),
    intervalSeconds: nullable(integer),
    timezone: text,
    params: json(),
    missed: MISSED,
    overlap: OVERLAP,
    enabled: boolean,
    nextAt: nullable(instant),
  },
  row: SCHEDULE,
  text: `
    UPDATE schedules s SET cron = :cron, interval_seconds = :intervalSeconds, timezone = :timezone, params = :params,
      missed = :missed, overlap = :overlap, enabled = :enabled, next_at = :nextAt, updated_at = now()
    WHERE s.id = :scheduleId AND s.project_id = :projectId
    RETURNING ${SCHEDULE_COLUMNS}`,
})
