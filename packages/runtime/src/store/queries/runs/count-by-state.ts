import { query } from '../../query.ts'
import { bigint, instant, uuid } from '../../types.ts'
import { RUN_STATE } from './columns.ts'

/** Runs of a project since a moment, by state. */
export const countRunsByState = query({
  name: 'countRunsByState',
  params: { projectId: uuid, since: instant },
  row: { state: RUN_STATE, runs: bigint },
  text: `
    SELECT state, count(*) AS "runs" FROM runs
    WHERE project_id = :projectId AND created_at >= :since GROUP BY state ORDER BY state`,
})
