import { PlatformError } from '@ai-etl/core/errors/error'
import { testInPool } from '@ai-etl/runtime/connections/look'
import { givenAddress } from '../../connections/address.ts'
import { route } from '../../http/route.ts'
import { poolFor } from '../../pool.ts'
import { projectSettings } from '../../project-settings.ts'
import { givenSchema, testSchema } from './connection.ts'

export const tryConnection = route({
  id: 'tryConnection',
  method: 'POST',
  path: '/connections/test',
  tag: 'connections',
  summary: 'Test a connection before it is saved',
  scope: 'project',
  body: givenSchema,
  answer: testSchema,
  limit: 60,
  async handle({ services, body, project, lang, signal }) {
    const address = givenAddress(body, null, '')
    if (address === null) throw new PlatformError('connections.address-needed', { name: '' })
    return testInPool(poolFor(services, address), address, await projectSettings(services, project.id, lang), signal)
  },
})
