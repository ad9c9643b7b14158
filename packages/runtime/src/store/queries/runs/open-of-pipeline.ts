import { query } from '../../query.ts'
import { uuid } from '../../types.ts'
import { RUN, RUN_COLUMNS } from './columns.ts'

/** Runs of a pipeline that wait or go on, the oldest first: what a schedule looks at for overlap. */
export const openRunsOfPipeline = query({
  name: 'openRunsOfPipeline',
  params: { pipelineId: uuid },
  row: RUN,
  text: `
    SELECT ${RUN_COLUMNS} FROM runs r
    WHERE r.pipeline_id = :pipelineId AND r.state IN ('queued', 'running') ORDER BY r.created_at, r.id`,
})
