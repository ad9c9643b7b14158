import { query } from '../../query.ts'
import { json, text, uuid } from '../../types.ts'

/** Adds an event of a job and wakes its followers on every server. */
export const tellJobEvent = query({
  name: 'tellJobEvent',
  params: { jobId: uuid, kind: text, data: json<unknown>() },
  row: {},
  text: `
    WITH told AS (INSERT INTO job_events (job_id, kind, data) VALUES (:jobId, :kind, :data) RETURNING job_id)
    SELECT FROM told, LATERAL pg_notify('ai_etl_jobs', told.job_id::text)`,
})
