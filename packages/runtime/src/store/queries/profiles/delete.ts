import { query } from '../../query.ts'
import { uuid } from '../../types.ts'

export const deleteProfile = query({
  name: 'deleteProfile',
  params: { projectId: uuid, profileId: uuid },
  row: {},
  text: `
    DELETE FROM profiles WHERE id = :profileId AND project_id = :projectId`,
})
