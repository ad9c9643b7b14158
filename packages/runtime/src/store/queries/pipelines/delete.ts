import { query } from '../../query.ts'
import { uuid } from '../../types.ts'

/** With its versions and schedules; its runs stay. */
export const deletePipeline = query({
  name: 'deletePipeline',
  params: { projectId: uuid, pipelineId: uuid },
  row: {},
  text: `
    DELETE FROM pipelines WHERE id = :pipelineId AND project_id = :projectId`,
})
