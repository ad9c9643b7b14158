import { query } from '../../query.ts'
import { integer, json, nullable, oneOf, text, uuid } from '../../types.ts'
import { JOB_STATES, type JobInput } from './document.ts'

/** Asks for the end of a job. One that waits ends at once; one that runs is ended by its process. */
export const requestJobCancel = query({
  name: 'requestJobCancel',
  params: { jobId: uuid },
  row: {
    state: oneOf(...JOB_STATES),
    kind: text,
    attempt: integer,
    projectId: nullable(uuid),
    input: json<JobInput>(),
  },
  text: `
    UPDATE jobs
    SET cancel_requested = true,
      state = CASE state WHEN 'queued' THEN 'cancelled' ELSE state END,
      finished_at = CASE state WHEN 'queued' THEN now() ELSE finished_at END
    WHERE id = :jobId AND state IN ('queued', 'running')
    RETURNING state, kind, attempt, project_id AS "projectId", input`,
})
