import { z } from 'zod'
import { route } from '../../http/route.ts'

export const ready = route({
  id: 'ready',
  method: 'GET',
  path: '/health/ready',
  tag: 'health',
  summary: 'The server can do its work: the metadata database answers',
  scope: 'open',
  answer: z.object({ status: z.enum(['ready', 'stopping']), database: z.object({ ms: z.number() }) }),
  async handle({ services }) {
    const started = performance.now()
    await services.database.pool.query('SELECT 1')
    return { status: 'ready' as const, database: { ms: Math.round(performance.now() - started) } }
  },
})
