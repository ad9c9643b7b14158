import { query } from '../../query.ts'
import { uuid } from '../../types.ts'

/** With its datasets; their profiles stay. */
export const deleteConnection = query({
  name: 'deleteConnection',
  params: { projectId: uuid, connectionId: uuid },
  row: {},
  text: 'DELETE FROM connections WHERE project_id = :projectId AND id = :connectionId',
})
