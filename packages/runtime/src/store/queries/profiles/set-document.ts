import { query } from '../../query.ts'
import { json, uuid } from '../../types.ts'

/** After people said otherwise of a field: what was measured stays in it. */
export const setProfileDocument = query({
  name: 'setProfileDocument',
  params: { projectId: uuid, profileId: uuid, document: json() },
  row: {},
  text: `
    UPDATE profiles SET document = :document WHERE id = :profileId AND project_id = :projectId`,
})
