import { query } from '../../query.ts'
import { uuid } from '../../types.ts'

export const removeMember = query({
  name: 'removeMember',
  params: { projectId: uuid, userId: uuid },
  row: {},
  text: 'DELETE FROM members WHERE project_id = :projectId AND user_id = :userId',
})
