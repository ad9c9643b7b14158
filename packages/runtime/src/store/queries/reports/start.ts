import { query } from '../../query.ts'
import { nullable, uuid } from '../../types.ts'

export const startReport = query({
  name: 'startReport',
  params: { reportId: uuid, jobId: nullable(uuid) },
  row: {},
  text: `
    UPDATE reports SET state = 'running', job_id = coalesce(:jobId, job_id) WHERE id = :reportId AND state = 'queued'`,
})
