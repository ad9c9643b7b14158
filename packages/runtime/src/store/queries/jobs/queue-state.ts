import { query } from '../../query.ts'
import { bigint, double } from '../../types.ts'

/** How much work waits and goes on, and how long the oldest that waits has done so. */
export const jobQueueState = query({
  name: 'jobQueueState',
  params: {},
  row: { queued: bigint, running: bigint, oldestSeconds: double },
  text: `
    SELECT count(*) FILTER (WHERE state = 'queued') AS "queued", count(*) FILTER (WHERE state = 'running') AS "running",
      coalesce(extract(epoch FROM now() - min(created_at) FILTER (WHERE state = 'queued')), 0)::double precision
        AS "oldestSeconds"
    FROM jobs WHERE state IN ('queued', 'running')`,
})
