import { query } from '../../query.ts'
import { uuid } from '../../types.ts'
import { CONNECTION, CONNECTION_COLUMNS } from './columns.ts'

export const showConnection = query({
  name: 'showConnection',
  params: { projectId: uuid, connectionId: uuid },
  row: CONNECTION,
  text: `SELECT ${CONNECTION_COLUMNS} FROM connections c WHERE c.project_id = :projectId AND c.id = :connectionId`,
})
