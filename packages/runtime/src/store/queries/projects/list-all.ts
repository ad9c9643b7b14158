import { list } from '../../page.ts'
import { instant, uuid } from '../../types.ts'
import { PROJECT, PROJECT_COLUMNS } from './columns.ts'

/** Every project, for the administrator of the platform. */
export const listAllProjects = list({
  name: 'listAllProjects',
  params: {},
  filters: {},
  item: PROJECT,
  select: PROJECT_COLUMNS,
  from: 'projects p',
  where: [],
  order: { by: 'p.created_at', byType: instant, id: 'p.id', idType: uuid, direction: 'DESC' },
})
