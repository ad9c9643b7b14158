import { query } from '../../query.ts'
import { instant, nullable, text, uuid } from '../../types.ts'
import { ROLE } from '../projects/columns.ts'
import { TOKEN, TOKEN_COLUMNS } from './columns.ts'

/** `projectId` null: good for every project of the user. */
export const insertToken = query({
  name: 'insertToken',
  params: {
    userId: uuid,
    projectId: nullable(uuid),
    name: text,
    prefix: text,
    tokenHash: text,
    role: ROLE,
    expiresAt: nullable(instant),
  },
  row: TOKEN,
  text: `
    INSERT INTO api_tokens AS t (user_id, project_id, name, prefix, token_hash, role, expires_at)
    VALUES (:userId, :projectId, :name, :prefix, :tokenHash, :role, :expiresAt)
    RETURNING ${TOKEN_COLUMNS}`,
})
