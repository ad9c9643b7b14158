import { query } from '../../query.ts'
import { uuid } from '../../types.ts'
import { ROLE } from '../projects/columns.ts'

/** No row: no such member. */
export const updateMember = query({
  name: 'updateMember',
  params: { projectId: uuid, userId: uuid, role: ROLE },
  row: { projectId: uuid, userId: uuid, role: ROLE },
  text: `
    UPDATE members SET role = :role, updated_at = now() WHERE project_id = :projectId AND user_id = :userId
    RETURNING project_id AS "projectId", user_id AS "userId", role`,
})
