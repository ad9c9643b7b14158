import { route } from '../../http/route.ts'
import { retryRun } from '../../runs/retry.ts'
import { begunSchema, runParams } from './run.ts'

export const resumeRun = route({
  id: 'resumeRun',
  method: 'POST',
  path: '/runs/:runId/resume',
  tag: 'runs',
  summary: 'Go on with a run that failed or was cancelled, behind the last chunk that its target committed',
  scope: { object: 'run', param: 'runId' },
  params: runParams,
  answer: begunSchema,
  status: 202,
  async handle({ services, project, user, params, lang, audit }) {
    const by = { projectId: project.id, userId: user.userId, lang }
    const begun = await retryRun(services, by, params.runId, 'last-chunk')
    await audit('run.resume', { kind: 'run', id: begun.runId }, { of: params.runId })
    return begun
  },
})
