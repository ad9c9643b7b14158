import { query } from '../../query.ts'
import { boolean, integer, json, nullable, text, uuid } from '../../types.ts'
import type { JobInput } from './document.ts'

/** Begins an attempt, unless another process has begun it or the job is over. */
export const claimJob = query({
  name: 'claimJob',
  params: { jobId: uuid, attempt: integer, worker: text },
  row: {
    kind: text,
    projectId: nullable(uuid),
    userId: nullable(uuid),
    input: json<JobInput>(),
    cancelRequested: boolean,
  },
  text: `
    UPDATE jobs
    SET state = 'running', attempt = :attempt, worker = :worker, heartbeat_at = now(),
      started_at = coalesce(started_at, now())
    WHERE id = :jobId AND state = 'queued' AND attempt = :attempt - 1
    RETURNING kind, project_id AS "projectId", user_id AS "userId", input, cancel_requested AS "cancelRequested"`,
})
