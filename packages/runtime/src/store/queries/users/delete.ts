import { query } from '../../query.ts'
import { uuid } from '../../types.ts'

/** What the user made stays, without its author; sessions and tokens go. */
export const deleteUser = query({
  name: 'deleteUser',
  params: { userId: uuid },
  row: {},
  text: 'DELETE FROM users WHERE id = :userId',
})
