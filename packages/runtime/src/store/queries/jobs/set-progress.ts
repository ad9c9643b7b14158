import { query } from '../../query.ts'
import { json, uuid } from '../../types.ts'

/** Keeps the newest progress of a job, for whoever looks without following. */
export const setJobProgress = query({
  name: 'setJobProgress',
  params: { jobId: uuid, progress: json<unknown>() },
  row: {},
  text: `UPDATE jobs SET progress = :progress WHERE id = :jobId AND state = 'running'`,
})
