import { query } from '../../query.ts'
import { instant, integer, json, nullable, text, uuid } from '../../types.ts'
import { RUN, RUN_COLUMNS, TRIGGER } from './columns.ts'

/** A queued run of a version of a pipeline, or (both null) of a plain load. `request` never holds a secret. */
export const insertRun = query({
  name: 'insertRun',
  params: {
    projectId: uuid,
    name: text,
    pipelineId: nullable(uuid),
    pipelineVersion: nullable(integer),
    scheduleId: nullable(uuid),
    jobId: nullable(uuid),
    retryOf: nullable(uuid),
    trigger: TRIGGER,
    request: json(),
    scheduledFor: nullable(instant),
    startedBy: nullable(uuid),
  },
  row: RUN,
  text: `
    INSERT INTO runs AS r (project_id, name, pipeline_id, pipeline_version, schedule_id, job_id, retry_of, trigger,
      request, scheduled_for, started_by)
    VALUES (:projectId, :name, :pipelineId, :pipelineVersion, :scheduleId, :jobId, :retryOf, :trigger,
      :request, :scheduledFor, :startedBy)
    RETURNING ${RUN_COLUMNS}`,
})
