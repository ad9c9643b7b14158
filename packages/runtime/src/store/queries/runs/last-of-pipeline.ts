import { query } from '../../query.ts'
import { uuid } from '../../types.ts'
import { RUN, RUN_COLUMNS } from './columns.ts'

/** The newest run of a pipeline. */
export const lastRunOfPipeline = query({
  name: 'lastRunOfPipeline',
  params: { projectId: uuid, pipelineId: uuid },
  row: RUN,
  text: `
    SELECT ${RUN_COLUMNS} FROM runs r
    WHERE r.pipeline_id = :pipelineId AND r.project_id = :projectId ORDER BY r.created_at DESC, r.id DESC LIMIT 1`,
})
