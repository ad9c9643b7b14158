import { list } from '../../page.ts'
import { instant, text, uuid } from '../../types.ts'
import { CONNECTION, CONNECTION_COLUMNS } from './columns.ts'

/** The connections of a project, the newest first. */
export const listConnections = list({
  name: 'listConnections',
  params: { projectId: uuid },
  filters: { connector: { type: text, where: 'c.connector = :connector' } },
  item: CONNECTION,
  select: CONNECTION_COLUMNS,
  from: 'connections c',
  where: ['c.project_id = :projectId'],
  order: { by: 'c.created_at', byType: instant, id: 'c.id', idType: uuid, direction: 'DESC' },
})
