import { updateSchedule as update } from '@ai-etl/runtime/store/queries/schedules/update'
import { one } from '@ai-etl/runtime/store/query'
import { route } from '../../http/route.ts'
import { refuseOtherTimes } from '../../schedules/of-document.ts'
import { keptSchedule, scheduleBody, scheduleParams, scheduleSchema, shownSchedule } from './schedule.ts'

export const updateSchedule = route({
  id: 'updateSchedule',
  method: 'PUT',
  path: '/schedules/:scheduleId',
  tag: 'schedules',
  summary:
    'Replace all of a schedule but its pipeline; `enabled: false` pauses it. When one from the document runs is said there',
  scope: { object: 'schedule', param: 'scheduleId' },
  params: scheduleParams,
  body: scheduleBody,
  answer: scheduleSchema,
  async handle({ services, project, params, body, audit }) {
    await refuseOtherTimes(services.database, { projectId: project.id, ...params }, body)
    const values = { ...keptSchedule(body, new Date()), projectId: project.id, ...params }
    const updated = await one(services.database, update, values)
    await audit('schedule.update', { kind: 'schedule', id: params.scheduleId }, { enabled: body.enabled })
    return shownSchedule(updated)
  },
})
