import { query } from '../../query.ts'
import { uuid } from '../../types.ts'

/** The job that makes a report. */
export const setReportJob = query({
  name: 'setReportJob',
  params: { reportId: uuid, jobId: uuid },
  row: {},
  text: 'UPDATE reports SET job_id = :jobId WHERE id = :reportId',
})
