import { query } from '../../query.ts'
import { bigint, json, text, uuid } from '../../types.ts'

/** Adds an event of a job and wakes nobody. `previous` is the job's event before it; 0: it is the first. */
export const addJobEvent = query({
  name: 'addJobEvent',
  params: { jobId: uuid, kind: text, data: json<unknown>() },
  row: { id: bigint, previous: bigint },
  text: `
    INSERT INTO job_events (job_id, kind, data) VALUES (:jobId, :kind, :data)
    RETURNING id, (SELECT coalesce(max(before.id), 0) FROM job_events before WHERE before.job_id = :jobId) AS "previous"`,
})
