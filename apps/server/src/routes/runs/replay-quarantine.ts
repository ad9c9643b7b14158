import { PlatformError } from '@ai-etl/core/errors/error'
import { showRun } from '@ai-etl/runtime/store/queries/runs/show'
import { one } from '@ai-etl/runtime/store/query'
import { z } from 'zod'
import { route } from '../../http/route.ts'
import { beginRun } from '../../runs/begin.ts'
import { quarantineFolder } from '../../runs/quarantine-folder.ts'
import { begunSchema, runParams } from './run.ts'

export const replayQuarantine = route({
  id: 'replayQuarantine',
  method: 'POST',
  path: '/runs/:runId/quarantine/replay',
  tag: 'runs',
  summary: 'Load the mended rows of a run into the table that it loaded; what is rejected again stands in the new run',
  scope: { object: 'run', param: 'runId' },
  params: runParams,
  body: z.object({
    all: z.boolean().default(false).describe('also rows that nobody mended, as they stand'),
  }),
  answer: begunSchema,
  status: 202,
  async handle({ services, project, user, params, body, lang, audit }) {
    const run = await one(services.database, showRun, { projectId: project.id, ...params })
    if (run.finishedAt === null) throw new PlatformError('run.not-over', { run: params.runId })
    const folder = quarantineFolder(run)
    if (folder === null) throw new PlatformError('run.no-log', { run: params.runId })
    const begun = await beginRun(services, {
      projectId: project.id,
      userId: user.userId,
      lang,
      work: { kind: 'replay', of: folder, ofRunId: params.runId, all: body.all },
      pipeline: null,
      trigger: 'manual',
      retryOf: params.runId,
    })
    await audit('quarantine.replay', { kind: 'run', id: params.runId }, { runId: begun.runId })
    return begun
  },
})
