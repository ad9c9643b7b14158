import { query } from '../../query.ts'
import { json, uuid } from '../../types.ts'
import { RUN, RUN_COLUMNS } from './columns.ts'

/** The run that a job carries out. */
export const findRunByJob = query({
  name: 'findRunByJob',
  params: { jobId: uuid },
  row: { ...RUN, request: json() },
  text: `
    SELECT ${RUN_COLUMNS}, r.request FROM runs r WHERE r.job_id = :jobId`,
})
