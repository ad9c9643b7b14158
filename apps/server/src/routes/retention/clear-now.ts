import { z } from 'zod'
import { route } from '../../http/route.ts'
import { retentionJob } from '../../jobs/kinds/retention.ts'

export const clearNow = route({
  id: 'clearNow',
  method: 'POST',
  path: '/retention/clear',
  tag: 'retention',
  summary: 'Remove now what the policy does not keep; the server does so every night by itself',
  scope: 'platform',
  answer: z.object({ jobId: z.uuid() }),
  status: 202,
  async handle({ services, user, lang, audit }) {
    const request = { projectId: null, userId: user.userId, lang, input: {} }
    const jobId = await services.jobs.start(retentionJob, request)
    await audit('retention.clear', { kind: 'job', id: jobId })
    return { jobId }
  },
})
