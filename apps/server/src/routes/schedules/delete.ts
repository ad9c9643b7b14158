import { deleteSchedule as remove } from '@ai-etl/runtime/store/queries/schedules/delete'
import { none } from '@ai-etl/runtime/store/query'
import { route } from '../../http/route.ts'
import { refuseRemoval } from '../../schedules/of-document.ts'
import { scheduleParams } from './schedule.ts'

export const deleteSchedule = route({
  id: 'deleteSchedule',
  method: 'DELETE',
  path: '/schedules/:scheduleId',
  tag: 'schedules',
  summary: 'Remove a schedule; its runs stay',
  scope: { object: 'schedule', param: 'scheduleId' },
  params: scheduleParams,
  answer: null,
  async handle({ services, project, params, audit }) {
    await refuseRemoval(services.database, { projectId: project.id, ...params })
    await audit('schedule.delete', { kind: 'schedule', id: params.scheduleId })
    await none(services.database, remove, { projectId: project.id, ...params })
  },
})
