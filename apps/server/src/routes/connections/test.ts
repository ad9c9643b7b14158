import { testInPool } from '@ai-etl/runtime/connections/look'
import { setConnectionTest } from '@ai-etl/runtime/store/queries/connections/set-test'
import { none } from '@ai-etl/runtime/store/query'
import { wholeAddress } from '../../connections/shared-file.ts'
import { route } from '../../http/route.ts'
import { poolFor } from '../../pool.ts'
import { projectSettings } from '../../project-settings.ts'
import { connectionParams, testSchema } from './connection.ts'

export const testConnection = route({
  id: 'testConnection',
  method: 'POST',
  path: '/connections/:connectionId/test',
  tag: 'connections',
  summary: 'Test a saved connection step by step: resolve, connect, authenticate, authorise, read',
  scope: { object: 'connection', param: 'connectionId' },
  params: connectionParams,
  answer: testSchema,
  limit: 60,
  async handle({ services, project, params: { connectionId }, lang, signal }) {
    const address = await wholeAddress(services, project.id, connectionId)
    const test = await testInPool(
      poolFor(services, address),
      address,
      await projectSettings(services, project.id, lang),
      signal,
    )
    await none(services.database, setConnectionTest, { projectId: project.id, connectionId, test })
    return test
  },
})
