import { query } from '../../query.ts'
import { integer, json, text, uuid } from '../../types.ts'
import type { JobInput } from './document.ts'

/** Gives an attempt up for the next one, for whoever knows who held it. */
export const requeueJob = query({
  name: 'requeueJob',
  params: { jobId: uuid, attempt: integer, worker: text, input: json<JobInput>() },
  row: {},
  text: `
    UPDATE jobs SET state = 'queued', worker = NULL, heartbeat_at = NULL, input = :input
    WHERE id = :jobId AND attempt = :attempt AND worker = :worker AND state = 'running'`,
})
