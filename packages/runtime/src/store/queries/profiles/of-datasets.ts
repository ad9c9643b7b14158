import { query } from '../../query.ts'
import { integer, json, text, uuid } from '../../types.ts'

/** The datasets of a project with their last profiles, the newest first. */
export const profilesOfDatasets = query({
  name: 'profilesOfDatasets',
  params: { projectId: uuid, limit: integer },
  row: { id: uuid, name: text, document: json() },
  text: `
    SELECT d.id, coalesce(d.title, d.name) AS name, p.document FROM datasets d JOIN profiles p ON p.id = d.profile_id
    WHERE d.project_id = :projectId ORDER BY d.created_at DESC, d.id DESC LIMIT :limit`,
})
