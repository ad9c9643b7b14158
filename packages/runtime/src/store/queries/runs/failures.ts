import { query } from '../../query.ts'
import { bigint, instant, json, nullable, present, text, uuid } from '../../types.ts'

/** Why runs of a project failed since a moment, the most frequent reason first, each with the newest run's failure. */
export const runFailures = query({
  name: 'runFailures',
  params: { projectId: uuid, since: instant },
  row: {
    code: nullable(text),
    runs: bigint,
    lastAt: present(instant),
    error: nullable(json()),
    failure: nullable(json()),
  },
  text: `
    SELECT coalesce(r.error ->> 'code', r.document #>> '{failure,code}') AS "code", count(*) AS "runs",
      max(r.created_at) AS "lastAt", (array_agg(r.error ORDER BY r.created_at DESC))[1] AS "error",
      (array_agg(r.document -> 'failure' ORDER BY r.created_at DESC))[1] AS "failure"
    FROM runs r
    WHERE r.project_id = :projectId AND r.created_at >= :since AND r.state = 'failed'
    GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 100`,
})
