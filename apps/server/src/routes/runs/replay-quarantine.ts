import { PlatformError } from '@ai-etl/core/errors/error'
import { showRun } from '@ai-etl/runtime/store/queries/runs/show'
import { one } from '@ai-etl/runtime/store/query'
import { z } from 'zod'
import { route } from '../../http/route.ts'
import { beginRun } from '../../runs/begin.ts'
import { readable } from '../../sources/readable.ts'
import { sourceSchema } from '../../sources/source.ts'
import { begunSchema, runParams } from './run.ts'

export const replayQuarantine = route({
  id: 'replayQuarantine',
  method: 'POST',
  path: '/runs/:runId/quarantine/replay',
  tag: 'runs',
  summary: 'Load the mended rows of a run into the tables that it loaded; what is rejected again stands in the new run',
  scope: { object: 'run', param: 'runId' },
  params: runParams,
  body: z.object({
    all: z.boolean().default(false).describe('also rows that nobody mended, as they stand'),
    load: z.string().max(4000).optional().describe('the one target whose rows are meant, as its rows name it'),
    file: sourceSchema.optional().describe('mended rows in the form of the raw file, in place of those mended here'),
    target: z.string().min(1).max(4000).optional().describe('needed where the first address carried a secret'),
  }),
  answer: begunSchema,
  status: 202,
  async handle({ services, project, user, params, body, lang, audit }) {
    const run = await one(services.database, showRun, { projectId: project.id, ...params })
    if (run.finishedAt === null) throw new PlatformError('run.not-over', { run: params.runId })
    const folder = run.runFolder
    if (folder === null) throw new PlatformError('run.no-log', { run: params.runId })
    const file = body.file === undefined ? undefined : (await readable(body.file, project.id, services)).address
    const begun = await beginRun(services, {
      projectId: project.id,
      userId: user.userId,
      lang,
      work: {
        kind: 'replay',
        of: folder,
        name: run.name,
        ofRunId: params.runId,
        all: body.all,
        load: body.load,
        file,
        target: body.target,
      },
      pipeline: null,
      trigger: 'manual',
      retryOf: params.runId,
    })
    await audit('quarantine.replay', { kind: 'run', id: params.runId }, { runId: begun.runId })
    return begun
  },
})
