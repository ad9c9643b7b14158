import { query } from '../../query.ts'
import { json, nullable, uuid } from '../../types.ts'

/** The document of the last successful run of the pipeline that a run is of, among those that counted rows. */
export const countedBefore = query({
  name: 'countedBefore',
  params: { projectId: uuid, runId: uuid },
  row: { document: nullable(json()) },
  text: `
    SELECT before.document FROM runs r
    JOIN runs before ON before.pipeline_id = r.pipeline_id AND before.project_id = r.project_id
    WHERE r.id = :runId AND r.project_id = :projectId AND before.id <> r.id
      AND before.state IN ('succeeded', 'unchanged') AND before.document ? 'counted'
    ORDER BY before.created_at DESC, before.id DESC LIMIT 1`,
})
