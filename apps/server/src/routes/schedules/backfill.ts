import { transaction } from '@ai-etl/runtime/store/query'
import { z } from 'zod'
import { route } from '../../http/route.ts'
import { insertScheduled } from '../../schedules/fire.ts'
import { scheduledOf } from '../../schedules/scheduled.ts'
import { timesBetween } from '../../schedules/times.ts'
import { scheduleParams } from './schedule.ts'

const MOST = 500

export const backfillSchedule = route({
  id: 'backfillSchedule',
  method: 'POST',
  path: '/schedules/:scheduleId/backfill',
  tag: 'schedules',
  summary: `Runs for every time of a schedule within a range (${MOST} at most), one after the other, the earliest first`,
  scope: { object: 'schedule', param: 'scheduleId' },
  params: scheduleParams,
  body: z.object({
    from: z.iso.datetime({ offset: true }).describe('included'),
    until: z.iso.datetime({ offset: true }).describe('not included'),
  }),
  answer: z.object({ runIds: z.array(z.uuid()) }),
  status: 202,
  async handle({ services, project, user, params, body, audit }) {
    const of = await scheduledOf(services, { projectId: project.id, ...params })
    const times = timesBetween(of, new Date(body.from), new Date(body.until), MOST)
    const runIds = await transaction(services.database, async (tx) => {
      const ids: string[] = []
      for (const time of times) ids.push(await insertScheduled(tx, of, time, 'backfill', user.userId))
      return ids
    })
    await audit('schedule.backfill', { kind: 'schedule', id: params.scheduleId }, { ...body, runs: runIds.length })
    return { runIds }
  },
})
