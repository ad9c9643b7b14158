import { list } from '../../page.ts'
import { instant, uuid } from '../../types.ts'
import { PROFILE, PROFILE_COLUMNS } from './columns.ts'

/** The profiles of a project, the newest first. */
export const listProfiles = list({
  name: 'listProfiles',
  params: { projectId: uuid },
  filters: {
    datasetId: { type: uuid, where: 'p.dataset_id = :datasetId' },
  },
  item: PROFILE,
  select: PROFILE_COLUMNS,
  from: 'profiles p',
  where: ['p.project_id = :projectId'],
  order: { by: 'p.created_at', byType: instant, id: 'p.id', idType: uuid, direction: 'DESC' },
})
