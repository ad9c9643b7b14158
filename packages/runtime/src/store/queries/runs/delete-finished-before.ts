import { query } from '../../query.ts'
import { instant, integer, nullable, text, uuid } from '../../types.ts'

/** For retention: gives the folders of the runs that were deleted, for the caller to remove. At most `limit` at a time. */
export const deleteRunsFinishedBefore = query({
  name: 'deleteRunsFinishedBefore',
  params: { before: instant, limit: integer },
  row: { id: uuid, runFolder: nullable(text) },
  text: `
    DELETE FROM runs WHERE id IN (SELECT id FROM runs WHERE finished_at < :before ORDER BY finished_at LIMIT :limit)
    RETURNING id, run_folder AS "runFolder"`,
})
