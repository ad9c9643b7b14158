import { query } from '../../query.ts'
import { boolean, integer, json, nullable, present, text, uuid } from '../../types.ts'
import type { JobInput } from './document.ts'

/**
 * Jobs whose process is gone. A process names its listening connection after itself: when that vanished from the
 * server and the process says nothing more, it is dead; one that only says nothing is given longer.
 */
export const findAbandonedJobs = query({
  name: 'findAbandonedJobs',
  params: { vanishedSeconds: integer, silentSeconds: integer },
  row: {
    jobId: uuid,
    kind: text,
    projectId: nullable(uuid),
    userId: nullable(uuid),
    attempt: integer,
    worker: present(text),
    input: json<JobInput>(),
    cancelRequested: boolean,
  },
  text: `
    SELECT id AS "jobId", kind, project_id AS "projectId", user_id AS "userId", attempt, worker, input,
      cancel_requested AS "cancelRequested"
    FROM jobs
    WHERE state = 'running'
      AND (heartbeat_at < now() - make_interval(secs => :silentSeconds)
        OR (heartbeat_at < now() - make_interval(secs => :vanishedSeconds)
          AND NOT EXISTS (SELECT FROM pg_stat_activity WHERE application_name = jobs.worker)))`,
})
