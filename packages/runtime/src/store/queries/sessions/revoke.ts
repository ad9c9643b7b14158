import { query } from '../../query.ts'
import { uuid } from '../../types.ts'
import { REVOKED } from './columns.ts'

/** One token of a user. */
export const revokeSession = query({
  name: 'revokeSession',
  params: { sessionId: uuid, userId: uuid, reason: REVOKED },
  row: {},
  text: `
    UPDATE sessions SET revoked_at = now(), revoked_reason = :reason
    WHERE id = :sessionId AND user_id = :userId AND revoked_at IS NULL`,
})
