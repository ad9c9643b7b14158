import { list } from '../../page.ts'
import { instant, uuid } from '../../types.ts'
import { ADVICE, ADVICE_COLUMNS } from './columns.ts'

/** The advice given in a project, the newest first. */
export const listAdvice = list({
  name: 'listAdvice',
  params: { projectId: uuid },
  filters: {
    profileId: { type: uuid, where: 'a.profile_id = :profileId' },
  },
  item: ADVICE,
  select: ADVICE_COLUMNS,
  from: 'advice a',
  where: ['a.project_id = :projectId'],
  order: { by: 'a.created_at', byType: instant, id: 'a.id', idType: uuid, direction: 'DESC' },
})
