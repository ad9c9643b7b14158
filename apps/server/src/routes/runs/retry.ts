import { z } from 'zod'
import { route } from '../../http/route.ts'
import { retryRun as retry } from '../../runs/retry.ts'
import { begunSchema, runParams } from './run.ts'

export const retryRun = route({
  id: 'retryRun',
  method: 'POST',
  path: '/runs/:runId/retry',
  tag: 'runs',
  summary:
    'Do a run that is over once more, with the same version and parameters: behind the last chunk that its target committed (as `resume`), or from the start',
  scope: { object: 'run', param: 'runId' },
  params: runParams,
  body: z.object({ from: z.enum(['last-chunk', 'start']).default('last-chunk') }),
  answer: begunSchema,
  status: 202,
  async handle({ services, project, user, params, body, lang, audit }) {
    const by = { projectId: project.id, userId: user.userId, lang }
    const begun = await retry(services, by, params.runId, body.from)
    await audit('run.retry', { kind: 'run', id: begun.runId }, { of: params.runId, from: body.from })
    return begun
  },
})
