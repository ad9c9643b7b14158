import { route } from '../../http/route.ts'
import { retentionPolicy, retentionSchema } from '../../retention/policy.ts'

export const showRetention = route({
  id: 'showRetention',
  method: 'GET',
  path: '/retention',
  tag: 'retention',
  summary: 'How long runs, rejected rows, uploads and all else are kept, in days',
  scope: 'user',
  answer: retentionSchema,
  async handle({ services }) {
    return retentionPolicy(services)
  },
})
