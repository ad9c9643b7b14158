import { query } from '../../query.ts'
import { uuid } from '../../types.ts'
import { SESSION, SESSION_COLUMNS } from './columns.ts'

/** Where a user is logged in: the living token of each family. */
export const listSessionsOfUser = query({
  name: 'listSessionsOfUser',
  params: { userId: uuid },
  row: SESSION,
  text: `
    SELECT ${SESSION_COLUMNS} FROM sessions s
    WHERE s.user_id = :userId AND s.expires_at > now() AND s.revoked_at IS NULL AND s.replaced_by IS NULL
    ORDER BY s.created_at DESC, s.id DESC LIMIT 200`,
})
