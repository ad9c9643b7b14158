import { list } from '../../page.ts'
import { boolean, instant, text, uuid } from '../../types.ts'
import { SCHEDULE, SCHEDULE_COLUMNS } from './columns.ts'

/** The schedules of a project, the newest first. */
export const listSchedules = list({
  name: 'listSchedules',
  params: { projectId: uuid },
  filters: {
    pipelineId: { type: uuid, where: 's.pipeline_id = :pipelineId' },
    enabled: { type: boolean, where: 's.enabled = :enabled' },
  },
  item: { ...SCHEDULE, pipelineName: text },
  select: `${SCHEDULE_COLUMNS}, p.name AS "pipelineName"`,
  from: 'schedules s JOIN pipelines p ON p.id = s.pipeline_id',
  where: ['s.project_id = :projectId'],
  order: { by: 's.created_at', byType: instant, id: 's.id', idType: uuid, direction: 'DESC' },
})
