import { query } from '../../query.ts'
import { text, uuid } from '../../types.ts'
import { ROLE } from '../projects/columns.ts'

/** All memberships of a user, the first project first. */
export const membershipsOfUser = query({
  name: 'membershipsOfUser',
  params: { userId: uuid },
  row: { projectId: uuid, projectName: text, role: ROLE },
  text: `
    SELECT p.id AS "projectId", p.name AS "projectName", m.role
    FROM members m JOIN projects p ON p.id = m.project_id
    WHERE m.user_id = :userId ORDER BY p.created_at, p.id`,
})
