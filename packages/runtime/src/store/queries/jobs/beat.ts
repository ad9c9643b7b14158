import { query } from '../../query.ts'
import { boolean, integer, text, uuid } from '../../types.ts'

/** Says that a process lives, and tells it what it still holds. */
export const beatJobs = query({
  name: 'beatJobs',
  params: { worker: text },
  row: { jobId: uuid, attempt: integer, cancelRequested: boolean },
  text: `
    UPDATE jobs SET heartbeat_at = now() WHERE worker = :worker AND state = 'running'
    RETURNING id AS "jobId", attempt, cancel_requested AS "cancelRequested"`,
})
