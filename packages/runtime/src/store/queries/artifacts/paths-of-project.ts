import { query } from '../../query.ts'
import { text, uuid } from '../../types.ts'

/** The files that are to be removed with a project. */
export const artifactPathsOfProject = query({
  name: 'artifactPathsOfProject',
  params: { projectId: uuid },
  row: { path: text },
  text: `
    SELECT path FROM artifacts WHERE project_id = :projectId ORDER BY path`,
})
