import { query } from '../../query.ts'
import { instant, text, uuid } from '../../types.ts'
import { SESSION, SESSION_COLUMNS } from './columns.ts'

/** A login: the first token of a family. */
export const insertSession = query({
  name: 'insertSession',
  params: { userId: uuid, family: uuid, tokenHash: text, expiresAt: instant, userAgent: text, ip: text },
  row: SESSION,
  text: `
    INSERT INTO sessions AS s (user_id, family, token_hash, expires_at, user_agent, ip)
    VALUES (:userId, :family, :tokenHash, :expiresAt, :userAgent, :ip)
    RETURNING ${SESSION_COLUMNS}`,
})
