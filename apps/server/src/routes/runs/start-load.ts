import { z } from 'zod'
import { route } from '../../http/route.ts'
import { beginRun } from '../../runs/begin.ts'
import { loadOptionsSchema } from '../../runs/request.ts'
import { readable } from '../../sources/readable.ts'
import { sourceSchema } from '../../sources/source.ts'
import { begunSchema } from './run.ts'

export const startLoad = route({
  id: 'startLoad',
  method: 'POST',
  path: '/runs',
  tag: 'runs',
  summary: 'Copy a source into a target, creating the table by the design',
  scope: 'project',
  body: loadOptionsSchema.extend({
    source: sourceSchema,
    target: z.string().min(1).max(4000).describe('address of the table: postgresql:///city#tickets, @connection#table'),
  }),
  answer: begunSchema,
  status: 202,
  async handle({ services, project, user, body, lang, audit }) {
    const { source, target, ...options } = body
    const { address } = await readable(source, project.id, services)
    const begun = await beginRun(services, {
      projectId: project.id,
      userId: user.userId,
      lang,
      work: { kind: 'load', source: address, target, options },
      pipeline: null,
      trigger: user.sessionId === null ? 'api' : 'manual',
    })
    await audit('run.start', { kind: 'run', id: begun.runId })
    return begun
  },
})
