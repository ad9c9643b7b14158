import { query } from '../../query.ts'
import { uuid } from '../../types.ts'

/** Wakes a job's followers on every server. */
export const wakeJobFollowers = query({
  name: 'wakeJobFollowers',
  params: { jobId: uuid },
  row: {},
  text: `SELECT FROM pg_notify('ai_etl_jobs', (:jobId)::text)`,
})
