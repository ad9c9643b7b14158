import { query } from '../../query.ts'
import { uuid } from '../../types.ts'
import { ROLE } from '../projects/columns.ts'

/** No row: the user is a member already. */
export const insertMember = query({
  name: 'insertMember',
  params: { projectId: uuid, userId: uuid, role: ROLE },
  row: { projectId: uuid, userId: uuid, role: ROLE },
  text: `
    INSERT INTO members (project_id, user_id, role) VALUES (:projectId, :userId, :role)
    ON CONFLICT DO NOTHING
    RETURNING project_id AS "projectId", user_id AS "userId", role`,
})
