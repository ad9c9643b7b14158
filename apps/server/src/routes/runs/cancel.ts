import { cancelRun as cancelForeign } from '@ai-etl/runtime/runs/cancel'
import { showRun } from '@ai-etl/runtime/store/queries/runs/show'
import { one } from '@ai-etl/runtime/store/query'
import { route } from '../../http/route.ts'
import { recordEnd } from '../../runs/record.ts'
import { runParams } from './run.ts'

export const cancelRun = route({
  id: 'cancelRun',
  method: 'POST',
  path: '/runs/:runId/cancel',
  tag: 'runs',
  summary: 'End a run that waits or goes on; its target stays as it was before',
  scope: { object: 'run', param: 'runId' },
  params: runParams,
  answer: null,
  async handle({ services, project, params, audit }) {
    const run = await one(services.database, showRun, { projectId: project.id, ...params })
    await audit('run.cancel', { kind: 'run', id: params.runId })
    if (run.jobId !== null) await services.jobs.cancel(run.jobId)
    // A run of a schedule that waits for one before it has no job yet.
    else if (run.state === 'queued')
      await recordEnd(services, params.runId, 'cancelled', { document: null, error: null })
    else if (run.runFolder !== null && run.finishedAt === null)
      await cancelForeign(services.settings.dataDir, run.runFolder)
  },
})
