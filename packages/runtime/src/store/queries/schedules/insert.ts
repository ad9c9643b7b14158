import { query } from '../../query.ts'
import { boolean, instant, integer, json, nullable, text, uuid } from '../../types.ts'
import { MISSED, OVERLAP, SCHEDULE, SCHEDULE_COLUMNS } from './columns.ts'

/** No row: the project has no such pipeline. */
export const insertSchedule = query({
  name: 'insertSchedule',
  params: {
    projectId: uuid,
    pipelineId: uuid,
    cron: nullable(text),
    intervalSeconds: nullable(integer),
    timezone: text,
    params: json(),
    missed: MISSED,
    overlap: OVERLAP,
    fromDocument: boolean,
    enabled: boolean,
    nextAt: nullable(instant),
    createdBy: nullable(uuid),
  },
  row: SCHEDULE,
  text: `
    INSERT INTO schedules AS s (project_id, pipeline_id, cron, interval_seconds, timezone, params, missed, overlap,
      from_document, enabled, next_at, created_by)
    SELECT p.project_id, p.id, :cron, :intervalSeconds, :timezone, :params, :missed, :overlap,
      :fromDocument, :enabled, :nextAt, :createdBy
    FROM pipelines p WHERE p.id = :pipelineId AND p.project_id = :projectId
    RETURNING ${SCHEDULE_COLUMNS}`,
})
