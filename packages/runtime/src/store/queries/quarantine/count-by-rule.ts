import { query } from '../../query.ts'
import { bigint, boolean, text, uuid } from '../../types.ts'

/** Rejected rows of a run by load and rule, the most frequent first. */
export const countQuarantineByRule = query({
  name: 'countQuarantineByRule',
  params: { projectId: uuid, runId: uuid },
  row: { target: text, replayable: boolean, rule: text, rows: bigint, open: bigint, mended: bigint, replayed: bigint },
  text: `
    SELECT q.target, q.replayable, q.rule, count(*) AS "rows", count(*) FILTER (WHERE q.state = 'open') AS "open",
      count(*) FILTER (WHERE q.state = 'mended') AS "mended", count(*) FILTER (WHERE q.state = 'replayed') AS "replayed"
    FROM quarantined_rows q JOIN runs r ON r.id = q.run_id
    WHERE q.run_id = :runId AND r.project_id = :projectId 
    GROUP BY q.target, q.replayable, q.rule ORDER BY count(*) DESC, q.target, q.rule`,
})
