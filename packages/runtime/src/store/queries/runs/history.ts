import { query } from '../../query.ts'
import { integer, json, nullable, text, uuid } from '../../types.ts'
import { RUN, RUN_COLUMNS } from './columns.ts'

/** The newest runs of a pipeline that are over, with their documents; of loads without a pipeline those of one name. */
export const runHistory = query({
  name: 'runHistory',
  params: { projectId: uuid, pipelineId: nullable(uuid), name: nullable(text), limit: integer },
  row: { ...RUN, document: nullable(json()) },
  text: `
    SELECT ${RUN_COLUMNS}, r.document FROM runs r
    WHERE r.project_id = :projectId AND r.finished_at IS NOT NULL
      AND (r.pipeline_id = :pipelineId OR (:pipelineId IS NULL AND r.pipeline_id IS NULL AND r.name = :name))
    ORDER BY r.created_at DESC, r.id DESC LIMIT :limit`,
})
