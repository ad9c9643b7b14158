import { z } from 'zod'
import { route } from '../../http/route.ts'

export const live = route({
  id: 'live',
  method: 'GET',
  path: '/health/live',
  tag: 'health',
  summary: 'The process answers',
  scope: 'open',
  answer: z.object({ status: z.literal('live') }),
  async handle() {
    return { status: 'live' as const }
  },
})
