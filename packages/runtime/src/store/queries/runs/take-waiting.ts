import { query } from '../../query.ts'
import { integer, json, nullable, text, uuid } from '../../types.ts'
import { RUN, RUN_COLUMNS } from './columns.ts'

/**
 * Runs of pipelines that wait for their job, each the oldest of its pipeline and none of one that has a run under way;
 * locked to the end of the transaction. With the text of their version.
 */
export const takeWaitingRuns = query({
  name: 'takeWaitingRuns',
  params: { limit: integer },
  row: { ...RUN, request: json(), text, pipelineName: text, createdBy: nullable(uuid) },
  text: `
    SELECT ${RUN_COLUMNS}, r.request, v.text, p.name AS "pipelineName", s.created_by AS "createdBy"
    FROM runs r
      JOIN pipelines p ON p.id = r.pipeline_id
      JOIN pipeline_versions v ON v.pipeline_id = r.pipeline_id AND v.number = r.pipeline_version
      LEFT JOIN schedules s ON s.id = r.schedule_id
    WHERE r.state = 'queued' AND r.job_id IS NULL AND NOT EXISTS (
      SELECT FROM runs o
      WHERE o.pipeline_id = r.pipeline_id AND o.id <> r.id AND o.state IN ('queued', 'running')
        AND (o.job_id IS NOT NULL OR (o.created_at, o.scheduled_for, o.id) < (r.created_at, r.scheduled_for, r.id)))
    ORDER BY r.created_at LIMIT :limit
    FOR UPDATE OF r SKIP LOCKED`,
})
