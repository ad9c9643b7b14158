import { query } from '../../query.ts'
import { uuid } from '../../types.ts'

export const setRunJob = query({
  name: 'setRunJob',
  params: { projectId: uuid, runId: uuid, jobId: uuid },
  row: {},
  text: `
    UPDATE runs SET job_id = :jobId WHERE id = :runId AND project_id = :projectId`,
})
