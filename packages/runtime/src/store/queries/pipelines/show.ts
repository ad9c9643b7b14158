import { query } from '../../query.ts'
import { json, text, uuid } from '../../types.ts'
import { PIPELINE, PIPELINE_COLUMNS } from './columns.ts'

/** With the text of the current version. */
export const showPipeline = query({
  name: 'showPipeline',
  params: { projectId: uuid, pipelineId: uuid },
  row: { ...PIPELINE, text, document: json() },
  text: `
    SELECT ${PIPELINE_COLUMNS}, v.text, v.document
    FROM pipelines p JOIN pipeline_versions v ON v.pipeline_id = p.id AND v.number = p.current_version
    WHERE p.id = :pipelineId AND p.project_id = :projectId`,
})
