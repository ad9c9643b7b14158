import { list } from '../../page.ts'
import { instant, uuid } from '../../types.ts'
import { PROJECT, PROJECT_COLUMNS, ROLE } from './columns.ts'

/** The projects that a user is a member of, with the role, the newest first. */
export const listProjectsOfUser = list({
  name: 'listProjectsOfUser',
  params: { userId: uuid },
  filters: {},
  item: { ...PROJECT, role: ROLE },
  select: `${PROJECT_COLUMNS}, m.role`,
  from: 'members m JOIN projects p ON p.id = m.project_id',
  where: ['m.user_id = :userId'],
  order: { by: 'p.created_at', byType: instant, id: 'p.id', idType: uuid, direction: 'DESC' },
})
