import { query } from '../../query.ts'
import { boolean, integer, json, text, uuid } from '../../types.ts'

/** Says that a process goes on with these jobs, and tells it which of them it still holds. */
export const beatJobs = query({
  name: 'beatJobs',
  params: { worker: text, jobIds: json<readonly string[]>() },
  row: { jobId: uuid, attempt: integer, cancelRequested: boolean },
  text: `
    UPDATE jobs SET heartbeat_at = now() WHERE worker = :worker AND state = 'running'
      AND id IN (SELECT jsonb_array_elements_text(:jobIds)::uuid)
    RETURNING id AS "jobId", attempt, cancel_requested AS "cancelRequested"`,
})
