import { query } from '../../query.ts'
import { boolean, text } from '../../types.ts'
import { SESSION, SESSION_COLUMNS } from './columns.ts'

/**
 * By the hash of the refresh token, dead ones included: one that was replaced or revoked tells of reuse. `alive`: not
 * expired, revoked or replaced, by the database's clock.
 */
export const findSession = query({
  name: 'findSession',
  params: { tokenHash: text },
  row: { ...SESSION, alive: boolean, userDisabled: boolean },
  text: `
    SELECT ${SESSION_COLUMNS},
      s.expires_at > now() AND s.revoked_at IS NULL AND s.replaced_by IS NULL AS "alive", u.disabled AS "userDisabled"
    FROM sessions s JOIN users u ON u.id = s.user_id WHERE s.token_hash = :tokenHash`,
})
