import { query } from '../../query.ts'
import { nullable, uuid } from '../../types.ts'
import { REVOKED } from './columns.ts'

/** Logout everywhere; `exceptFamily` keeps the login that asks for it. */
export const revokeAllOfUser = query({
  name: 'revokeAllOfUser',
  params: { userId: uuid, reason: REVOKED, exceptFamily: nullable(uuid) },
  row: {},
  text: `
    UPDATE sessions SET revoked_at = now(), revoked_reason = :reason
    WHERE user_id = :userId AND revoked_at IS NULL AND family IS DISTINCT FROM :exceptFamily`,
})
