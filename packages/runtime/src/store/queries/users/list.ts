import { list } from '../../page.ts'
import { boolean, instant, text, uuid } from '../../types.ts'
import { USER, USER_COLUMNS } from './columns.ts'

/** All users, the newest first. `search`: a part of the name. */
export const listUsers = list({
  name: 'listUsers',
  params: {},
  filters: {
    search: { type: text, where: 'strpos(lower(u.username), lower(:search)) > 0' },
    disabled: { type: boolean, where: 'u.disabled = :disabled' },
  },
  item: USER,
  select: USER_COLUMNS,
  from: 'users u',
  where: [],
  order: { by: 'u.created_at', byType: instant, id: 'u.id', idType: uuid, direction: 'DESC' },
})
