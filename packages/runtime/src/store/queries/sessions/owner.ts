import { query } from '../../query.ts'
import { boolean, nullable, text, uuid } from '../../types.ts'

/** Whose session it is, as long as its access tokens count: neither logged out nor its user disabled. */
export const ownerOfSession = query({
  name: 'ownerOfSession',
  params: { family: uuid },
  row: { userId: uuid, username: text, platformAdmin: boolean, defaultProjectId: nullable(uuid) },
  text: `
    SELECT u.id AS "userId", u.username, u.platform_admin AS "platformAdmin",
      u.default_project_id AS "defaultProjectId"
    FROM users u
    WHERE NOT u.disabled AND u.id = (
      SELECT s.user_id FROM sessions s
      WHERE s.family = :family AND s.revoked_at IS NULL AND s.expires_at > now() LIMIT 1)`,
})
