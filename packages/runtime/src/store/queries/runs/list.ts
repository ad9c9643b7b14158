import { list } from '../../page.ts'
import { instant, uuid } from '../../types.ts'
import { RUN, RUN_COLUMNS, RUN_STATE, TRIGGER } from './columns.ts'

/** The runs of a project, the newest first. */
export const listRuns = list({
  name: 'listRuns',
  params: { projectId: uuid },
  filters: {
    state: { type: RUN_STATE, where: 'r.state = :state' },
    pipelineId: { type: uuid, where: 'r.pipeline_id = :pipelineId' },
    scheduleId: { type: uuid, where: 'r.schedule_id = :scheduleId' },
    trigger: { type: TRIGGER, where: 'r.trigger = :trigger' },
    from: { type: instant, where: 'r.created_at >= :from' },
    until: { type: instant, where: 'r.created_at < :until' },
  },
  item: RUN,
  select: RUN_COLUMNS,
  from: 'runs r',
  where: ['r.project_id = :projectId'],
  order: { by: 'r.created_at', byType: instant, id: 'r.id', idType: uuid, direction: 'DESC' },
})
