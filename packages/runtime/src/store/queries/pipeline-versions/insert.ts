import { query } from '../../query.ts'
import { integer, json, nullable, text, uuid } from '../../types.ts'
import { VERSION, VERSION_COLUMNS } from './columns.ts'

/** The next version of a pipeline, which becomes the current one. No row: the current version is not the one that the edit
 * began with (`basedOn`), so somebody else's would be lost. */
export const insertPipelineVersion = query({
  name: 'insertPipelineVersion',
  params: {
    projectId: uuid,
    pipelineId: uuid,
    basedOn: integer,
    text,
    document: json(),
    note: text,
    restoredFrom: nullable(integer),
    authorId: nullable(uuid),
  },
  row: VERSION,
  text: `
    WITH pipeline AS (
      UPDATE pipelines SET current_version = current_version + 1, updated_at = now()
      WHERE id = :pipelineId AND project_id = :projectId AND current_version = :basedOn
      RETURNING id, current_version
    )
    INSERT INTO pipeline_versions AS v (pipeline_id, number, text, document, note, restored_from, author_id)
    SELECT id, current_version, :text, :document, :note, :restoredFrom, :authorId FROM pipeline
    RETURNING ${VERSION_COLUMNS}`,
})
