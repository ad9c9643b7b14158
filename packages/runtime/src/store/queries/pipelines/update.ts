import { query } from '../../query.ts'
import { nullable, text, uuid } from '../../types.ts'
import { PIPELINE, PIPELINE_COLUMNS } from './columns.ts'

/** Null leaves a value as it is. No row: no such pipeline. */
export const updatePipeline = query({
  name: 'updatePipeline',
  params: { projectId: uuid, pipelineId: uuid, name: nullable(text), description: nullable(text) },
  row: PIPELINE,
  text: `
    UPDATE pipelines p SET
      name = coalesce(:name, p.name), description = coalesce(:description, p.description), updated_at = now()
    WHERE p.id = :pipelineId AND p.project_id = :projectId
    RETURNING ${PIPELINE_COLUMNS}`,
})
