import { query } from '../../query.ts'
import { text, texts, uuid } from '../../types.ts'

/** Connections of a project by name, with their sealed addresses: for what takes many at once. */
export const sealedConnections = query({
  name: 'sealedConnections',
  params: { projectId: uuid, names: texts },
  row: { name: text, sealed: text },
  text: `
    SELECT name, sealed FROM connections WHERE project_id = :projectId AND name = ANY (:names) ORDER BY name`,
})
