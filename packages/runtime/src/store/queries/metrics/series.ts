import { query } from '../../query.ts'
import { bigint, double, instant, integer, json, nullable, text, uuid } from '../../types.ts'

/** The values of a metric of a project (null: of the platform) between two moments, the earliest first, one a step:
 * the average within it. */
export const metricSeries = query({
  name: 'metricSeries',
  params: { projectId: nullable(uuid), name: text, from: instant, until: instant, stepSeconds: integer },
  row: { at: instant, labels: json<object>(), value: double, samples: bigint },
  text: `
    SELECT to_timestamp(floor(extract(epoch FROM at) / :stepSeconds) * :stepSeconds) AS "at", labels,
      avg(value) AS "value", count(*) AS "samples"
    FROM metrics
    WHERE project_id IS NOT DISTINCT FROM :projectId AND name = :name AND at >= :from AND at < :until
    GROUP BY 1, 2 ORDER BY 1, 2`,
})
