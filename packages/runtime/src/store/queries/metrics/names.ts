import { query } from '../../query.ts'
import { instant, nullable, text, uuid } from '../../types.ts'

/** The metrics that a project (null: the platform) has values of since a moment. */
export const metricNames = query({
  name: 'metricNames',
  params: { projectId: nullable(uuid), since: instant },
  row: { name: text },
  text: `
    SELECT DISTINCT name FROM metrics
    WHERE project_id IS NOT DISTINCT FROM :projectId AND at >= :since ORDER BY name`,
})
