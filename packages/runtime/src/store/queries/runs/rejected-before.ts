import { query } from '../../query.ts'
import { instant, integer, present, text, uuid } from '../../types.ts'

/** For retention: folders of runs with rejected rows that were finished before a moment and behind another, the oldest first. */
export const runsRejectedBefore = query({
  name: 'runsRejectedBefore',
  params: { before: instant, after: instant, limit: integer },
  row: { runId: uuid, runFolder: present(text), finishedAt: present(instant) },
  text: `
    SELECT id AS "runId", run_folder AS "runFolder", finished_at AS "finishedAt" FROM runs
    WHERE finished_at < :before AND finished_at > :after AND rejected_rows > 0 AND run_folder IS NOT NULL
    ORDER BY finished_at LIMIT :limit`,
})
