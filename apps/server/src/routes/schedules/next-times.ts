import { z } from 'zod'
import { route } from '../../http/route.ts'
import { nextTimes } from './schedule.ts'

export const nextScheduleTimes = route({
  id: 'nextScheduleTimes',
  method: 'GET',
  path: '/schedules/next-times',
  tag: 'schedules',
  summary: 'The next times of a cron expression or an interval that is not saved yet',
  scope: 'user',
  query: z.object({
    cron: z.string().max(200).optional(),
    intervalSeconds: z.coerce.number().int().min(10).optional(),
    timezone: z.string().max(100).default('UTC'),
    count: z.coerce.number().int().min(1).max(20).default(5),
  }),
  answer: z.object({ times: z.array(z.string()) }),
  async handle({ query }) {
    const { cron = null, intervalSeconds = null, timezone, count } = query
    return { times: [...nextTimes({ cron, intervalSeconds, timezone }, new Date(), count)] }
  },
})
