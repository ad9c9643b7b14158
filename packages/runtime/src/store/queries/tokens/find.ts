import { query } from '../../query.ts'
import { text } from '../../types.ts'
import { USER } from '../users/columns.ts'
import { TOKEN, TOKEN_COLUMNS } from './columns.ts'

/** A token that counts, by its hash, with what must be known of its user. */
export const findToken = query({
  name: 'findToken',
  params: { tokenHash: text },
  row: { ...TOKEN, username: text, platformAdmin: USER.platformAdmin, language: USER.language },
  text: `
    SELECT ${TOKEN_COLUMNS}, u.username, u.platform_admin AS "platformAdmin", u.language
    FROM api_tokens t JOIN users u ON u.id = t.user_id
    WHERE t.token_hash = :tokenHash AND t.revoked_at IS NULL AND (t.expires_at IS NULL OR t.expires_at > now())
      AND NOT u.disabled`,
})
