import { query } from '../../query.ts'
import { integer, text, uuid } from '../../types.ts'

/** For the rotation of keys: connections of all projects that another key than the given one sealed. */
export const connectionsSealedByOtherKeys = query({
  name: 'connectionsSealedByOtherKeys',
  params: { keyId: text, limit: integer },
  row: { id: uuid, sealed: text, keyId: text },
  text: `
    SELECT id, sealed, key_id AS "keyId" FROM connections WHERE key_id <> :keyId ORDER BY id LIMIT :limit`,
})
