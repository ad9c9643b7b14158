import { instant, integer, nullable, oneOf, text, uuid } from '../../types.ts'

export const REVOKED = oneOf('logout', 'logout-everywhere', 'reuse', 'password', 'admin')

/** A refresh token as kept: never the token, nor its hash. */
export const SESSION = {
  id: uuid,
  userId: uuid,
  family: uuid,
  rotation: integer,
  replacedBy: nullable(uuid),
  userAgent: text,
  ip: text,
  createdAt: instant,
  expiresAt: instant,
  revokedAt: nullable(instant),
  revokedReason: nullable(REVOKED),
}

/** The columns of SESSION, of a table `s`. */
export const SESSION_COLUMNS = `s.id, s.user_id AS "userId", s.family, s.rotation, s.replaced_by AS "replacedBy",
  s.user_agent AS "userAgent", s.ip, s.created_at AS "createdAt", s.expires_at AS "expiresAt",
  s.revoked_at AS "revokedAt", s.revoked_reason AS "revokedReason"`
