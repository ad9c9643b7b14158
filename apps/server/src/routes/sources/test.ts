import { testInPool } from '@ai-etl/runtime/connections/look'
import { z } from 'zod'
import { route } from '../../http/route.ts'
import { poolFor } from '../../pool.ts'
import { projectSettings } from '../../project-settings.ts'
import { calledByLabel } from '../../sources/label.ts'
import { readable } from '../../sources/readable.ts'
import { sourceSchema } from '../../sources/source.ts'
import { testSchema } from '../connections/connection.ts'

export const testSource = route({
  id: 'testSource',
  method: 'POST',
  path: '/sources/test',
  tag: 'sources',
  summary: 'Test whatever can be read, step by step: resolve, connect, authenticate, authorise, read',
  scope: 'project',
  body: z.object({ source: sourceSchema }),
  answer: testSchema,
  limit: 60,
  async handle({ services, body, project, lang, signal }) {
    const source = await readable(body.source, project.id, services)
    const settings = await projectSettings(services, project.id, lang)
    return calledByLabel(await testInPool(poolFor(services, source.address), source.address, settings, signal), source)
  },
})
