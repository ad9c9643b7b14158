import { query } from '../../query.ts'
import { instant, text, uuid } from '../../types.ts'

/** The names of all connections of a project, with when each was changed. */
export const namesOfConnections = query({
  name: 'namesOfConnections',
  params: { projectId: uuid },
  row: { id: uuid, name: text, address: text, updatedAt: instant },
  text: `
    SELECT c.id, c.name, c.address, c.updated_at AS "updatedAt" FROM connections c WHERE c.project_id = :projectId`,
})
