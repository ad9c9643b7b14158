import { query } from '../../query.ts'
import { json, nullable, uuid } from '../../types.ts'

/** The document of the last run of the pipeline that a run is of which published what is new by a cursor. */
export const markedBefore = query({
  name: 'markedBefore',
  params: { projectId: uuid, runId: uuid },
  row: { document: nullable(json()) },
  text: `
    SELECT before.document FROM runs r
    JOIN runs before ON before.pipeline_id = r.pipeline_id AND before.project_id = r.project_id
    WHERE r.id = :runId AND r.project_id = :projectId AND before.id <> r.id
      AND before.state IN ('succeeded', 'unchanged')
      AND jsonb_array_length(coalesce(before.document #> '{incremental,targets}', '[]')) > 0
    ORDER BY before.created_at DESC, before.id DESC LIMIT 1`,
})
