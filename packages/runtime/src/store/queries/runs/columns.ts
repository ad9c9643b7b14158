import { bigint, instant, integer, json, nullable, oneOf, text, uuid } from '../../types.ts'

export const RUN_STATE = oneOf('queued', 'running', 'succeeded', 'failed', 'cancelled', 'unchanged')
export const TRIGGER = oneOf('manual', 'schedule', 'api', 'retry', 'backfill')
/** How a run ends. */
export const RUN_END = oneOf('succeeded', 'failed', 'cancelled', 'unchanged')

/** A run as lists show it: without its document. */
export const RUN = {
  id: uuid,
  projectId: uuid,
  name: text,
  pipelineId: nullable(uuid),
  pipelineVersion: nullable(integer),
  scheduleId: nullable(uuid),
  jobId: nullable(uuid),
  retryOf: nullable(uuid),
  state: RUN_STATE,
  trigger: TRIGGER,
  scheduledFor: nullable(instant),
  runFolder: nullable(text),
  read: bigint,
  written: bigint,
  rejected: bigint,
  filtered: bigint,
  bytes: bigint,
  error: nullable(json()),
  worker: nullable(text),
  startedBy: nullable(uuid),
  createdAt: instant,
  startedAt: nullable(instant),
  finishedAt: nullable(instant),
}

/** The columns of RUN, of a table `r`. */
export const RUN_COLUMNS = `r.id, r.project_id AS "projectId", r.name, r.pipeline_id AS "pipelineId",
  r.pipeline_version AS "pipelineVersion", r.schedule_id AS "scheduleId", r.job_id AS "jobId",
  r.retry_of AS "retryOf", r.state, r.trigger, r.scheduled_for AS "scheduledFor",
  r.run_folder AS "runFolder", r.read_rows AS "read", r.written_rows AS "written",
  r.rejected_rows AS "rejected", r.filtered_rows AS "filtered", r.bytes, r.error, r.worker,
  r.started_by AS "startedBy", r.created_at AS "createdAt", r.started_at AS "startedAt",
  r.finished_at AS "finishedAt"`
