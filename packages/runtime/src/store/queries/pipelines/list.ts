import { list } from '../../page.ts'
import { instant, nullable, text, uuid } from '../../types.ts'
import { RUN_STATE } from '../runs/columns.ts'
import { PIPELINE, PIPELINE_COLUMNS } from './columns.ts'

/** The pipelines of a project, the last changed first, with their last run and next time. `search`: a part of the name. */
export const listPipelines = list({
  name: 'listPipelines',
  params: { projectId: uuid },
  filters: {
    search: { type: text, where: 'strpos(lower(p.name), lower(:search)) > 0' },
  },
  item: {
    ...PIPELINE,
    lastRunId: nullable(uuid),
    lastRunState: nullable(RUN_STATE),
    lastRunAt: nullable(instant),
    nextAt: nullable(instant),
  },
  select: `${PIPELINE_COLUMNS},
    last_run.id AS "lastRunId", last_run.state AS "lastRunState", last_run.created_at AS "lastRunAt",
    (SELECT min(s.next_at) FROM schedules s WHERE s.pipeline_id = p.id AND s.enabled) AS "nextAt"`,
  from: `pipelines p LEFT JOIN LATERAL (
    SELECT r.id, r.state, r.created_at FROM runs r WHERE r.pipeline_id = p.id ORDER BY r.created_at DESC, r.id DESC LIMIT 1
  ) last_run ON true`,
  where: ['p.project_id = :projectId'],
  order: { by: 'p.updated_at', byType: instant, id: 'p.id', idType: uuid, direction: 'DESC' },
})
