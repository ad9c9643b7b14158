import { query } from '../../query.ts'
import { present, text, uuid } from '../../types.ts'

/** Runs of the command line that are not known to be over: runs of a server have a job. */
export const openForeignRuns = query({
  name: 'openForeignRuns',
  params: {},
  row: { runId: uuid, runFolder: present(text) },
  text: `
    SELECT id AS "runId", run_folder AS "runFolder" FROM runs
    WHERE state = 'running' AND job_id IS NULL AND worker IS NULL AND run_folder IS NOT NULL`,
})
