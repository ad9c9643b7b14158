import { PlatformError } from '@ai-etl/core/errors/error'
import { countOtherSchedules } from '@ai-etl/runtime/store/queries/schedules/count-others'
import { insertSchedule } from '@ai-etl/runtime/store/queries/schedules/insert'
import { maybe, one } from '@ai-etl/runtime/store/query'
import { z } from 'zod'
import { route } from '../../http/route.ts'
import { otherSchedules } from '../../schedules/of-document.ts'
import { keptSchedule, scheduleBody, scheduleSchema, shownSchedule } from './schedule.ts'

export const createSchedule = route({
  id: 'createSchedule',
  method: 'POST',
  path: '/schedules',
  tag: 'schedules',
  summary: 'Run a pipeline by the clock',
  scope: 'project',
  body: scheduleBody.and(z.object({ pipelineId: z.uuid() })),
  answer: scheduleSchema.extend({ others: otherSchedules }),
  status: 201,
  async handle({ services, project, user, body, audit }) {
    const values = {
      ...keptSchedule(body, new Date()),
      projectId: project.id,
      fromDocument: false,
      createdBy: user.userId,
    }
    const made = await maybe(services.database, insertSchedule, { ...values, pipelineId: body.pipelineId })
    if (made === null) throw new PlatformError('object.missing', { kind: 'pipeline', id: body.pipelineId })
    await audit('schedule.create', { kind: 'schedule', id: made.id }, { pipelineId: body.pipelineId })
    const of = { projectId: project.id, pipelineId: body.pipelineId, scheduleId: made.id }
    const { others } = await one(services.database, countOtherSchedules, of)
    return { ...shownSchedule(made), others }
  },
})
