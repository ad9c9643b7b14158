import { z } from 'zod'
import { route } from '../../http/route.ts'
import { keptDocument } from '../../pipelines/document.ts'
import { beginRun } from '../../runs/begin.ts'
import { documentName, paramsSchema, textSchema } from '../pipelines/pipeline.ts'
import { begunSchema } from './run.ts'

export const runDocument = route({
  id: 'runDocument',
  method: 'POST',
  path: '/pipelines/run',
  tag: 'runs',
  summary: 'Run a document that is not saved: the run is listed under the pipeline’s name, and keeps the document',
  scope: 'project',
  body: z.object({ text: textSchema, name: documentName, params: paramsSchema }),
  answer: begunSchema,
  status: 202,
  async handle({ services, project, user, body, lang, audit }) {
    const { pipeline } = keptDocument(body.text, body.name)
    const begun = await beginRun(services, {
      projectId: project.id,
      userId: user.userId,
      lang,
      work: { kind: 'pipeline', name: pipeline.name, document: body.name, text: body.text, params: body.params },
      pipeline: null,
      trigger: user.sessionId === null ? 'api' : 'manual',
    })
    await audit('run.start', { kind: 'run', id: begun.runId }, { document: pipeline.name })
    return begun
  },
})
