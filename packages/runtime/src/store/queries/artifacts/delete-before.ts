import { query } from '../../query.ts'
import { instant, integer, text, uuid } from '../../types.ts'

/** For retention: gives the paths of the files. At most `limit` at a time. */
export const deleteArtifactsBefore = query({
  name: 'deleteArtifactsBefore',
  params: { before: instant, limit: integer },
  row: { id: uuid, path: text },
  text: `
    DELETE FROM artifacts
    WHERE id IN (SELECT id FROM artifacts WHERE created_at < :before ORDER BY created_at LIMIT :limit)
    RETURNING id, path`,
})
