import { z } from 'zod'
import { route } from '../../http/route.ts'
import { currentPipeline, pipelineVersion } from '../../pipelines/version.ts'
import { beginRun } from '../../runs/begin.ts'
import { paramsSchema, pipelineParams } from '../pipelines/pipeline.ts'
import { begunSchema } from './run.ts'

export const runPipeline = route({
  id: 'runPipeline',
  method: 'POST',
  path: '/pipelines/:pipelineId/runs',
  tag: 'runs',
  summary: 'Run a pipeline: its current version, or another one',
  scope: { object: 'pipeline', param: 'pipelineId' },
  params: pipelineParams,
  body: z.object({
    params: paramsSchema,
    version: z.int().positive().optional(),
    full: z.boolean().optional().describe('read all of incremental sources, and begin their marks anew'),
  }),
  answer: begunSchema,
  status: 202,
  async handle({ services, project, user, params, body, lang, audit }) {
    const of = { projectId: project.id, ...params }
    const { name, currentVersion, text: newest } = await currentPipeline(services, of)
    const version = body.version ?? currentVersion
    const text =
      version === currentVersion ? newest : (await pipelineVersion(services, { ...of, number: version })).text
    const begun = await beginRun(services, {
      projectId: project.id,
      userId: user.userId,
      lang,
      work: { kind: 'pipeline', name, text, params: body.params, ...(body.full && { full: true }) },
      pipeline: { id: params.pipelineId, version },
      trigger: user.sessionId === null ? 'api' : 'manual',
    })
    await audit('run.start', { kind: 'run', id: begun.runId }, { pipelineId: params.pipelineId, version })
    return begun
  },
})
