import { query } from '../../query.ts'
import { text, uuid } from '../../types.ts'

/** The files that are to be removed with a project. */
export const uploadPathsOfProject = query({
  name: 'uploadPathsOfProject',
  params: { projectId: uuid },
  row: { path: text },
  text: `
    SELECT path FROM uploads WHERE project_id = :projectId ORDER BY path`,
})
