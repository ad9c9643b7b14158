import { query } from '../../query.ts'
import { integer, json, nullable, text, uuid } from '../../types.ts'
import { RUN, RUN_COLUMNS } from './columns.ts'

/**
 * The newest runs of a pipeline that are over, with their documents, those of the command line that bear its name among
 * them; of loads without a pipeline those of one name.
 */
export const runHistory = query({
  name: 'runHistory',
  params: { projectId: uuid, pipelineId: nullable(uuid), name: nullable(text), limit: integer },
  row: { ...RUN, document: nullable(json()) },
  text: `
    WITH found AS (
      (SELECT id FROM runs
        WHERE project_id = :projectId AND finished_at IS NOT NULL
          AND (pipeline_id = :pipelineId OR (:pipelineId IS NULL AND pipeline_id IS NULL AND name = :name))
        ORDER BY created_at DESC, id DESC LIMIT :limit)
      UNION ALL
      (SELECT id FROM runs
        WHERE :pipelineId IS NOT NULL AND project_id = :projectId AND finished_at IS NOT NULL
          AND pipeline_id IS NULL AND request ? 'pipeline' AND request ->> 'pipeline' = :name
        ORDER BY created_at DESC, id DESC LIMIT :limit)
    )
    SELECT ${RUN_COLUMNS}, r.document FROM runs r JOIN found USING (id)
    ORDER BY r.created_at DESC, r.id DESC LIMIT :limit`,
})
