import { instant, nullable, text, uuid } from '../../types.ts'
import { ROLE } from '../projects/columns.ts'

/** A token as lists show it: `prefix` is its first characters, the rest is known to its owner only. */
export const TOKEN = {
  id: uuid,
  userId: uuid,
  projectId: nullable(uuid),
  name: text,
  prefix: text,
  role: ROLE,
  createdAt: instant,
  expiresAt: nullable(instant),
  lastUsedAt: nullable(instant),
  revokedAt: nullable(instant),
}

/** The columns of TOKEN, of a table `t`. */
export const TOKEN_COLUMNS = `t.id, t.user_id AS "userId", t.project_id AS "projectId", t.name, t.prefix, t.role,
  t.created_at AS "createdAt", t.expires_at AS "expiresAt", t.last_used_at AS "lastUsedAt",
  t.revoked_at AS "revokedAt"`
