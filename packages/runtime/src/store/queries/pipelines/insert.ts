import { query } from '../../query.ts'
import { json, nullable, text, uuid } from '../../types.ts'
import { PIPELINE, PIPELINE_COLUMNS } from './columns.ts'

/** A pipeline with its version 1. No row: the project has a pipeline of that name. */
export const insertPipeline = query({
  name: 'insertPipeline',
  params: {
    projectId: uuid,
    name: text,
    description: text,
    text,
    document: json(),
    note: text,
    authorId: nullable(uuid),
  },
  row: PIPELINE,
  text: `
    WITH made AS (
      INSERT INTO pipelines AS p (project_id, name, description, current_version, created_by)
      VALUES (:projectId, :name, :description, 1, :authorId)
      ON CONFLICT (project_id, name) DO NOTHING
      RETURNING ${PIPELINE_COLUMNS}
    ), version AS (
      INSERT INTO pipeline_versions (pipeline_id, number, text, document, note, author_id)
      SELECT made.id, 1, :text, :document, :note, :authorId FROM made
    )
    SELECT * FROM made`,
})
