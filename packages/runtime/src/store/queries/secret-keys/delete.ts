import { query } from '../../query.ts'
import { text } from '../../types.ts'

/** Forgets a retired key; refused by the database while anything is sealed with it. */
export const deleteSecretKey = query({
  name: 'deleteSecretKey',
  params: { keyId: text },
  row: {},
  text: `
    DELETE FROM secret_keys WHERE id = :keyId AND state = 'retired'`,
})
