import { query } from '../../query.ts'
import { text, uuid } from '../../types.ts'

/** The whole address of a connection, sealed. */
export const findSealedConnection = query({
  name: 'findSealedConnection',
  params: { projectId: uuid, connectionId: uuid },
  row: { name: text, sealed: text },
  text: 'SELECT name, sealed FROM connections WHERE project_id = :projectId AND id = :connectionId',
})
