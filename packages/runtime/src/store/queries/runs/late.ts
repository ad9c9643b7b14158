import { query } from '../../query.ts'
import { instant, nullable, present, text, uuid } from '../../types.ts'

/** Runs of a project (`pipelineId` null: of all its pipelines) that were meant for a time before a moment and are not over. */
export const lateRuns = query({
  name: 'lateRuns',
  params: { projectId: uuid, pipelineId: nullable(uuid), before: instant },
  row: { runId: uuid, pipelineId: nullable(uuid), name: text, scheduledFor: present(instant) },
  text: `
    SELECT id AS "runId", pipeline_id AS "pipelineId", name, scheduled_for AS "scheduledFor" FROM runs
    WHERE project_id = :projectId AND state IN ('queued', 'running') AND trigger = 'schedule'
      AND scheduled_for < :before AND (:pipelineId IS NULL OR pipeline_id = :pipelineId)
    ORDER BY scheduled_for LIMIT 1000`,
})
