import { query } from '../../query.ts'
import { instant, text, uuid } from '../../types.ts'
import { SESSION, SESSION_COLUMNS } from './columns.ts'

/**
 * Replaces a living token by the next of its family. No row: it is not alive any more, and of two that come at once
 * only one gets a row: the second waits for the lock and then finds the token replaced.
 */
export const rotateSession = query({
  name: 'rotateSession',
  params: { sessionId: uuid, tokenHash: text, expiresAt: instant, userAgent: text, ip: text },
  row: SESSION,
  text: `
    WITH next AS (SELECT gen_random_uuid() AS id), old AS (
      SELECT o.id, o.user_id, o.family, o.rotation FROM sessions o
      WHERE o.id = :sessionId AND o.expires_at > now() AND o.revoked_at IS NULL AND o.replaced_by IS NULL
      FOR UPDATE
    ), made AS (
      INSERT INTO sessions AS s (id, user_id, family, rotation, token_hash, expires_at, user_agent, ip)
      SELECT next.id, old.user_id, old.family, old.rotation + 1, :tokenHash, :expiresAt, :userAgent, :ip FROM old, next
      RETURNING ${SESSION_COLUMNS}
    ), replaced AS (
      UPDATE sessions SET replaced_by = next.id FROM old, next WHERE sessions.id = old.id
    )
    SELECT * FROM made`,
})
