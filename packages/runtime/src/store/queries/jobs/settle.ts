import { query } from '../../query.ts'
import { integer, json, nullable, oneOf, text, uuid } from '../../types.ts'

/** Ends a job, for the process that holds this attempt: one that has lost it changes nothing. */
export const settleJob = query({
  name: 'settleJob',
  params: {
    jobId: uuid,
    attempt: integer,
    worker: text,
    state: oneOf('succeeded', 'failed', 'cancelled'),
    result: nullable(json<unknown>()),
    error: nullable(json<unknown>()),
  },
  row: {},
  text: `
    UPDATE jobs SET state = :state, result = :result, error = :error, finished_at = now(), worker = NULL
    WHERE id = :jobId AND attempt = :attempt AND worker = :worker AND state = 'running'`,
})
