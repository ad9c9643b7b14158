import { query } from '../../query.ts'
import { text, uuid } from '../../types.ts'

export const resealConnection = query({
  name: 'resealConnection',
  params: { connectionId: uuid, sealed: text, keyId: text },
  row: {},
  text: 'UPDATE connections SET sealed = :sealed, key_id = :keyId WHERE id = :connectionId',
})
