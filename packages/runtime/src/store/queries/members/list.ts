import { list } from '../../page.ts'
import { text, uuid } from '../../types.ts'
import { MEMBER } from './columns.ts'

/** The members of a project by name. */
export const listMembers = list({
  name: 'listMembers',
  params: { projectId: uuid },
  filters: {},
  item: MEMBER,
  select: `m.project_id AS "projectId", m.user_id AS "userId", u.username, u.display_name AS "displayName",
    u.disabled, m.role, m.created_at AS "createdAt"`,
  from: 'members m JOIN users u ON u.id = m.user_id',
  where: ['m.project_id = :projectId'],
  order: {
    by: 'lower(u.username)',
    byType: text,
    id: 'u.id',
    idType: uuid,
    direction: 'ASC',
  },
})
