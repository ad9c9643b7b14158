import { list } from '../../page.ts'
import { instant, uuid } from '../../types.ts'
import { DESIGN, DESIGN_COLUMNS, DIALECT } from './columns.ts'

/** The designs of a project, the newest first. */
export const listDesigns = list({
  name: 'listDesigns',
  params: { projectId: uuid },
  filters: {
    dialect: { type: DIALECT, where: 'd.dialect = :dialect' },
    profileId: { type: uuid, where: 'd.profile_id = :profileId' },
  },
  item: DESIGN,
  select: DESIGN_COLUMNS,
  from: 'designs d',
  where: ['d.project_id = :projectId'],
  order: { by: 'd.created_at', byType: instant, id: 'd.id', idType: uuid, direction: 'DESC' },
})
