import { query } from '../../query.ts'
import { uuid } from '../../types.ts'

/** With everything in it. Files of uploads and artifacts are to be removed by the caller, before. */
export const deleteProject = query({
  name: 'deleteProject',
  params: { projectId: uuid },
  row: {},
  text: 'DELETE FROM projects WHERE id = :projectId',
})
