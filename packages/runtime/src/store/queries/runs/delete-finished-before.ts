import { query } from '../../query.ts'
import { instant, integer, nullable, text, uuid } from '../../types.ts'

/**
 * For retention: gives the folders of the runs that were deleted, for the caller to remove. At most `limit` at a time. The
 * run that the next one of its pipeline goes on from by a cursor stays.
 */
export const deleteRunsFinishedBefore = query({
  name: 'deleteRunsFinishedBefore',
  params: { before: instant, limit: integer },
  row: { id: uuid, runFolder: nullable(text) },
  text: `
    DELETE FROM runs WHERE id IN (
      SELECT r.id FROM runs r WHERE r.finished_at < :before AND NOT (
        r.pipeline_id IS NOT NULL AND r.state IN ('succeeded', 'unchanged')
        AND jsonb_array_length(coalesce(r.document #> '{incremental,targets}', '[]')) > 0
        AND NOT EXISTS (
          SELECT FROM runs later
          WHERE later.pipeline_id = r.pipeline_id AND (later.created_at, later.id) > (r.created_at, r.id)
            AND later.state IN ('succeeded', 'unchanged')
            AND jsonb_array_length(coalesce(later.document #> '{incremental,targets}', '[]')) > 0))
      ORDER BY r.finished_at LIMIT :limit)
    RETURNING id, run_folder AS "runFolder"`,
})
