import { query } from '../../query.ts'
import { uuid } from '../../types.ts'
import { ROLE } from '../projects/columns.ts'

/** The role of a user in a project. No row: not a member. */
export const findMember = query({
  name: 'findMember',
  params: { projectId: uuid, userId: uuid },
  row: { role: ROLE },
  text: 'SELECT role FROM members WHERE project_id = :projectId AND user_id = :userId',
})
