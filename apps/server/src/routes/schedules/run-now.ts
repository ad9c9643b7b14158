import { z } from 'zod'
import { route } from '../../http/route.ts'
import { insertScheduled } from '../../schedules/fire.ts'
import { scheduledOf } from '../../schedules/scheduled.ts'
import { scheduleParams } from './schedule.ts'

export const runScheduleNow = route({
  id: 'runScheduleNow',
  method: 'POST',
  path: '/schedules/:scheduleId/run',
  tag: 'schedules',
  summary: 'Run the pipeline of a schedule now, with its parameters; waits for a run that goes on',
  scope: { object: 'schedule', param: 'scheduleId' },
  params: scheduleParams,
  answer: z.object({ runId: z.uuid() }),
  status: 202,
  async handle({ services, project, user, params, audit }) {
    const of = await scheduledOf(services, { projectId: project.id, ...params })
    const runId = await insertScheduled(services.database, of, new Date(), 'manual', user.userId)
    await audit('run.start', { kind: 'run', id: runId }, params)
    return { runId }
  },
})
