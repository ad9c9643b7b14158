import { query } from '../../query.ts'
import { instant, integer } from '../../types.ts'

/** For retention, with their events; at most `limit` at a time. */
export const deleteJobsFinishedBefore = query({
  name: 'deleteJobsFinishedBefore',
  params: { before: instant, limit: integer },
  row: {},
  text: `
    DELETE FROM jobs WHERE id IN (SELECT id FROM jobs WHERE finished_at < :before ORDER BY finished_at LIMIT :limit)`,
})
