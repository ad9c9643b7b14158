import { query } from '../../query.ts'
import { text, uuid } from '../../types.ts'
import { CONNECTION, CONNECTION_COLUMNS } from './columns.ts'

/** What `@name` means in a project, with the sealed address, for use only. */
export const findSealedConnectionByName = query({
  name: 'findSealedConnectionByName',
  params: { projectId: uuid, name: text },
  row: { ...CONNECTION, sealed: text, keyId: text },
  text: `
    SELECT ${CONNECTION_COLUMNS}, c.sealed, c.key_id AS "keyId"
    FROM connections c WHERE c.project_id = :projectId AND c.name = :name`,
})
