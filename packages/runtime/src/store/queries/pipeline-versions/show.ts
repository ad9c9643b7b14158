import { query } from '../../query.ts'
import { integer, json, text, uuid } from '../../types.ts'
import { VERSION, VERSION_COLUMNS } from './columns.ts'

/** With its text. */
export const showPipelineVersion = query({
  name: 'showPipelineVersion',
  params: { projectId: uuid, pipelineId: uuid, number: integer },
  row: { ...VERSION, text, document: json() },
  text: `
    SELECT ${VERSION_COLUMNS}, v.text, v.document
    FROM pipeline_versions v JOIN pipelines p ON p.id = v.pipeline_id
    WHERE v.pipeline_id = :pipelineId AND v.number = :number AND p.project_id = :projectId`,
})
