import { query } from '../../query.ts'
import { json, uuid } from '../../types.ts'
import { PROFILE, PROFILE_COLUMNS } from './columns.ts'

/** With its document. */
export const showProfile = query({
  name: 'showProfile',
  params: { projectId: uuid, profileId: uuid },
  row: { ...PROFILE, document: json() },
  text: `
    SELECT ${PROFILE_COLUMNS}, p.document FROM profiles p WHERE p.id = :profileId AND p.project_id = :projectId`,
})
