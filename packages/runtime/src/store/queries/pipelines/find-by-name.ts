import { query } from '../../query.ts'
import { text, uuid } from '../../types.ts'
import { PIPELINE, PIPELINE_COLUMNS } from './columns.ts'

/** The pipeline of a name. */
export const findPipelineByName = query({
  name: 'findPipelineByName',
  params: { projectId: uuid, name: text },
  row: PIPELINE,
  text: `SELECT ${PIPELINE_COLUMNS} FROM pipelines p WHERE p.project_id = :projectId AND p.name = :name`,
})
