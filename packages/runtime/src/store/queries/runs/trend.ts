import { query } from '../../query.ts'
import { bigint, double, instant, nullable, text, uuid } from '../../types.ts'

/** Runs, rows and seconds a day (of the time zone) of a project or of one of its pipelines, the earliest first. */
export const runTrend = query({
  name: 'runTrend',
  params: { projectId: uuid, pipelineId: nullable(uuid), since: instant, timezone: text },
  row: {
    day: text,
    runs: bigint,
    failed: bigint,
    read: bigint,
    written: bigint,
    rejected: bigint,
    seconds: double,
  },
  text: `
    SELECT to_char(created_at AT TIME ZONE :timezone, 'YYYY-MM-DD') AS "day", count(*) AS "runs",
      count(*) FILTER (WHERE state = 'failed') AS "failed", sum(read_rows)::bigint AS "read",
      sum(written_rows)::bigint AS "written", sum(rejected_rows)::bigint AS "rejected",
      coalesce(sum(extract(epoch FROM finished_at - started_at)), 0)::double precision AS "seconds"
    FROM runs
    WHERE project_id = :projectId AND created_at >= :since AND (:pipelineId IS NULL OR pipeline_id = :pipelineId)
    GROUP BY 1 ORDER BY 1`,
})
