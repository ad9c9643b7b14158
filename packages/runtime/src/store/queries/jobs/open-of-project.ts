import { query } from '../../query.ts'
import { uuid } from '../../types.ts'

/** What waits or runs in a project, to be cancelled before the project goes. */
export const openJobsOfProject = query({
  name: 'openJobsOfProject',
  params: { projectId: uuid },
  row: { id: uuid },
  text: `SELECT id FROM jobs WHERE project_id = :projectId AND state IN ('queued', 'running')`,
})
