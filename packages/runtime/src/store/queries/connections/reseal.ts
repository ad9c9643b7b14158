import { query } from '../../query.ts'
import { text, uuid } from '../../types.ts'

/** Touches no row when the connection was changed meanwhile. */
export const resealConnection = query({
  name: 'resealConnection',
  params: { id: uuid, was: text, sealed: text, keyId: text },
  row: {},
  text: `
    UPDATE connections SET sealed = :sealed, key_id = :keyId WHERE id = :id AND sealed = :was`,
})
