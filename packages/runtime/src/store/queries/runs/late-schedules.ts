import { query } from '../../query.ts'
import { instant, present, uuid } from '../../types.ts'

/** Enabled schedules of all projects whose time passed before a moment and was not taken. */
export const lateSchedules = query({
  name: 'lateSchedules',
  params: { before: instant },
  row: { scheduleId: uuid, projectId: uuid, pipelineId: uuid, nextAt: present(instant) },
  text: `
    SELECT id AS "scheduleId", project_id AS "projectId", pipeline_id AS "pipelineId", next_at AS "nextAt"
    FROM schedules WHERE enabled AND next_at < :before ORDER BY next_at LIMIT 1000`,
})
