import { query } from '../../query.ts'
import { bigint, boolean, text, uuid } from '../../types.ts'

/** The loads of a run that set rows aside, in the order of their first: how many of them could be replayed still. */
export const loadsWithQuarantine = query({
  name: 'loadsWithQuarantine',
  params: { projectId: uuid, runId: uuid },
  row: { target: text, folder: text, replayable: boolean, mended: bigint, left: bigint },
  text: `
    SELECT q.target, q.folder, q.replayable, count(*) FILTER (WHERE q.state = 'mended') AS "mended",
      count(*) FILTER (WHERE q.state <> 'replayed') AS "left"
    FROM quarantined_rows q JOIN runs r ON r.id = q.run_id
    WHERE q.run_id = :runId AND r.project_id = :projectId
    GROUP BY q.target, q.folder, q.replayable ORDER BY min(q.id)`,
})
