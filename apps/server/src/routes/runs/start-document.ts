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
  body: z.object({
    text: textSchema,
    name: documentName,
    params: paramsSchema,
    inEngine: z.boolean().optional().describe('compute nothing in the databases of sources and targets'),
    full: z.boolean().optional().describe('read all of incremental sources, and begin their marks anew'),
  }),
  answer: begunSchema,
  status: 202,
  async handle({ services, project, user, body, lang, audit }) {
    const { name: document, text, params, inEngine, full } = body
    const { pipeline } = keptDocument(text, document)
    const begun = await beginRun(services, {
      projectId: project.id,
      userId: user.userId,
      lang,
      work: {
        kind: 'pipeline',
        name: pipeline.name,
        document,
        text,
        params,
        ...(inEngine && { inEngine }),
        ...(full && { full }),
      },
      pipeline: null,
      trigger: user.sessionId === null ? 'api' : 'manual',
    })
    await audit('run.start', { kind: 'run', id: begun.runId }, { document: pipeline.name })
    return begun
  },
})
