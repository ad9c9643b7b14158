import { showSchedule as find } from '@ai-etl/runtime/store/queries/schedules/show'
import { one } from '@ai-etl/runtime/store/query'
import { z } from 'zod'
import { route } from '../../http/route.ts'
import { nextTimes, scheduleParams, scheduleSchema, shownSchedule } from './schedule.ts'

const SHOWN = 5

export const showSchedule = route({
  id: 'showSchedule',
  method: 'GET',
  path: '/schedules/:scheduleId',
  tag: 'schedules',
  summary: 'A schedule with its next five times',
  scope: { object: 'schedule', param: 'scheduleId' },
  params: scheduleParams,
  answer: scheduleSchema.extend({ next: z.array(z.string()) }),
  async handle({ services, project, params }) {
    const schedule = await one(services.database, find, { projectId: project.id, ...params })
    const from = new Date(schedule.nextAt ?? Date.now())
    const next = schedule.nextAt === null ? [] : [schedule.nextAt, ...nextTimes(schedule, from, SHOWN - 1)]
    return { ...shownSchedule(schedule), next }
  },
})
