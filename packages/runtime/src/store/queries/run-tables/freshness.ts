import { query } from '../../query.ts'
import { bigint, instant, nullable, present, text, uuid } from '../../types.ts'

/** When each table that runs of a project wrote since a moment was written last. */
export const targetFreshness = query({
  name: 'targetFreshness',
  params: { projectId: uuid, since: instant },
  row: {
    address: text,
    name: text,
    runId: uuid,
    pipelineId: nullable(uuid),
    finishedAt: present(instant),
    written: bigint,
  },
  text: `
    SELECT DISTINCT ON (t.address, t.name) t.address, t.name, r.id AS "runId", r.pipeline_id AS "pipelineId",
      r.finished_at AS "finishedAt", t.written_rows AS "written"
    FROM runs r JOIN run_tables t ON t.run_id = r.id
    WHERE r.project_id = :projectId AND r.created_at >= :since AND r.state IN ('succeeded', 'unchanged')
    ORDER BY t.address, t.name, r.finished_at DESC`,
})
